package dev.omk.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks for secrets in the lines that a diff adds. Immutable and thread-safe. */
public final class SecretScan {
  private static final int MOST_A_LINE = 20;
  private static final int KEY_BODY_WITHIN = 6;
  private static final int SHOWN = 4;

  private static final Pattern KEY_HEADER =
      Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:\\\\[nr])*[\"',;+\\s]*$");
  private static final Pattern KEY_BODY =
      Pattern.compile("^[\\s>|\"'+]*([A-Za-z0-9+/]{40,}={0,2})(?:\\\\[nr])*(?:[\"',;+\\s]*$|\\r)");

  private static final Pattern LOCK_FILE =
      Pattern.compile("(.*/)?([^/]*\\.(lock|sum|lockb|min\\.js|map|svg)|[^/]*-lock\\.(json|yaml))");

  private final SecretAllowList allowList;

  /**
   * A scan with an allow-list.
   *
   * @param allowList of the base, never the candidate's own
   */
  public SecretScan(SecretAllowList allowList) {
    this.allowList = allowList;
  }

  /**
   * The secrets in some lines of a file.
   *
   * @param path relative to the work tree
   * @param lines those that the diff adds, in order
   * @param baseLines lines that were on the base (what the diff takes away is enough): one with the
   *     mark {@link SecretAllowList#MARK} stays allowed when it moves
   * @param testFile whether the file belongs to tests, where a random-looking value or a key is
   *     only a guess
   */
  public List<SecretFinding> scan(
      String path, List<TextLine> lines, Set<String> baseLines, boolean testFile) {
    List<SecretFinding> findings = new ArrayList<>();
    boolean lockFile = LOCK_FILE.matches(path.toLowerCase(Locale.ROOT));
    for (int i = 0; i < lines.size(); i++) {
      TextLine line = lines.get(i);
      if (line.text().contains(SecretAllowList.MARK) && baseLines.contains(line.text())) {
        continue;
      }
      int before = findings.size();
      formats(path, line, testFile, findings);
      keyBlock(path, lines, i, testFile).ifPresent(findings::add);
      if (findings.size() == before && !lockFile && AssignedSecret.mayBeIn(line.text())) {
        assigned(path, line, testFile)
            .or(() -> testFile ? Optional.empty() : written(path, line))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  // Keys made for tests of TLS are everywhere, and so are credentials for servers of tests.
  private static boolean isCertain(SecretRule rule, String path, boolean testFile) {
    return switch (rule.id()) {
      case "private-key" -> !testFile;
      case "header-token", "command-password" -> !testFile && !AssignedSecret.isProse(path);
      default -> true;
    };
  }

  private void formats(String path, TextLine line, boolean testFile, List<SecretFinding> findings) {
    for (SecretRule rule : RuleSet.BUILT_IN.candidates(line.text())) {
      if (rule.use() == SecretRule.Use.REDACT) {
        continue;
      }
      Matcher matcher = rule.format().inCode(line.text());
      for (int n = 0; n < MOST_A_LINE && matcher.find(); n++) {
        String secret = matcher.group(1);
        if (rule.isGenuine(matcher) && !allowList.allows(rule.id(), path, secret)) {
          findings.add(
              finding(
                  rule.id(), rule.name(), line.number(), secret, isCertain(rule, path, testFile)));
          break;
        }
      }
    }
  }

  // A header alone is code that deals with keys; a header with a body below it is a key.
  private Optional<SecretFinding> keyBlock(
      String path, List<TextLine> lines, int index, boolean testFile) {
    String text = lines.get(index).text();
    if (!text.contains("PRIVATE KEY") || !KEY_HEADER.matcher(text).find()) {
      return Optional.empty();
    }
    int end = Math.min(lines.size(), index + KEY_BODY_WITHIN);
    for (TextLine below : lines.subList(index + 1, end)) {
      Matcher body = KEY_BODY.matcher(below.text());
      if (body.find()) {
        boolean real =
            !Placeholders.isOne(body.group(1))
                && !allowList.allows("private-key", path, body.group(1));
        return real
            ? Optional.of(
                finding(
                    "private-key", "private key", lines.get(index).number(), "-----", !testFile))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<SecretFinding> assigned(String path, TextLine line, boolean testFile) {
    return AssignedSecret.in(path, line.text()).stream()
        .filter(value -> !allowList.allows(AssignedSecret.ID, path, value))
        .findFirst()
        .map(
            value ->
                finding(
                    AssignedSecret.ID,
                    "random-looking value of a credential",
                    line.number(),
                    value,
                    !testFile && !AssignedSecret.isProse(path)));
  }

  private Optional<SecretFinding> written(String path, TextLine line) {
    return AssignedSecret.writtenIn(path, line.text()).stream()
        .filter(value -> !AssignedSecret.isProse(path))
        .filter(value -> !allowList.allows(AssignedSecret.WRITTEN, path, value))
        .findFirst()
        .map(
            value ->
                new SecretFinding(
                    AssignedSecret.WRITTEN, line.number(), false, "a password is written out"));
  }

  private static SecretFinding finding(
      String rule, String name, int line, String secret, boolean certain) {
    String shown = secret.substring(0, Math.min(SHOWN, secret.length()));
    return new SecretFinding(rule, line, certain, name + " (" + shown + "…)");
  }
}
