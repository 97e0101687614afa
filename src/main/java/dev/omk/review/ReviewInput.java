package dev.omk.review;

import dev.omk.scope.TestFiles;
import dev.omk.scope.Violation;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;

/**
 * What the wall reads.
 *
 * @param diff from the base to the candidate
 * @param violations what was judged before, undone or waiting
 * @param secretsAllow content of {@code .omk/secrets-allow} on the base; empty when there is none
 * @param testFiles what is a test
 * @param context what there is around the change
 */
public record ReviewInput(
    UnifiedDiff diff,
    List<Violation> violations,
    String secretsAllow,
    TestFiles testFiles,
    ReviewContext context) {
  public ReviewInput {
    violations = List.copyOf(violations);
  }

  /** A change of which nothing else is known. */
  public ReviewInput(
      UnifiedDiff diff, List<Violation> violations, String secretsAllow, TestFiles testFiles) {
    this(diff, violations, secretsAllow, testFiles, ReviewContext.unknown());
  }

  /**
   * The same from a diff that was not taken apart yet.
   *
   * @param diff in UTF-8; not copied
   * @param truncated whether the diff is longer than the text, which the wall then says
   */
  public static ReviewInput of(
      byte[] diff,
      boolean truncated,
      List<Violation> violations,
      String secretsAllow,
      TestFiles testFiles) {
    UnifiedDiff parsed = UnifiedDiff.parse(diff);
    UnifiedDiff honest = truncated ? new UnifiedDiff(parsed.files(), false) : parsed;
    return new ReviewInput(honest, violations, secretsAllow, testFiles);
  }

  /** The same with what there is around it. */
  public ReviewInput in(ReviewContext other) {
    return new ReviewInput(diff, violations, secretsAllow, testFiles, other);
  }

  /**
   * The texts and comments of a file: of all of it where its content is known, otherwise of the
   * lines that were added, where what began above them is taken for code.
   */
  public CodeText textsOf(FilePatch file) {
    boolean known = TextSyntax.of(file.suffix()).isPresent();
    return CodeText.of(file.suffix(), known ? linesOf(file) : file.added());
  }

  /** All lines of a file where its content is known, otherwise the added ones. */
  public List<TextLine> linesOf(FilePatch file) {
    List<TextLine> added = file.added();
    List<String> content =
        context.content().apply(file.path()).map(text -> text.lines().toList()).orElse(List.of());
    boolean fits =
        !content.isEmpty()
            && added.stream()
                .allMatch(
                    line ->
                        line.number() <= content.size()
                            && content.get(line.number() - 1).equals(line.text()));
    if (!fits) {
      return added;
    }
    List<TextLine> all = new ArrayList<>();
    content.forEach(text -> all.add(new TextLine(all.size() + 1, text)));
    return all;
  }

  /** Whether a file is code of the product: no test, no documentation, not written by a program. */
  public boolean isProduct(FilePatch file) {
    return Suffixes.CODE.contains(file.suffix())
        && !testFiles.isTest(file.path())
        && !FileKinds.isExample(file.path())
        && !FileKinds.isForeign(file.path())
        && !FileKinds.isGenerated(file.path());
  }
}
