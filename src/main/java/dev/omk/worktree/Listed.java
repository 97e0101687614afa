package dev.omk.worktree;

import java.util.Optional;

/**
 * A path that a listing of the work tree names.
 *
 * @param path without a slash at its end
 * @param tracked its entry in the user's index, if it has one
 * @param directory whether git listed it as a directory, which it does for repositories inside
 * @param skipWorktree whether its entry says that it need not be there
 */
record Listed(String path, Optional<TreeEntry> tracked, boolean directory, boolean skipWorktree) {

  /** Reads a field of {@code git ls-files -z -t -v -s -c -o}. */
  static Listed parse(String field) {
    if (field.startsWith("? ")) {
      boolean directory = field.endsWith("/");
      String path = field.substring(2, directory ? field.length() - 1 : field.length());
      return new Listed(path, Optional.empty(), directory, false);
    }
    int tab = field.indexOf('\t');
    String[] facts = field.substring(0, tab).split(" ", -1);
    TreeEntry entry = new TreeEntry(facts[1], facts[2], field.substring(tab + 1));
    boolean skip = facts[0].equalsIgnoreCase("S");
    return new Listed(entry.path(), Optional.of(entry), false, skip);
  }
}
