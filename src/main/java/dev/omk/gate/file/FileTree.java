package dev.omk.gate.file;

import java.util.List;
import java.util.Optional;

/**
 * The files of a project, as far as detection looks at them. Paths are relative to its root, with
 * slashes; the root is the empty path. Nothing outside the tree is ever read.
 */
public interface FileTree {
  /** The most that is read of one file, in characters; a longer one is cut. */
  int MAX_CHARS = 1024 * 1024;

  /** Whether there is a regular file. */
  boolean isFile(String path);

  /** Whether there is a folder. */
  boolean isDirectory(String path);

  /** Whether there is a regular file that may be executed. */
  boolean isExecutable(String path);

  /** The text of a file; nothing if there is none or it cannot be read. */
  Optional<String> read(String path);

  /** The names in a folder, sorted and bounded in number; empty if there is none. */
  List<String> list(String path);
}
