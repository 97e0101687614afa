package dev.omk.goal;

import dev.omk.digest.Sha256;
import dev.omk.gate.GateResult;
import dev.omk.review.Finding;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether two failures are the same one: times, durations, addresses, ids of processes and
 * paths of temporary directories, which differ from run to run, do not count, nor does the order of
 * the lines, which differs where tests run in parallel.
 *
 * <p>Every pattern is linear in the length of what it reads.
 */
final class FailureFingerprint {
  private static final List<Replacement> VARYING =
      List.of(
          new Replacement("\u001b\\[[0-9;]{0,20}[A-Za-z]", ""),
          new Replacement("\\b\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2})?)?", "<time>"),
          new Replacement("\\b\\d{1,2}:\\d{2}:\\d{2}\\b", "<time>"),
          new Replacement("([.,]\\d{1,9})?(Z|[+-]\\d{2}:?\\d{2})(?=[\\s\\]),]|$)", ""),
          new Replacement("\\b[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b", "<id>"),
          new Replacement("\\b0x[0-9a-fA-F]{1,32}\\b", "<address>"),
          new Replacement("@[0-9a-f]{5,16}\\b", "<address>"),
          new Replacement("(/private)?(/var)?/(tmp|folders)/[^\\s:'\"),]{1,400}", "<temporary>"),
          new Replacement(
              "\\b\\d{1,12}([.,]\\d{1,9})? ?(ns|µs|us|ms|s|sec|secs|seconds?|min|minutes?)\\b",
              "<duration>"),
          new Replacement("(?i)\\b(pid|process|port|thread)[ :=#-]{0,3}\\d{1,9}", "$1 <number>"),
          new Replacement("(127\\.0\\.0\\.1|localhost):\\d{1,5}", "$1"));

  private record Replacement(Pattern pattern, String by) {
    Replacement(String pattern, String by) {
      this(Pattern.compile(pattern), by);
    }
  }

  private FailureFingerprint() {}

  /** Of what a verification found red; the same for every green one. */
  static String of(Verification verification) {
    return digest(
        verification.red().stream().map(FailureFingerprint::failure).collect(Collectors.toList()));
  }

  /** Of what keeps a review from passing. */
  static String of(Review review) {
    return digest(review.blocking().stream().map(FailureFingerprint::failure).toList());
  }

  private static String failure(GateResult gate) {
    String lines =
        Stream.concat(Stream.of(gate.outcome().reason()), gate.excerpt().lines())
            .map(FailureFingerprint::normalised)
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new))
            .toString();
    return gate.gate() + " " + gate.outcome().status() + " " + lines;
  }

  private static String failure(Finding finding) {
    return finding.rule() + " " + finding.path() + " " + normalised(finding.message());
  }

  private static String digest(List<String> failures) {
    return Sha256.hexOf(String.join("\n", new TreeSet<>(failures)));
  }

  /** A line without what varies. */
  static String normalised(String line) {
    String text = line;
    for (Replacement varying : VARYING) {
      text = varying.pattern().matcher(text).replaceAll(varying.by());
    }
    return text.strip();
  }
}
