package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one diff, line by line. */
final class DiffReader {
  private static final Pattern HUNK =
      Pattern.compile(
          "@@ -([0-9]{1,9})(?:,([0-9]{1,9}))? \\+([0-9]{1,9})(?:,([0-9]{1,9}))? @@.*",
          Pattern.DOTALL);
  private static final String GIT = "diff --git ";
  private static final String EXECUTABLE = "755";

  private final String text;
  private final List<FilePatch> files = new ArrayList<>();
  private @Nullable OpenFile open;
  private boolean whole = true;
  private int at;

  /** The file whose lines are being read. */
  private static final class OpenFile {
    private String oldPath = "";
    private String path = "";
    private boolean added;
    private boolean deleted;
    private boolean binary;
    private boolean executable;
    private final DiffLines plus;
    private final DiffLines minus;
    private final List<TextLine> allowed = new ArrayList<>();

    private OpenFile(String diff) {
      plus = new DiffLines(diff);
      minus = new DiffLines(diff);
    }

    private FilePatch close() {
      String before = added ? "" : oldPath.isEmpty() ? path : oldPath;
      return new FilePatch(
          before, deleted ? before : path, deleted, binary, plus, minus, executable, allowed);
    }
  }

  DiffReader(String text) {
    this.text = text;
  }

  UnifiedDiff read() {
    while (at < text.length()) {
      header(line());
    }
    close();
    return new UnifiedDiff(files, whole);
  }

  private String line() {
    int end = text.indexOf('\n', at);
    String line = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end + 1;
    return line;
  }

  private void header(String line) {
    if (line.startsWith(GIT)) {
      close();
      open = new OpenFile(text);
      open.path = DiffPaths.fromGitLine(line.substring(GIT.length()));
      open.oldPath = open.path;
    } else if (line.startsWith("--- ") && (open == null || !open.plus.isEmpty())) {
      close();
      open = new OpenFile(text); // a plain diff, without git's line
    }
    OpenFile file = open;
    if (file == null) {
      return; // prose before the diff
    }
    if (line.startsWith("@@ ")) {
      hunk(line, file);
    } else {
      extended(line, file);
    }
  }

  private static void extended(String line, OpenFile file) {
    if (line.startsWith("--- ")) {
      String path = DiffPaths.ofHeader(line.substring(4), "a/");
      file.added |= path.isEmpty();
      file.oldPath = path;
    } else if (line.startsWith("+++ ")) {
      String path = DiffPaths.ofHeader(line.substring(4), "b/");
      file.deleted |= path.isEmpty();
      file.path = path.isEmpty() ? file.oldPath : path;
    } else if (line.startsWith("rename from ") || line.startsWith("copy from ")) {
      file.oldPath = DiffPaths.unquoted(line.substring(line.indexOf(" from ") + 6));
    } else if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
      file.path = DiffPaths.unquoted(line.substring(line.indexOf(" to ") + 4));
    } else if (line.startsWith("new file mode ")) {
      file.added = true;
      file.executable = line.endsWith(EXECUTABLE);
    } else if (line.startsWith("new mode ")) {
      file.executable = line.endsWith(EXECUTABLE);
    } else if (line.startsWith("deleted file mode ")) {
      file.deleted = true;
    } else if (line.startsWith("Binary files ") || line.equals("GIT binary patch")) {
      file.binary = true;
    }
  }

  private void hunk(String header, OpenFile file) {
    Matcher matcher = HUNK.matcher(header);
    if (!matcher.matches()) {
      whole = false;
      return;
    }
    int oldLine = Integer.parseInt(matcher.group(1));
    int newLine = Integer.parseInt(matcher.group(3));
    int oldEnd = oldLine + count(matcher.group(2));
    int newEnd = newLine + count(matcher.group(4));
    String above = "";
    while ((oldLine < oldEnd || newLine < newEnd) && at < text.length()) {
      int start = at;
      String line = line();
      char kind = line.isEmpty() ? ' ' : line.charAt(0);
      switch (kind) {
        case '+' -> {
          file.plus.take(newLine++, start + 1, end(start, line));
          above = "";
        }
        case '-' -> {
          file.minus.take(oldLine++, start + 1, end(start, line));
          if (!above.isEmpty()) {
            file.allowed.add(new TextLine(newLine, above)); // What takes the place of this line.
          }
          above = "";
        }
        case ' ' -> {
          oldLine++;
          newLine++;
          above = line.contains(Suppression.MARK) ? content(line) : "";
        }
        case '\\' -> {} // "No newline at end of file"
        default -> {
          whole = false;
          return;
        }
      }
    }
    whole &= oldLine == oldEnd && newLine == newEnd;
  }

  private static int count(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private static int end(int start, String line) {
    return start + line.length() - (line.length() > 1 && line.endsWith("\r") ? 1 : 0);
  }

  private static String content(String line) {
    return line.endsWith("\r") ? line.substring(1, line.length() - 1) : line.substring(1);
  }

  private void close() {
    if (open != null) {
      files.add(open.close());
      open = null;
    }
  }
}
