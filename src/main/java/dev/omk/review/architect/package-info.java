/**
 * The rules of the section architect: dependencies, public interfaces, structure. Pure, as all of
 * {@code review}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review.architect;
