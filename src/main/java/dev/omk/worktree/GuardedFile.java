package dev.omk.worktree;

import java.util.Optional;

/**
 * A file of the repository's own that is watched.
 *
 * @param kind {@code file}, {@code executable}, {@code link} or {@code special}
 * @param sha256 of its content or of its link's target; empty for special files
 * @param content its bytes read as ISO 8859-1, so that it can be put back; empty when over 1 MiB
 */
public record GuardedFile(String kind, String sha256, Optional<String> content) {}
