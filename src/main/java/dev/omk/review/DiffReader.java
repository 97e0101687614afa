package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.nio.charset.StandardCharsets;
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

  private final byte[] text;
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

    private OpenFile(byte[] diff) {
      plus = new DiffLines(diff);
      minus = new DiffLines(diff);
    }

    private FilePatch close() {
      String before = added ? "" : oldPath.isEmpty() ? path : oldPath;
      return new FilePatch(
          before, deleted ? before : path, deleted, binary, plus, minus, executable, allowed);
    }
  }

  DiffReader(byte[] text) {
    this.text = text;
  }

  UnifiedDiff read() {
    while (at < text.length) {
      int start = at;
      header(text(start, skip()));
    }
    close();
    return new UnifiedDiff(files, whole);
  }

  // Goes to the next line and gives the end of this one.
  private int skip() {
    int end = at;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    at = Math.min(text.length, end + 1);
    return end;
  }

  private String text(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
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
    while ((oldLine < oldEnd || newLine < newEnd) && at < text.length) {
      int start = at;
      int end = withoutReturn(start, skip());
      switch (end == start ? ' ' : text[start]) {
        case '+' -> {
          file.plus.take(newLine++, start + 1, end);
          above = "";
        }
        case '-' -> {
          file.minus.take(oldLine++, start + 1, end);
          if (!above.isEmpty()) {
            file.allowed.add(new TextLine(newLine, above)); // What takes the place of this line.
          }
          above = "";
        }
        case ' ' -> {
          oldLine++;
          newLine++;
          String line = text(start, end);
          above = line.contains(Suppression.MARK) ? line.substring(1) : "";
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

  private int withoutReturn(int start, int end) {
    return end - start > 1 && text[end - 1] == '\r' ? end - 1 : end;
  }

  private void close() {
    if (open != null) {
      files.add(open.close());
      open = null;
    }
  }
}
