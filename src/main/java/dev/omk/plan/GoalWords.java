package dev.omk.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a goal that can point to a file.
 *
 * @param paths that look like a path or a file's name
 * @param names identifiers: in back quotes, with an underscore, a dot or a hump in them
 * @param words all other words that are worth looking for, in lower case
 */
record GoalWords(List<String> paths, List<String> names, List<String> words) {
  private static final int MOST = 40;
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_./:#-]{2,120}");
  private static final Pattern HUMP = Pattern.compile(".*\\p{Ll}\\p{Lu}.*");
  private static final Set<String> STOP =
      Set.of(
          ("the and for with that this from into when then than are was has have not but all any its"
                  + " add fix make use run new set get test tests code file files should must can"
                  + " will does only also each every one two three after before without again more"
                  + " less so in of to on at by is it be as or an if up out no do we you they"
                  + " write create build implement support change changes update remove failing"
                  + " fails bug error errors command function functions method class module"
                  + " project repository goal pass passes green red work works instead wrong"
                  + " correct correctly properly same other some such like via per using used which"
                  + " refactor rewrite migrate faster slow document docs audit")
              .split(" "));

  GoalWords {
    paths = List.copyOf(paths);
    names = List.copyOf(names);
    words = List.copyOf(words);
  }

  static GoalWords of(String text) {
    Set<String> paths = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    Set<String> words = new LinkedHashSet<>();
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find() && paths.size() + names.size() + words.size() < MOST) {
      String token = tokens.group().replaceAll("^[./:#-]+|[./:#-]+$", "");
      boolean path = token.contains("/") || token.matches(".*\\p{L}\\.[a-z]{1,6}");
      if (path) {
        paths.add(token.replaceAll(":\\d+$", ""));
      }
      boolean name = token.contains("_") || token.contains(".") || HUMP.matcher(token).matches();
      if (name) {
        for (String part : token.split("[./:#]", -1)) {
          if (part.length() > 2 && !STOP.contains(part.toLowerCase(Locale.ROOT))) {
            names.add(part);
          }
        }
      } else {
        for (String part : token.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
          if (part.length() > 2 && !STOP.contains(part) && !part.matches("\\d+")) {
            words.add(part);
          }
        }
      }
    }
    return new GoalWords(List.copyOf(paths), List.copyOf(names), List.copyOf(words));
  }

  boolean isEmpty() {
    return paths.isEmpty() && names.isEmpty() && words.isEmpty();
  }
}
