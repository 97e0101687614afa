/**
 * The wall: every rule over one change, what the user and the base allow, and the sections that
 * {@code proof.json} shows. To add a rule, see docs/CONTRIBUTING.md.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.review.wall;
