package dev.omk.compare;

import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.text.Harmless;
import dev.omk.toml.TomlProblems;
import dev.omk.toml.TomlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks up what a Markdown document claims: links to files and headings of the repository, and code
 * blocks in JSON and TOML, which must parse. Addresses with a scheme are not followed.
 */
public final class MarkdownCheck {
  private static final Pattern LINK =
      Pattern.compile(
          "!?\\[[^\\]\\n]{0,300}]\\(\\s*<?([^)>\\s]{1,400})>?(?:\\s+[\"'(][^\\n]{0,200})?\\)");
  private static final Pattern DEFINITION =
      Pattern.compile("^ {0,3}\\[[^\\]]{1,200}]:\\s*<?([^>\\s]{1,400})>?.*");
  private static final Pattern INLINE_CODE = Pattern.compile("`+[^`\\n]*`+");
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*");
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
  private static final Pattern ANCHOR = Pattern.compile("(?:id|name)=[\"']([^\"']{1,200})[\"']");

  private final Predicate<String> exists;
  private final Function<String, Optional<String>> read;
  private final Map<String, Set<String>> anchors = new HashMap<>();

  /**
   * What was found in one document.
   *
   * @param claims links and code blocks that were looked up
   * @param problems what is not so, one line each, with the line's number at the end
   */
  public record Found(int claims, List<String> problems) {
    public Found {
      problems = List.copyOf(problems);
    }
  }

  /**
   * @param exists whether there is a file or folder of that path
   * @param read the text of a document
   */
  public MarkdownCheck(Predicate<String> exists, Function<String, Optional<String>> read) {
    this.exists = exists;
    this.read = read;
  }

  /** Whether a path is a document that can be looked at. */
  public static boolean isDocument(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".md") || lower.endsWith(".markdown");
  }

  /** Checks one document. */
  public Found check(String path, String text) {
    List<String> problems = new ArrayList<>();
    int claims = 0;
    Fences fences = new Fences();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      Optional<Fences.Block> block = fences.line(line, number);
      if (block.isPresent()) {
        claims++;
        problem(block.get()).ifPresent(problems::add);
      } else if (!fences.inside()) {
        for (String target : targets(line)) {
          claims++;
          Optional<String> problem = problem(path, target);
          if (problem.isPresent()) {
            problems.add(problem.get() + " (line " + number + ")");
          }
        }
      }
    }
    if (fences.inside()) {
      problems.add("a code block is not closed (line " + fences.since() + ")");
    }
    return new Found(claims, problems);
  }

  private static List<String> targets(String line) {
    String prose = INLINE_CODE.matcher(line).replaceAll("``");
    List<String> targets = new ArrayList<>();
    Matcher links = LINK.matcher(prose);
    while (links.find()) {
      targets.add(links.group(1));
    }
    Matcher definition = DEFINITION.matcher(prose);
    if (definition.matches()) {
      targets.add(definition.group(1));
    }
    targets.removeIf(target -> SCHEME.matcher(target).matches());
    return targets;
  }

  private static Optional<String> problem(Fences.Block block) {
    try {
      switch (block.language()) {
        case "json" -> Json.parseValue(block.text().getBytes(StandardCharsets.UTF_8));
        case "toml" -> TomlText.parse(block.text(), new TomlProblems("block"));
        default -> {
          return Optional.empty();
        }
      }
      return Optional.empty();
    } catch (MalformedJsonException | OmkException e) {
      return Optional.of(
          "a block of "
              + block.language()
              + " does not parse: "
              + Harmless.line(String.valueOf(e.getMessage()), 100)
              + " (line "
              + block.line()
              + ")");
    }
  }

  private Optional<String> problem(String path, String target) {
    int hash = target.indexOf('#');
    String file = hash < 0 ? target : target.substring(0, hash);
    String anchor = hash < 0 ? "" : decoded(target.substring(hash + 1));
    int query = file.indexOf('?');
    String wanted =
        file.isEmpty()
            ? path
            : resolved(path, decoded(query < 0 ? file : file.substring(0, query)));
    if (!wanted.isEmpty() && !exists.test(wanted)) {
      return Optional.of("link to " + Harmless.line(target, 120) + ": there is no such file");
    }
    boolean looked = !anchor.isEmpty() && isDocument(wanted);
    return looked && !anchorsOf(wanted).contains(anchor.toLowerCase(Locale.ROOT))
        ? Optional.of("link to " + Harmless.line(target, 120) + ": there is no such heading")
        : Optional.empty();
  }

  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      boolean escape = low >= 0;
      plain[length++] = escape ? (byte) (high * 16 + low) : bytes[i];
      i += escape ? 2 : 0;
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  private static String resolved(String path, String target) {
    List<String> parts = new ArrayList<>();
    int slash = path.lastIndexOf('/');
    if (!target.startsWith("/") && slash > 0) {
      parts.addAll(List.of(path.substring(0, slash).split("/", -1)));
    }
    for (String part : target.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.isEmpty()) {
          return "../" + target; // Out of the repository: no file of it.
        }
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private Set<String> anchorsOf(String path) {
    return anchors.computeIfAbsent(
        path, document -> read.apply(document).map(MarkdownCheck::anchors).orElse(Set.of()));
  }

  private static Set<String> anchors(String text) {
    Set<String> anchors = new HashSet<>();
    Fences fences = new Fences();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      fences.line(line, ++number);
      Matcher heading = HEADING.matcher(line);
      if (!fences.inside() && heading.matches()) {
        String slug = slug(heading.group(1));
        String unique = slug;
        for (int i = 1; !anchors.add(unique); i++) {
          unique = slug + "-" + i;
        }
      }
      Matcher anchor = ANCHOR.matcher(line);
      while (anchor.find()) {
        anchors.add(anchor.group(1).toLowerCase(Locale.ROOT));
      }
    }
    return anchors;
  }

  // As the renderers of hosting sites do it: letters, digits, blanks, hyphens and underscores stay.
  private static String slug(String heading) {
    String plain = heading.replaceAll("!?\\[([^\\]]*)]\\([^)]*\\)", "$1");
    return plain
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
        .strip()
        .replace(' ', '-');
  }
}
