package dev.omk.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the kind of a goal is read off its words; docs/PLANNING.md tells the same to users.
 *
 * <ol>
 *   <li>Only the title counts: the first line of at least three words. Details name everything.
 *   <li>"Make … faster", "make … twice as fast" and "reduce the time of …" are of kind performance,
 *       whatever is named between.
 *   <li>Else the first word that belongs to a kind decides: "Fix … and add a test" is a bugfix. The
 *       member of a name, such as "calc.add", is no word: it says what there is, not what to do.
 *   <li>Something to add that is documentation is of kind docs; something to add together with a
 *       word that keeps behaviour is mixed; a typo or a link to fix is of kind docs.
 *   <li>No such word: greenfield.
 * </ol>
 */
final class KindRules {
  /**
   * The kind and what decided it.
   *
   * @param alternatives the other kinds that a word of the title belongs to, with that word
   */
  record Detected(GoalKind kind, String reason, List<String> alternatives) {
    Detected {
      alternatives = List.copyOf(alternatives);
    }
  }

  private static final int TITLE_WORDS = 3;
  private static final Set<String> PROSE = Set.of("typo", "typos", "spelling", "link", "links");
  private static final Set<String> SAYS =
      set("print prints return returns give gives show shows yield yields exit exits");
  private static final Set<String> MAKE = Set.of("make", "get", "let", "run");
  private static final Set<String> FASTER = Set.of("faster", "quicker");
  private static final Set<String> REDUCE =
      Set.of("reduce", "cut", "lower", "shorten", "halve", "decrease");
  private static final Set<String> TIME = Set.of("time", "times", "duration", "latency", "runtime");
  private static final Map<GoalKind, Set<String>> WORDS = words();

  /** What belongs to a kind as the first word alone: elsewhere it names a thing. */
  private static final Map<String, GoalKind> FIRST =
      Map.of(
          "clean", GoalKind.REFACTOR,
          "tidy", GoalKind.REFACTOR,
          "convert", GoalKind.MIGRATION,
          "review", GoalKind.AUDIT);

  private KindRules() {}

  private static Map<GoalKind, Set<String>> words() {
    Map<GoalKind, Set<String>> words = new LinkedHashMap<>();
    words.put(
        GoalKind.BUGFIX,
        set(
            "fix fixes fixing bug bugs repair broken failing fails crash crashes regression defect"
                + " wrong incorrect error red green exception traceback panic segfault"));
    words.put(
        GoalKind.REFACTOR,
        set("refactor refactoring restructure extract rename split untangle deduplicate simplify"));
    words.put(GoalKind.MIGRATION, set("migrate migration upgrade port"));
    words.put(GoalKind.REWRITE, set("rewrite reimplement"));
    words.put(
        GoalKind.PERFORMANCE,
        set(
            "faster performance speed optimize optimise latency throughput slow slower slowness"
                + " accelerate"));
    words.put(GoalKind.AUDIT, set("audit inspect analyse analyze"));
    words.put(GoalKind.DOCS, set("document documentation docs readme changelog tutorial guide"));
    words.put(GoalKind.GREENFIELD, set("create add build implement introduce new write support"));
    return words;
  }

  private static Set<String> set(String words) {
    return Set.of(words.split(" ", -1));
  }

  /** A word of the title that belongs to a kind. */
  private record Hit(GoalKind kind, String word) {}

  static Detected detect(String text, String normalized, @Nullable GoalKind asked) {
    String title = title(text, normalized);
    List<String> words = words(title);
    List<Hit> hits = hits(words);
    if (asked != null) {
      return new Detected(asked, "--kind says so", others(hits, asked));
    }
    if (asksForAnother(words)) {
      return new Detected(
          GoalKind.BUGFIX,
          "the goal says what it does 'instead of' something else",
          others(hits, GoalKind.BUGFIX));
    }
    if (asksForSpeed(words)) {
      boolean named = hits.stream().anyMatch(hit -> hit.kind() == GoalKind.PERFORMANCE);
      return new Detected(
          GoalKind.PERFORMANCE,
          named ? reason(hits, GoalKind.PERFORMANCE) : "the goal asks for less time",
          others(hits, GoalKind.PERFORMANCE));
    }
    if (hits.isEmpty()) {
      return new Detected(GoalKind.GREENFIELD, "no word of the goal names another kind", List.of());
    }
    GoalKind kind = kind(hits, words);
    return new Detected(kind, reason(hits, kind), others(hits, kind));
  }

  // "calc add 2 3 must print 5 instead of -1": what is there is wrong.
  private static boolean asksForAnother(List<String> words) {
    boolean isNew =
        WORDS
            .getOrDefault(GoalKind.GREENFIELD, Set.of())
            .contains(words.getFirst()); // "Add a flag …"
    return !isNew && words.contains("instead") && words.stream().anyMatch(SAYS::contains);
  }

  // "Make … faster", "make … twice as fast", "reduce the start-up time of …".
  private static boolean asksForSpeed(List<String> words) {
    String first = words.stream().filter(word -> !word.isEmpty()).findFirst().orElse("");
    boolean fast =
        words.stream().anyMatch(FASTER::contains) || String.join(" ", words).contains("as fast");
    return (MAKE.contains(first) && fast)
        || (REDUCE.contains(first) && words.stream().anyMatch(TIME::contains));
  }

  private static GoalKind kind(List<Hit> hits, List<String> words) {
    GoalKind first = hits.getFirst().kind();
    boolean documents = hits.stream().anyMatch(hit -> hit.kind() == GoalKind.DOCS);
    if (first == GoalKind.GREENFIELD && documents) {
      return GoalKind.DOCS;
    }
    if (first == GoalKind.GREENFIELD && hits.stream().anyMatch(h -> h.kind().keepsBehaviour())) {
      return GoalKind.MIXED;
    }
    boolean prose = words.stream().anyMatch(PROSE::contains);
    return first == GoalKind.BUGFIX && documents && prose ? GoalKind.DOCS : first;
  }

  private static String reason(List<Hit> hits, GoalKind kind) {
    boolean first = hits.getFirst().kind() == kind;
    List<String> words = hits.stream().map(Hit::word).distinct().toList();
    return first
        ? "the goal says '" + words.getFirst() + "'"
        : "the goal says '" + String.join("', '", words) + "'";
  }

  private static List<String> others(List<Hit> hits, GoalKind kind) {
    Map<GoalKind, String> others = new LinkedHashMap<>();
    hits.stream()
        .filter(hit -> hit.kind() != kind)
        .forEach(hit -> others.putIfAbsent(hit.kind(), hit.word()));
    List<String> lines = new ArrayList<>();
    others.forEach(
        (other, word) ->
            lines.add(
                other.json() + ", for '" + word + "': --kind " + other.json() + " chooses it"));
    return lines;
  }

  private static List<Hit> hits(List<String> all) {
    List<Hit> hits = new ArrayList<>();
    GoalKind leading = FIRST.get(all.getFirst());
    if (leading != null) {
      hits.add(new Hit(leading, all.getFirst()));
    }
    for (String word : all) {
      WORDS.forEach(
          (kind, words) -> {
            if (words.contains(word) || (kind == GoalKind.BUGFIX && namesFailure(word))) {
              hits.add(new Hit(kind, word));
            }
          });
    }
    return hits;
  }

  // NullPointerException, KeyError
  private static boolean namesFailure(String word) {
    return word.endsWith("exception") || word.endsWith("error");
  }

  private static List<String> words(String title) {
    String named = title.replaceAll("(?<=[\\p{L}\\p{N}_)])\\.[\\p{L}_][\\p{L}\\p{N}_]*", " ");
    return List.of(named.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
  }

  private static String title(String text, String normalized) {
    return text.lines()
        .map(line -> line.replaceFirst("^[#>*\\s-]+", "").strip())
        .filter(line -> line.split("\\s+", -1).length >= TITLE_WORDS)
        .findFirst()
        .orElse(normalized);
  }
}
