package dev.omk.review.code;

import dev.omk.review.FileKinds;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewInput;
import dev.omk.review.ReviewRule;
import dev.omk.review.Suffixes;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a file is: written by a program, binary, executable without being a script, or too long. */
final class FileShapes implements ReviewRule {
  private static final int LONG = 1500;
  private static final int HEAD = 10;
  private static final Set<String> RUNS =
      Set.of(
          "exe", "dll", "so", "dylib", "class", "jar", "war", "pyc", "pyo", "o", "a", "obj", "wasm",
          "node", "bin", "msi", "deb", "rpm");
  private static final Set<String> MEDIA =
      Set.of(
          "png", "jpg", "jpeg", "gif", "ico", "webp", "bmp", "pdf", "woff", "woff2", "ttf", "otf",
          "eot", "mp3", "mp4", "wav", "webm");
  private static final Set<String> SCRIPTS =
      Set.of(
          "sh", "bash", "zsh", "ksh", "fish", "py", "rb", "pl", "js", "mjs", "php", "lua", "cmd");
  private static final Set<String> DATA =
      Set.of("json", "csv", "tsv", "svg", "txt", "snap", "po", "xml", "sql", "ipynb");

  private final ReviewInput input;

  FileShapes(ReviewInput input) {
    this.input = input;
  }

  @Override
  public List<Finding> examine(FilePatch file) {
    if (file.deleted()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    if (file.binary()) {
      binary(file, findings);
      return findings;
    }
    boolean lock = file.path().matches("(?s).*[.-](lock|sum|lockb)([.-].*)?");
    int says = FileKinds.isGenerated(file.path()) ? 0 : saysSo(file);
    if (!lock && says >= 0) {
      findings.add(CodeRules.GENERATED.at(file.path(), says));
      return findings;
    }
    boolean scriptless =
        !SCRIPTS.contains(file.suffix())
            && file.name().contains(".")
            && file.added().stream().noneMatch(l -> l.number() == 1 && l.text().startsWith("#!"));
    if (file.madeExecutable() && scriptless) {
      findings.add(CodeRules.MODE.at(file.path(), 0));
    }
    boolean code = Suffixes.CODE.contains(file.suffix()) && !DATA.contains(file.suffix());
    if (code && file.written().size() < file.added().size()) {
      findings.add(CodeRules.SIZE.at(file.path(), 0, "has a line that is too long to be read"));
    }
    if (code && file.added().size() > LONG) {
      findings.add(
          CodeRules.SIZE.at(
              file.path(),
              0,
              file.added().size() + " new lines are more than a person reads in one sitting"));
    }
    return findings;
  }

  private void binary(FilePatch file, List<Finding> findings) {
    if (RUNS.contains(file.suffix())) {
      findings.add(CodeRules.BINARY.at(file.path(), 0, "compiled code that nobody can review"));
    } else if (!MEDIA.contains(file.suffix()) && !input.testFiles().isTest(file.path())) {
      findings.add(CodeRules.BINARY.as(Severity.NOTE).at(file.path(), 0));
    }
  }

  /** The line with the mark of generated code at the head of a file, or -1. */
  private static int saysSo(FilePatch file) {
    return file.added().stream()
        .limit(HEAD)
        .filter(line -> line.number() <= HEAD)
        .filter(
            line ->
                line.text().contains("@generated")
                    || line.text().matches("(?i)^\\W*code generated .* do not edit.*"))
        .mapToInt(TextLine::number)
        .findFirst()
        .orElse(-1);
  }
}
