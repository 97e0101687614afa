package dev.omk.gate.file;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The rule for paths that a definition may name: below the root of the work tree, with slashes. */
final class RelativePaths {
  private RelativePaths() {}

  /** Whether a path is relative and has no part {@code ..}; a drive letter is absolute too. */
  static boolean isInside(String path) {
    String slashes = path.replace('\\', '/');
    boolean drive = slashes.length() > 1 && slashes.charAt(1) == ':';
    return !slashes.startsWith("/")
        && !drive
        && slashes.indexOf('\0') < 0
        && Arrays.stream(slashes.split("/", -1)).noneMatch(".."::equals);
  }

  /** Without empty parts and {@code .}; the root is empty. */
  static String normalize(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .collect(Collectors.joining("/"));
  }
}
