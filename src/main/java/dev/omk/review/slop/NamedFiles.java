package dev.omk.review.slop;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.review.ChangeRule;
import dev.omk.review.FilePatch;
import dev.omk.review.Finding;
import dev.omk.review.Finding.Severity;
import dev.omk.review.ReviewInput;
import dev.omk.secret.TextLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Files that new lines of documentation name: by a link, or as code with folders and a suffix. */
final class NamedFiles implements ChangeRule {
  private static final Pattern LINK = Pattern.compile("\\]\\(\\s*<?([^)\\s>]+)>?[^)]*\\)");
  private static final Pattern CODE =
      Pattern.compile(
          "`((?:[\\w.-]+/)+[\\w.-]+\\.(?:py|js|ts|java|go|rs|rb|sh|md|toml|json|ya?ml|c|h))`");
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)^([a-z][a-z0-9+.-]*:|//|#|/|\\{|\\$|%).*");
  private static final Set<String> MARKDOWN = Set.of("md", "markdown");

  @Override
  public List<Finding> examine(ReviewInput input) {
    Set<String> paths = input.context().paths();
    if (paths.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (FilePatch file : input.diff().files()) {
      if (MARKDOWN.contains(file.suffix()) && !input.testFiles().isTest(file.path())) {
        examine(file, paths, findings);
      }
    }
    return findings;
  }

  private static void examine(FilePatch file, Set<String> paths, List<Finding> findings) {
    Set<String> moved = file.moved();
    boolean fenced = false;
    for (TextLine line : file.written()) {
      if (line.text().stripLeading().startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced && !moved.contains(line.text().strip())) {
        Matcher link = LINK.matcher(line.text());
        while (link.find()) {
          String target = link.group(1).replaceAll("[#?].*$", "");
          if (!ELSEWHERE.matches(target) && !exists(file.path(), target, paths)) {
            findings.add(finding(SlopRules.NAMES_NOTHING.severity(), file, line, target));
          }
        }
        Matcher code = CODE.matcher(line.text());
        while (code.find()) {
          if (!named(file.path(), code.group(1), paths)) {
            findings.add(finding(Severity.NOTE, file, line, code.group(1)));
          }
        }
      }
    }
  }

  private static Finding finding(Severity severity, FilePatch file, TextLine line, String target) {
    return SlopRules.NAMES_NOTHING
        .as(severity)
        .at(file.path(), line.number(), "names " + target + ", which is not there");
  }

  private static boolean exists(String from, String target, Set<String> paths) {
    String path = resolved(from, target);
    return path.isEmpty()
        || path.startsWith("../")
        || paths.contains(path)
        || paths.stream().anyMatch(other -> other.startsWith(path + "/"))
        || pages(path, paths);
  }

  // Generators of sites link to pages without their suffix.
  private static boolean pages(String path, Set<String> paths) {
    String page = path.replaceAll("(/|\\.html?)$", "");
    return !page.substring(page.lastIndexOf('/') + 1).contains(".")
        && (paths.contains(page + ".md") || paths.contains(page + ".mdx"));
  }

  // A path may be told from the root, from the document, or from a module; where its first folder
  // is unknown, it is an example.
  private static boolean named(String from, String target, Set<String> paths) {
    String first = target.substring(0, target.indexOf('/') + 1);
    return exists(from, target, paths)
        || paths.stream().anyMatch(path -> path.equals(target) || path.endsWith("/" + target))
        || paths.stream().noneMatch(path -> path.startsWith(first));
  }

  private static String resolved(String from, String target) {
    Deque<String> parts = new ArrayDeque<>();
    String folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/')) : "";
    for (String part : (folder + "/" + target.replace("%20", " ")).split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }
}
