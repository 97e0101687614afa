/**
 * Where gate definitions come from: {@code .omk/gates.toml}, or the files of the project.
 *
 * <p>{@link dev.omk.gate.file.GatesFile} reads the file and says of every mistake where it is; it
 * never guesses. {@link dev.omk.gate.file.GateDetection} looks at a tree through {@link
 * dev.omk.gate.file.FileTree} and proposes gates when there is no file. Neither runs anything.
 * Depends on {@code gate}, {@code error}, {@code json}, {@code text} and {@code toml}.
 */
@org.jspecify.annotations.NullMarked
package dev.omk.gate.file;
