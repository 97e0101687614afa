package dev.omk.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What decides where the state directory is.
 *
 * @param explicit {@code --state-dir}
 * @param variable {@code OMK_STATE_DIR}; empty counts as not set
 * @param workingDirectory absolute
 * @param home the user's home, whose {@code .omk} belongs to omk 0.5.0
 * @param workTreeRoot the root of the git work tree around the working directory
 * @param mainWorktreeRoot the root of the main work tree of that repository; the same unless the
 *     work tree is a linked one
 */
public record StateInputs(
    Optional<Path> explicit,
    Optional<String> variable,
    Path workingDirectory,
    Optional<Path> home,
    Optional<Path> workTreeRoot,
    Optional<Path> mainWorktreeRoot) {}
