/**
 * SHA-256, in which everything is pinned, chained and named. Pure; depends on nothing. A room of
 * its own because rooms that may not know each other take digests.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.digest;
