package dev.omk.gate.run;

import dev.omk.file.TreeRemoval;
import dev.omk.gate.GateSpec;
import dev.omk.gate.report.UnreadableReportException;
import dev.omk.glob.GlobSearch;
import dev.omk.process.TemporaryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The report files of one attempt. What matched before is moved away, so that a report can only be
 * what this attempt wrote; afterwards what it did not replace is put back, for a gate must not lose
 * a person's files. A glob that begins with {@code {reports}/} is in a private folder of the
 * attempt instead, outside the work tree, whose path is in {@link #VARIABLE}.
 */
final class ReportFiles implements AutoCloseable {
  /** Names the private folder to the gate; {@code {reports}} in an argument is replaced by it. */
  static final String VARIABLE = "OMK_REPORT_DIR";

  private static final long MAX_BYTES = 64L * 1024 * 1024;
  private static final int MAX_FILES = 10_000;

  /** Clocks of file systems are coarse and lag behind ours. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(1);

  private final Path workTree;
  private final List<String> globs;
  private final MovedReports moved;
  private final Path privateFolder;

  private ReportFiles(Path workTree, List<String> globs, MovedReports moved, Path privateFolder) {
    this.workTree = workTree;
    this.globs = globs;
    this.moved = moved;
    this.privateFolder = privateFolder;
  }

  /** The globs that are in the work tree. */
  static List<String> inTree(List<String> globs) {
    return globs.stream().filter(glob -> !isPrivate(glob)).toList();
  }

  /** Whether a definition uses the private folder. */
  static boolean isPrivate(String glob) {
    return glob.startsWith(GateSpec.REPORTS + "/");
  }

  /** Moves old reports away, into a folder below one for such files. */
  static ReportFiles moveAway(Path workTree, List<String> globs, Path aside) throws IOException {
    ReportFiles files =
        new ReportFiles(
            workTree,
            globs,
            new MovedReports(aside),
            TemporaryFiles.directory(TemporaryFiles.system(), "reports"));
    for (Path old : files.matches()) {
      files.moved.take(old);
    }
    return files;
  }

  Path privateFolder() {
    return privateFolder;
  }

  /**
   * What the gate wrote since, sorted by path; never empty.
   *
   * @throws UnreadableReportException if there is none, or one is no regular file, is older than
   *     {@code start}, or is too large
   */
  List<Path> written(Instant start) throws UnreadableReportException, IOException {
    Set<Path> found = matches();
    if (found.isEmpty()) {
      throw new UnreadableReportException("no report was written: " + String.join(", ", globs));
    }
    if (found.size() > MAX_FILES) {
      throw new UnreadableReportException("more than " + MAX_FILES + " reports were written");
    }
    for (Path report : found) {
      check(report, start.minus(CLOCK_SLACK));
    }
    return List.copyOf(found);
  }

  private void check(Path report, Instant earliest) throws UnreadableReportException, IOException {
    BasicFileAttributes file =
        Files.readAttributes(report, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (file.isSymbolicLink()) {
      throw new UnreadableReportException(name(report) + " is a link");
    }
    if (!file.isRegularFile()) {
      throw new UnreadableReportException(name(report) + " is no regular file");
    }
    if (file.size() > MAX_BYTES) {
      throw new UnreadableReportException(name(report) + " is larger than 64 MB");
    }
    if (file.lastModifiedTime().toInstant().isBefore(earliest)) {
      throw new UnreadableReportException(name(report) + " is older than the gate's start");
    }
  }

  /** As a person would name it. */
  String name(Path report) {
    return report.startsWith(workTree)
        ? workTree.relativize(report).toString()
        : GateSpec.REPORTS + "/" + privateFolder.relativize(report);
  }

  private Set<Path> matches() throws IOException {
    Set<Path> found = new TreeSet<>();
    for (String glob : globs) {
      if (isPrivate(glob)) {
        String rest = glob.substring(GateSpec.REPORTS.length() + 1);
        found.addAll(GlobSearch.find(privateFolder, rest));
      } else {
        found.addAll(GlobSearch.find(workTree, glob));
      }
    }
    return found;
  }

  /** Puts back what was not replaced and whose folder is still there, and drops the rest. */
  @Override
  public void close() throws IOException {
    moved.putBack();
    TreeRemoval.of(privateFolder);
  }
}
