package dev.omk.scope;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a check script calls.
 *
 * @param files of the base, and what is done with each
 * @param awaited paths that are not there and would be taken
 * @param globs of what it starts or sources whatever its name, present or new
 */
record Calls(Map<String, FileUse> files, Set<String> awaited, Set<String> globs) {

  static Calls none() {
    return new Calls(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** One use that judges is enough: what else is done with the file prepares it. */
  void add(String path, FileUse use) {
    files.merge(path, use, (one, other) -> one == FileUse.JUDGED ? one : other);
  }
}
