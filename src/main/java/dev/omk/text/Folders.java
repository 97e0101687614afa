package dev.omk.text;

import java.util.function.Predicate;

/** The folders that a path with slashes lies in. */
public final class Folders {
  private Folders() {}

  /** Whether the name of one of them is such a one; the last segment is no folder. */
  public static boolean anyOf(String path, Predicate<String> name) {
    int start = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      if (name.test(path.substring(start, slash))) {
        return true;
      }
      start = slash + 1;
    }
    return false;
  }
}
