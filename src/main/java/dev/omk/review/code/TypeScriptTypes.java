package dev.omk.review.code;

import com.google.re2j.Pattern;
import dev.omk.review.CodePlace;
import java.util.Set;

/** Types of TypeScript: they say what a value may be, and are none. */
final class TypeScriptTypes {
  private static final int DEEPEST = 8;
  private static final Set<String> SUFFIXES = Set.of("ts", "mts", "cts", "tsx", "vue", "svelte");
  private static final Pattern DECLARATIONS = Pattern.compile("(?i).*\\.d\\.[mc]?ts");

  /** A statement that is a type from where it begins to its end. */
  private static final Pattern BEGINS =
      Pattern.compile(
          "^(export\\s+)?(default\\s+)?(declare\\s|interface\\s+\\w|type\\s+\\w+\\s*(<.*>)?\\s*=)");

  /** What a type follows, and no value. */
  private static final Pattern BEFORE_TYPE =
      Pattern.compile(
          "(\\b(extends|as|satisfies)|\\w\\s+is)\\s*$|\\w<\\s*$"
              + "|^(export\\s+)?(const|let|var)\\s+\\w+\\s*:[^=]*$");

  /** What a parameter's type follows. */
  private static final Pattern PARAMETER = Pattern.compile("(^|,)\\s*\\w+\\??\\s*:\\s*$");

  private TypeScriptTypes() {}

  /** Whether a place is in one, as far as what stands before it tells. */
  static boolean isIn(CodePlace place) {
    String name = place.path();
    if (DECLARATIONS.matches(name)) {
      return true;
    }
    if (!SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1))) {
      return false;
    }
    String code = place.before();
    int at = Brackets.opener(code, code.length());
    for (int depth = 0; at >= 0 && depth < DEEPEST; depth++) {
      int start = start(code, at);
      String head = code.substring(start, at).strip();
      boolean parameter = start > 0 && code.charAt(start - 1) == '(';
      if (BEGINS.matcher(head).find()
          || BEFORE_TYPE.matcher(head).find()
          || (parameter && PARAMETER.matcher(head).find())) {
        return true;
      }
      at = Brackets.opener(code, at);
    }
    return false;
  }

  /** Where the statement or argument begins that a place is in. */
  private static int start(String code, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      char c = code.charAt(i);
      if (")]}".indexOf(c) >= 0) {
        depth++;
      } else if ("([{".indexOf(c) >= 0) {
        depth--;
      }
      boolean ends = c == ';' || (c == '\n' && !goesOn(code.substring(i, at).strip()));
      if (depth < 0 || (depth == 0 && ends)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean goesOn(String head) {
    return head.isEmpty()
        || head.startsWith("|")
        || head.startsWith("&")
        || head.startsWith("extends ");
  }
}
