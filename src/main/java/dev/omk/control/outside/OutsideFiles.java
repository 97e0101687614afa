package dev.omk.control.outside;

import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.UnifiedDiff;
import dev.omk.secret.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds work that rests on a file outside of the work tree which is younger than the goal: no
 * checkout of the candidate has it, and yet it is there when the gates run here.
 */
public final class OutsideFiles {
  private static final Pattern PATHS =
      Pattern.compile("(?<![\\w.:/])(~|\\$\\{?HOME\\}?|\\.\\.)?(/[\\w.+@-]+(?:/[\\w.+@-]+)*)");
  private static final int MAX_PATHS = 2000;

  private final Path root;
  private final Optional<Path> home;
  private final Instant since;

  /** Looks for what was changed since then beside the work tree. */
  public OutsideFiles(Path root, Optional<Path> home, Instant since) {
    this.root = root;
    this.home = home;
    this.since = since;
  }

  /** One finding a line that names such a file. */
  public List<Finding> in(UnifiedDiff diff) {
    List<Finding> findings = new ArrayList<>();
    int looked = 0;
    for (FilePatch file : diff.files()) {
      for (TextLine line : file.added()) {
        if (looked >= MAX_PATHS) {
          return findings;
        }
        if (line.text().indexOf('/') < 0) {
          continue;
        }
        Matcher matcher = PATHS.matcher(line.text());
        while (matcher.find() && looked++ < MAX_PATHS) {
          Optional<Path> outside = outside(file.path(), matcher);
          outside.ifPresent(path -> findings.add(finding(file.path(), line.number(), path)));
        }
      }
    }
    return findings;
  }

  private Optional<Path> outside(String file, Matcher matcher) {
    String start = matcher.group(1) == null ? "" : matcher.group(1);
    try {
      Path from =
          switch (start) {
            case "" -> Path.of("/");
            case ".." -> root.resolve(file).resolveSibling("..");
            default -> home.orElse(root);
          };
      Path path = from.resolve(matcher.group(2).substring(1)).normalize();
      boolean inside = path.startsWith(root) || root.startsWith(path);
      return !inside && path.getNameCount() > 1 && younger(path)
          ? Optional.of(path)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // Then no program can open it either.
    }
  }

  // By the time of the last change, which no program may set.
  private boolean younger(Path path) {
    try {
      return Files.getAttribute(path, "unix:ctime") instanceof FileTime changed
          && changed.toInstant().isAfter(since);
    } catch (IOException e) {
      return false; // It is not there.
    }
  }

  private static Finding finding(String file, int line, Path outside) {
    return new Finding(
        "evasion.outside-file",
        Finding.Severity.WARNING,
        file,
        line,
        "rests on " + outside + ", which is outside of the work tree and younger than the goal",
        "Bring what is needed into the work tree.");
  }
}
