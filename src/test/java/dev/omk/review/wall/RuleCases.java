package dev.omk.review.wall;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cases of one rule, from {@code src/test/resources/dev/omk/review/rules/RULE.txt}.
 *
 * <pre>
 * == true: what is wrong here          (or "honest: why it is fine", "warning: why it does not block")
 * goal the text of the goal
 * has a/file/of/the/base.py
 * file src/a.py                        (or: new, deleted, binary, executable)
 *  a line of both
 * -a line of the base
 * +a line of the candidate
 * *a line of the candidate in which the finding is expected
 * lines 2000                           (so many of the candidate)
 * known src/a.py                       (the lines above are all that the file has)
 * </pre>
 *
 * <p>{@code {npm-token}} and the like are put in by the test, so that no secret and no address of a
 * registry lies in a file.
 */
record RuleCases(String rule, List<Case> cases) {

  /**
   * One case.
   *
   * @param blocks whether what is found may block
   * @param contents of the files that are known
   * @param expected the lines of the finding; empty where any line will do
   * @param example the first of those lines, as the file has it; may be empty
   */
  record Case(
      String name,
      boolean finds,
      boolean blocks,
      String goal,
      Set<String> base,
      Set<String> paths,
      String diff,
      Map<String, String> contents,
      Set<Integer> expected,
      String example) {
    @Override
    public String toString() {
      return (finds ? blocks ? "true: " : "warning: " : "honest: ") + name;
    }
  }

  static RuleCases of(String rule) {
    String file = "/dev/omk/review/rules/" + rule + ".txt";
    try (InputStream in = RuleCases.class.getResourceAsStream(file)) {
      if (in == null) {
        return new RuleCases(rule, List.of());
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      for (String part : text.split("(?m)^== ", -1)) {
        if (part.matches("(?s)(true|warning|honest):.*")) {
          cases.add(new Reader(part).read());
        }
      }
      return new RuleCases(rule, cases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Turns the lines of a case into what git would say. */
  private static final class Reader {
    private final List<String> lines;
    private final StringBuilder diff = new StringBuilder();
    private final Set<String> base = new TreeSet<>();
    private final Set<String> gone = new TreeSet<>();
    private final Set<String> paths = new TreeSet<>();
    private final Map<String, String> contents = new HashMap<>();
    private final Set<Integer> expected = new TreeSet<>();
    private String goal = "";
    private String example = "";
    private @Nullable String header;
    private StringBuilder body = new StringBuilder();
    private int before;
    private int after;

    Reader(String text) {
      this.lines = text.lines().toList();
    }

    Case read() {
      for (String line : lines.subList(1, lines.size())) {
        line(line);
      }
      close();
      paths.addAll(base);
      paths.removeAll(gone);
      String title = lines.getFirst();
      return new Case(
          title.substring(title.indexOf(':') + 1).strip(),
          !title.startsWith("honest:"),
          !title.startsWith("warning:"),
          goal,
          base,
          paths,
          diff.toString(),
          contents,
          expected,
          example);
    }

    private void line(String line) {
      if (line.isEmpty()) {
        return;
      }
      String rest =
          line.substring(1)
              .replace("{npm-token}", TOKEN)
              .replace("{npm-registry}", REGISTRY)
              .replace("{hex}", HEX)
              .replace("{random}", RANDOM)
              .replace("{short}", "S3cr3t" + "Passw0rd!")
              .replace("{bidi}", "\u202e")
              .replace("{rle}", "\u202b")
              .replace("{pdf}", "\u202c")
              .replace("{fsi}", "\u2068")
              .replace("{pdi}", "\u2069")
              .replace("{coin}", COIN)
              .replace("{mint}", MINT)
              .replace("{map-token}", MAP);
      switch (line.charAt(0)) {
        case ' ' -> {
          before++;
          after++;
          body.append(' ').append(rest).append('\n');
        }
        case '-' -> {
          before++;
          body.append('-').append(rest).append('\n');
        }
        case '+', '*' -> {
          after++;
          body.append('+').append(rest).append('\n');
          if (line.charAt(0) == '*') {
            expected.add(after);
            example = example.isEmpty() ? line.substring(1).strip() : example;
          }
        }
        default -> word(line);
      }
    }

    private static final String REGISTRY = "registry.npmjs" + ".org";

    private static final String TOKEN = "npm" + "_" + "aB3dE5gH7jK9mN2pQ4".repeat(2);

    private static final String HEX = "8f14e45fceea167a" + "5a36dedd4bea2543";

    private static final String RANDOM = "Zx81kQpLmNvB" + "tYuIoPaSdFgHT1x2";

    private static final String COIN = "0x" + "A0b86991c6218b36c1d1" + "9D4a2e9Eb0cE3606eB48";

    private static final String MINT = "EPjFWdd5AufqSSqeM2qN1xzy" + "bapC8G4wEGGkZwyTDt1v";

    private static final String MAP =
        "pk." + "eyJ1IjoibWFwYm94IiwiYSI6ImNpejY4NXVycTA2" + ".rJcFIG214AriISLbB6B5aw";

    private void word(String line) {
      int blank = line.indexOf(' ');
      String rest = line.substring(blank + 1).strip();
      switch (line.substring(0, blank)) {
        case "goal" -> goal = rest;
        case "known" -> contents.put(rest, content());
        case "has" -> base.add(rest);
        case "lines" -> {
          for (int i = 0; i < Integer.parseInt(rest); i++) {
            after++;
            body.append("+value").append(i).append(" = compute(").append(i).append(")\n");
          }
        }
        default -> {
          close();
          open(line.substring(0, blank), rest);
        }
      }
    }

    private String content() {
      return body.toString()
          .lines()
          .filter(line -> !line.startsWith("-"))
          .map(line -> line.substring(1) + "\n")
          .collect(joining());
    }

    private void open(String kind, String path) {
      String git = "diff --git a/" + path + " b/" + path + "\n";
      String from = "--- a/" + path + "\n";
      String to = "+++ b/" + path + "\n";
      if (!kind.equals("new")) {
        base.add(path);
      }
      if (kind.equals("deleted")) {
        gone.add(path);
      } else {
        paths.add(path);
      }
      header =
          switch (kind) {
            case "file" -> git + from + to;
            case "new" -> git + "new file mode 100644\n--- /dev/null\n" + to;
            case "deleted" -> git + "deleted file mode 100644\n" + from + "+++ /dev/null\n";
            case "binary" -> git + "Binary files a/" + path + " and b/" + path + " differ\n";
            case "executable" -> git + "old mode 100644\nnew mode 100755\n" + from + to;
            default -> throw new IllegalArgumentException("no such word: " + kind);
          };
    }

    private void close() {
      if (header != null) {
        diff.append(header);
        if (!body.isEmpty()) {
          diff.append("@@ -1,%d +1,%d @@\n".formatted(before, after)).append(body);
        }
      }
      body = new StringBuilder();
      before = 0;
      after = 0;
    }
  }
}
