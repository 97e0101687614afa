package dev.omk.review.tests;

import com.google.re2j.Pattern;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.PatternSet;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import dev.omk.scope.TestFiles;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Assertions of tests: those that went, and those that cannot fail. */
final class Assertions implements ReviewRule {
  private static final Pattern ASSERTS =
      Pattern.compile(
          "\\bassert\\w*\\b|\\bexpect\\w*\\s*[({.]|\\bshould\\b|\\bverify\\s*\\(|\\bt\\.(Error|Fatal|Fail)"
              + "|\\b(require|check)\\.[A-Z]\\w+\\(|\\bEXPECT_\\w+|\\bASSERT_\\w+|\\braises\\s*\\(");
  private static final Pattern VACUOUS =
      Pattern.compile(
          "^\\s*assert\\s+(True|1)\\s*($|#|,)|\\bassert_?[tT]rue\\(\\s*([tT]rue|1)\\s*[,)]|\\bassert_?[fF]alse\\("
              + "\\s*[fF]alse\\s*[,)]|\\bassert!?\\(\\s*true\\s*[,)]|\\bexpect\\(\\s*true\\s*\\)\\.(to(Be|Equal)?\\(\\s*true"
              + "|toBeTruthy|to\\.be\\.true|to\\.equal\\(true|to eq\\(?\\s*true)|\\bassertThat\\(\\s*true\\s*\\)"
              + "|\\bassert(\\.equal|\\.strictEqual|Equals)?\\(\\s*1\\s*,\\s*1\\s*[,)]|\\bassert\\.ok\\(\\s*true\\s*[,)]");

  /** Expectations of a value, and those that many values meet. */
  private static final Pattern EXACT =
      Pattern.compile(
          "\\.(toEqual|toStrictEqual|toBe|toHaveBeenCalledWith|to\\.(deep\\.)?equal|isEqualTo)\\("
              + "|\\bassert_?[eE]quals?\\(|\\bassert\\s.*==|\\bassert_eq!");

  private static final Pattern VAGUE =
      Pattern.compile(
          "\\.(toBeTruthy|toBeDefined|toBeInstanceOf|isNotNull|isNotEmpty)\\(|\\.not\\.to(BeNull|BeUndefined)\\("
              + "|\\.to\\.(be\\.ok|exist)\\b|\\bassert_?([nN]ot_?[nN](ull|one)|[iI]s_?[nN]ot_?[nN]one)\\("
              + "|\\bassert\\s.*\\bis not None\\b");

  private static final PatternSet<Pattern> QUICK = PatternSet.of(VACUOUS);
  private static final int LONGEST = 20_000;

  private final TestFiles testFiles;

  Assertions(TestFiles testFiles) {
    this.testFiles = testFiles;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (!testFiles.isTest(file.path()) || !Suffixes.CODE.contains(file.suffix())) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> moved = file.moved();
    for (TextLine line : file.written()) {
      if (QUICK.mayMatch(line.text())
          && VACUOUS.matcher(line.text()).find()
          && !moved.contains(line.text().strip())
          && !line.text().stripLeading().startsWith("#")
          && !line.text().stripLeading().startsWith("//")) {
        findings.add(TestRules.VACUOUS.at(file.path(), line.number()));
      }
    }
    if (!file.isNew() && !file.deleted()) {
      vaguer(file, findings);
      int fewer = count(file.removed(), ASSERTS) - count(file.written(), ASSERTS);
      if (fewer > 0) {
        findings.add(
            TestRules.WEAKENED.at(
                file.path(),
                0,
                (fewer == 1 ? "one assertion" : fewer + " assertions")
                    + " fewer than on the base"));
      }
    }
    return findings;
  }

  private static void vaguer(FilePatch file, List<Finding> findings) {
    int vague = count(file.written(), VAGUE) - count(file.removed(), VAGUE);
    int exact = count(file.removed(), EXACT) - count(file.written(), EXACT);
    if (vague > 0 && exact > 0) {
      findings.add(
          TestRules.WEAKENED.at(
              file.path(), 0, "a value was expected on the base, and now only that there is one"));
    }
  }

  private static int count(List<TextLine> lines, Pattern pattern) {
    return (int)
        lines.stream()
            .filter(line -> line.text().length() <= LONGEST)
            .filter(line -> pattern.matcher(line.text()).find())
            .count();
  }
}
