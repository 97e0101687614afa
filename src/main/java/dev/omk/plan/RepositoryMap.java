package dev.omk.plan;

import dev.omk.plan.PointedFiles.Pointed;
import dev.omk.text.Count;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is found in a repository without asking a model.
 *
 * @param files how many there are in the base
 * @param languages files of each, most first
 * @param folders folders that hold the sources, with their number of files, most first
 * @param tests folders that hold tests, with their number of files, most first
 * @param entries where a program starts, and why that is thought
 * @param history subjects of the last commits
 * @param pointed files that the goal's words point to, best first
 */
public record RepositoryMap(
    int files,
    Map<String, Integer> languages,
    Map<String, Integer> folders,
    Map<String, Integer> tests,
    List<String> entries,
    List<String> history,
    List<Pointed> pointed) {
  private static final int GROUPS = 5;
  private static final int ENTRIES = 6;
  private static final int LINE = 160;

  public RepositoryMap {
    languages = unmodifiable(languages);
    folders = unmodifiable(folders);
    tests = unmodifiable(tests);
    entries = List.copyOf(entries);
    history = List.copyOf(history);
    pointed = List.copyOf(pointed);
  }

  private static Map<String, Integer> unmodifiable(Map<String, Integer> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * The map of a list of paths.
   *
   * @param isTest which of them are tests
   */
  public static RepositoryMap of(
      List<String> paths,
      Predicate<String> isTest,
      List<String> entries,
      List<String> history,
      List<Pointed> pointed) {
    Map<String, Integer> languages = new TreeMap<>();
    Map<String, Integer> folders = new TreeMap<>();
    Map<String, Integer> tests = new TreeMap<>();
    for (String path : paths) {
      Optional<String> language = Language.of(path);
      language.ifPresent(name -> languages.merge(name, 1, Integer::sum));
      if (language.isPresent()) {
        (isTest.test(path) ? tests : folders).merge(folder(path), 1, Integer::sum);
      }
    }
    return new RepositoryMap(
        paths.size(),
        largest(languages),
        largest(folders),
        largest(tests),
        entries.stream().limit(ENTRIES).toList(),
        history,
        pointed);
  }

  private static Map<String, Integer> largest(Map<String, Integer> counts) {
    Map<String, Integer> largest = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(GROUPS)
        .forEach(entry -> largest.put(entry.getKey(), entry.getValue()));
    return largest;
  }

  // Two levels tell where to look; deeper ones only tell how a language names its folders.
  private static String folder(String path) {
    int last = path.lastIndexOf('/');
    if (last < 0) {
      return "the root";
    }
    String[] parts = path.substring(0, last).split("/", -1);
    boolean maven = parts.length > 3 && parts[0].equals("src");
    int levels = Math.min(parts.length, maven ? 3 : 2);
    return String.join("/", List.of(parts).subList(0, levels)) + "/";
  }

  /** The folder with most tests; empty when there are none. */
  public String testFolder() {
    return tests.keySet().stream().findFirst().orElse("");
  }

  /** The files of the program itself that the goal points to, best first. */
  public List<String> products() {
    return pointed.stream().filter(Pointed::product).map(Pointed::path).toList();
  }

  /** The map in lines, for documents and prompts: at most some thirty, of bounded length. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Count.of(files, "file") + ": " + or(counts(languages), "no program"));
    if (!folders.isEmpty()) {
      lines.add("sources: " + counts(folders));
    }
    lines.add("tests: " + or(counts(tests), "none found"));
    if (!entries.isEmpty()) {
      lines.add("starts at: " + String.join(", ", entries));
    }
    for (Pointed file : pointed) {
      lines.add("look at `" + file.path() + "`: " + file.why());
    }
    for (String commit : history) {
      lines.add("recent commit: " + commit);
    }
    return lines.stream().map(line -> Harmless.line(line, LINE)).toList();
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static String counts(Map<String, Integer> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((name, number) -> parts.add(name + " (" + number + ")"));
    return String.join(", ", parts);
  }
}
