/**
 * What several rooms do to files in the same way. Depends on nothing; knows no path of its own. No
 * link is ever followed.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.file;
