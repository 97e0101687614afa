package dev.omk.compare;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes out of an output what is no behaviour. Texts are bytes seen as ISO 8859-1, so that nothing
 * is lost and one byte that differs is one character that differs.
 */
public final class Normaliser {
  private static final String EXPRESSION = "re:";
  private static final Map<String, Pattern> NAMED =
      Map.of(
          "times",
          Pattern.compile(
              "\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2}([.,]\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?)?"
                  + "|\\d{1,2}:\\d{2}(:\\d{2})?([.,]\\d+)?"
                  + "|\\d+([.,]\\d+)? ?(ns|us|µs|ms|s|sec|secs|seconds|m|min|minutes|h|hours)\\b"),
          "paths",
          Pattern.compile("(^|[\\s\"'(=:,])(/[\\w.@+-]+)+/?"),
          "hex",
          Pattern.compile("0x[0-9a-fA-F]+|\\b[0-9a-f]{7,64}\\b"),
          "numbers",
          Pattern.compile("\\d+([.,]\\d+)?"));

  private final List<Pattern> rules = new ArrayList<>();
  private final String root;

  /**
   * @param rules names and expressions, as {@code normalise} has them, checked already
   * @param root the directory of the run: it differs between base and candidate and is always the
   *     same here
   */
  public Normaliser(List<String> rules, String root) {
    this.root = new String(root.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (String rule : rules) {
      Pattern named = NAMED.get(rule);
      this.rules.add(named == null ? Pattern.compile(rule.substring(EXPRESSION.length())) : named);
    }
  }

  /** The output with every match as the same mark. */
  public String apply(byte[] output) {
    String text = new String(output, StandardCharsets.ISO_8859_1).replace(root, "<root>");
    for (Pattern rule : rules) {
      text = rule.matcher(text).replaceAll("<*>");
    }
    return text;
  }
}
