package dev.omk.gate.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what a glob means below a directory. {@code **} is any number of folders, {@code *} and
 * {@code ?} match within a name; everything else is itself. Links are never followed, so what is
 * found is below the directory; a link that matches is found as a link. {@code **} does not go into
 * {@code .git} and {@code node_modules}.
 */
public final class ReportGlob {
  private static final Set<String> NOT_ENTERED = Set.of(".git", "node_modules");

  private final List<String> parts;
  private final Set<Path> found = new TreeSet<>();

  private ReportGlob(String glob) {
    this.parts = new ArrayList<>();
    for (String part : glob.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    if (!parts.isEmpty() && parts.getLast().equals("**")) {
      parts.add("*"); // all that is below
    }
  }

  /** Files and links of any kind that match, sorted; folders are no matches. */
  public static Set<Path> find(Path root, String glob) throws IOException {
    ReportGlob search = new ReportGlob(glob);
    search.visit(root, 0);
    return search.found;
  }

  private void visit(Path at, int part) throws IOException {
    if (part == parts.size()) {
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        found.add(at);
      }
      return;
    }
    if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String pattern = parts.get(part);
    if (pattern.equals("**")) {
      visit(at, part + 1);
      visitFolders(at, part);
    } else if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
      Path next = at.resolve(pattern);
      if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        visit(next, part + 1);
      }
    } else {
      for (Path child : children(at)) {
        if (matches(pattern, child.getFileName().toString())) {
          visit(child, part + 1);
        }
      }
    }
  }

  private void visitFolders(Path at, int part) throws IOException {
    for (Path child : children(at)) {
      if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
          && !NOT_ENTERED.contains(child.getFileName().toString())) {
        visit(child, part);
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // gone while we looked: then it has no reports
    }
    return children;
  }

  /** Linear: on a mismatch only the last star is tried further. */
  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resume = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
