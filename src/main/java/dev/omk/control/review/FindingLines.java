package dev.omk.control.review;

import dev.omk.review.Finding;
import dev.omk.secret.Redactor;
import dev.omk.secret.TextLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines that findings are about, with one above and below, redacted. */
public final class FindingLines {
  private static final int MOST = 200;
  private static final int AROUND = 1;
  private static final int LONGEST = 400;
  private static final long MAX_FILE = 4 * 1024 * 1024;

  private final Path root;
  private final Redactor redactor;

  /** Shows lines of the files below a directory, without secrets. */
  public FindingLines(Path root, Redactor redactor) {
    this.root = root;
    this.redactor = redactor;
  }

  /** What can be shown. Where a secret was found nothing is. */
  public Map<Finding, List<TextLine>> of(List<Finding> findings) {
    Map<Finding, List<TextLine>> shown = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.line() > 0 && !finding.rule().startsWith("secret") && shown.size() < MOST) {
        List<TextLine> lines = lines(finding);
        if (!lines.isEmpty()) {
          shown.put(finding, lines);
        }
      }
    }
    return shown;
  }

  private List<TextLine> lines(Finding finding) {
    List<TextLine> lines = new ArrayList<>();
    try {
      Path file = root.resolve(finding.path()).normalize();
      if (!file.startsWith(root)
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) > MAX_FILE) {
        return List.of();
      }
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          number++;
          if (number > finding.line() + AROUND) {
            break;
          }
          if (number >= finding.line() - AROUND) {
            lines.add(new TextLine(number, redactor.redact(cut(line))));
          }
        }
      }
    } catch (IOException | InvalidPathException e) {
      return List.of(); // It is told without its line.
    }
    return lines.stream().anyMatch(line -> line.number() == finding.line()) ? lines : List.of();
  }

  private static String cut(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
