package dev.omk.glob;

import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what a glob means below a directory: the patterns of {@link Globs}, and a name that is
 * written as it stands although a pattern could be read in it ({@code app/[slug]/page.tsx}). Links
 * are never followed, so what is found is below the directory; a link that matches is found as a
 * link. {@code **} does not go into {@code .git} and {@code node_modules}.
 */
public final class GlobSearch {
  private static final Set<String> NOT_ENTERED = Set.of(".git", "node_modules");

  private final List<Name> names = new ArrayList<>();
  private final Set<Path> found;

  private GlobSearch(String glob, Set<Path> found) {
    this.found = found;
    for (String part : glob.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        names.add(Name.of(part));
      }
    }
    if (glob.endsWith("/") && !names.isEmpty()) {
      names.add(Name.of("**"));
    }
    if (!names.isEmpty() && names.getLast().isAnyFolders()) {
      names.add(Name.of("*")); // all that is below
    }
  }

  /** What stands between two slashes. */
  private record Name(String text, Optional<Globs> pattern) {
    static Name of(String text) {
      boolean plain = text.equals("**") || text.chars().noneMatch(c -> "*?[{\\".indexOf(c) >= 0);
      return new Name(text, plain ? Optional.empty() : pattern(text));
    }

    private static Optional<Globs> pattern(String text) {
      try {
        return Optional.of(Globs.of(List.of(text)));
      } catch (OmkException e) {
        return Optional.empty(); // a bracket without its partner can only be a name
      }
    }

    boolean isAnyFolders() {
      return text.equals("**");
    }

    boolean matches(String name) {
      return name.equals(text) || pattern.map(globs -> globs.matches(name)).orElse(false);
    }
  }

  /** Files and links of any kind that match, sorted; folders are no matches. */
  public static Set<Path> find(Path root, String glob) throws IOException {
    Set<Path> found = new TreeSet<>();
    for (String alternative : Braces.alternatives(glob)) {
      new GlobSearch(alternative, found).visit(root, 0);
    }
    return found;
  }

  private void visit(Path at, int part) throws IOException {
    if (part == names.size()) {
      if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
        found.add(at);
      }
      return;
    }
    if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Name name = names.get(part);
    if (name.isAnyFolders()) {
      visit(at, part + 1);
      visitFolders(at, part);
    } else if (name.pattern().isPresent()) {
      for (Path child : children(at)) {
        if (name.matches(child.getFileName().toString())) {
          visit(child, part + 1);
        }
      }
    } else if (!name.text().equals("..")) { // nothing above is meant, whatever braces make
      Path next = at.resolve(name.text());
      if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        visit(next, part + 1);
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
      return List.of(); // gone while we looked: then it has no files
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return children;
  }
}
