/**
 * What several rooms do to files in the same way. Depends on nothing; knows no path of its own.
 * What changes files follows no link.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.file;
