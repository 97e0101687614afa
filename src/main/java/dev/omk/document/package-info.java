/**
 * A goal as JSON: the lines of its journal and the documents that people and scripts read.
 *
 * <p>Pure, except that it knows Jackson's trees. Field names are those of omk 0.5.0 where it had
 * them; everything else is added beside them. Documents are functions of a goal, so that a deleted
 * projection comes back identical.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.document;
