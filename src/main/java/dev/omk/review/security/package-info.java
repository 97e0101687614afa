/**
 * The rules of the section security: secrets, hidden text, rights of CI, permissive settings. Pure,
 * as all of {@code review}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review.security;
