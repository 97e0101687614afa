/**
 * JSON as trees, without databind's start-up cost: Jackson's streaming parser and its node classes.
 *
 * <p>Reading is bounded (size of a document, depth, length of numbers) and refuses duplicate keys,
 * so that a hostile file costs no more than an error. Depends on nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.json;
