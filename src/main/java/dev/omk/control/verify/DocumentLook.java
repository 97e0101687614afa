package dev.omk.control.verify;

import dev.omk.compare.AuditReport;
import dev.omk.compare.MarkdownCheck;
import dev.omk.control.session.GoalSession;
import dev.omk.control.workspace.Interruptions;
import dev.omk.control.workspace.Subjects;
import dev.omk.error.OmkException;
import dev.omk.goal.Comparison.Check;
import dev.omk.goal.Comparison.Verdict;
import dev.omk.json.MalformedJsonException;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Count;
import dev.omk.worktree.Subject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the documents and reports that a candidate changes, and looks up what they claim. */
final class DocumentLook {
  private static final int MAX_TEXT = 8 * 1024 * 1024;
  private static final int SHOWN = 20;
  private static final Pattern NAMES_ONE =
      Pattern.compile("(?i)\\b(readme|changelog)\\b|[\\w/-]\\.(md|markdown)\\b");

  private final GoalSession session;
  private final Subject base;
  private final Subject candidate;
  private final List<String> changed;

  DocumentLook(GoalSession session, Subject candidate) throws InterruptedException {
    this.session = session;
    this.base = Subjects.parse(session.goal().base());
    this.candidate = candidate;
    this.changed =
        session.tree().diff(base, candidate).stream()
            .filter(file -> file.change() != ChangedFile.Change.DELETED)
            .map(ChangedFile::path)
            .toList();
  }

  /** Links and code blocks of the documents that were changed; old mistakes are no new ones. */
  Check documents() throws InterruptedException {
    List<String> documents = changed.stream().filter(MarkdownCheck::isDocument).toList();
    if (documents.isEmpty()) {
      return NAMES_ONE.matcher(session.goal().text()).find()
          ? refuted("no Markdown document was changed, though the goal names one", List.of())
          : weak("no Markdown document was changed");
    }
    Set<String> there = withFolders(session.tree().paths(candidate));
    MarkdownCheck now = new MarkdownCheck(there::contains, path -> text(candidate, path));
    Set<String> before = withFolders(session.tree().paths(base));
    MarkdownCheck old = new MarkdownCheck(before::contains, path -> text(base, path));
    List<String> problems = new ArrayList<>();
    int claims = 0;
    for (String path : documents) {
      MarkdownCheck.Found found = now.check(path, text(candidate, path).orElse(""));
      Set<String> known = new HashSet<>();
      text(base, path)
          .ifPresent(text -> old.check(path, text).problems().forEach(p -> known.add(unplaced(p))));
      claims += found.claims();
      found.problems().stream()
          .filter(problem -> !known.contains(unplaced(problem)))
          .forEach(problem -> problems.add(path + ": " + problem));
    }
    return problems.isEmpty()
        ? weak(
            claims
                + " links and code blocks of "
                + String.join(", ", documents.stream().limit(3).toList())
                + " are sound")
        : refuted(problems.getFirst(), problems.stream().limit(SHOWN).toList());
  }

  private static Check weak(String seen) {
    String detail = seen + "; whether the text is right, a person has to say";
    return new Check("docs", "documents", Verdict.WEAK, detail, List.of());
  }

  private static Check refuted(String why, List<String> differences) {
    return new Check("docs", "documents", Verdict.REFUTED, why, differences);
  }

  private static String unplaced(String problem) {
    return problem.replaceFirst(" \\(line \\d+\\)$", "");
  }

  private static Set<String> withFolders(List<String> paths) {
    Set<String> all = new HashSet<>(paths);
    for (String path : paths) {
      for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
        all.add(path.substring(0, slash));
      }
    }
    return all;
  }

  /** The findings of the reports that were added, if any: each must name a line of the base. */
  Optional<Check> audit() throws InterruptedException {
    List<String> reports = changed.stream().filter(AuditReport::isReport).toList();
    if (reports.isEmpty()) {
      return Optional.empty();
    }
    Set<String> there = new HashSet<>(session.tree().paths(base));
    List<String> lost = new ArrayList<>();
    int findings = 0;
    for (String report : reports) {
      try {
        for (AuditReport.Place place :
            AuditReport.places(report, text(candidate, report).orElse(""))) {
          findings++;
          Optional<String> problem = problem(place, there);
          problem.ifPresent(lost::add);
        }
      } catch (MalformedJsonException e) {
        lost.add(report + " is no JSON: " + e.getMessage());
      }
    }
    return Optional.of(audited(reports, findings, lost));
  }

  private static Check audited(List<String> reports, int findings, List<String> lost) {
    if (!lost.isEmpty()) {
      return new Check(
          "audit",
          "report",
          Verdict.REFUTED,
          Count.of(lost.size(), "finding") + " without a place: " + lost.getFirst(),
          lost.stream().limit(SHOWN).toList());
    }
    if (findings == 0) {
      return new Check(
          "audit",
          "report",
          Verdict.REFUTED,
          reports.getFirst() + " names no finding as path:line",
          List.of());
    }
    return new Check(
        "audit",
        "report",
        Verdict.WEAK,
        Count.of(findings, "finding")
            + " of "
            + String.join(", ", reports)
            + " at lines that are there; whether that is right, a person has to say",
        List.of());
  }

  private Optional<String> problem(AuditReport.Place place, Set<String> there) {
    if (!there.contains(place.path())) {
      return Optional.of(place.words() + ": there is no such file");
    }
    long lines = text(base, place.path()).map(text -> text.lines().count()).orElse(0L);
    return place.line() < 1 || place.line() > lines
        ? Optional.of(place.words() + ": it has " + lines + " lines")
        : Optional.empty();
  }

  private Optional<String> text(Subject subject, String path) {
    try {
      return session
          .tree()
          .read(subject, path, MAX_TEXT)
          .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Interruptions.asOmk();
    } catch (OmkException e) {
      return Optional.empty(); // Too large to be a document or a source.
    }
  }
}
