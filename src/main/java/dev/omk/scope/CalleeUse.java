package dev.omk.scope;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the statements of a check do with one file that they call, which stands in them as {@link
 * #NAME}. What is compared with an expectation, or handed to something that compares, is judged;
 * what ends the check, is merely called, or is only asked for yes or no is not: it may itself be
 * the check.
 */
final class CalleeUse {
  static final String NAME = "omk__callee";

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?s)^(?:export\\s+)?(?:const|let|var|final|local|my|global)?\\s*"
              + "((?:self|this)\\.\\w+|[\\w$]+(?:\\s*:\\s*[\\w.\\[\\], ]+)?(?:\\s*,\\s*[\\w$]+)*|[{\\[(][^=]*[}\\])])"
              + "\\s*=(?![=>])(.*)$");
  private static final Pattern BOUND =
      Pattern.compile(
          "\\bas\\s+(\\w+)|^(?:async\\s+)?for\\s*\\(?\\s*(?:const|let|var)?\\s*([\\w, ]+?)\\s+(?:in|of)\\s");
  private static final Pattern FUNCTION =
      Pattern.compile("^(?:export\\s+)?(?:async\\s+)?(?:def|function|sub|fn)\\s+(\\w+)");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Pattern ENDING =
      Pattern.compile("\\b(exit|_exit|quit|SystemExit|exitCode|exit!|reallyExit|abort)\\b");
  private static final Pattern ASKING =
      Pattern.compile(
          "^(assert|if|elif|while|unless|refute|ensure|return|yield)\\b|\\bassert\\w*\\W|\\?");
  private static final Pattern DENYING =
      Pattern.compile(
          "\\bnot\\b|!(?!=)|\\b(?i:false)\\b|assertFalse|assert_not|refute|toBeFalsy|isFalse|unless");
  private static final Pattern RAISES = Pattern.compile("(?i)raises|throws|rejects");
  private static final Pattern DATA =
      Pattern.compile("(?<![\\w.])\\d|[\"'`][^\"'`/]*[\"'`]|\\[.*\\]");
  private static final Set<String> NEUTRAL =
      Set.of(
          "",
          "print",
          "str",
          "repr",
          "len",
          "int",
          "bool",
          "list",
          "tuple",
          "set",
          "sorted",
          "sum",
          "any",
          "all",
          "float",
          "log",
          "error",
          "warn",
          "info",
          "stringify",
          "run",
          "exit",
          "_exit",
          "quit",
          "SystemExit",
          "if",
          "while",
          "for",
          "switch",
          "return",
          "await",
          "not",
          "and",
          "or",
          "in",
          "assert",
          "isinstance",
          "type",
          "hasattr",
          "getattr",
          "catch",
          "Promise",
          "resolve",
          "then",
          "write",
          "Boolean",
          "call",
          "check_call",
          "check_output",
          "Popen",
          "system",
          "popen",
          "getoutput",
          "spawn",
          "spawnSync",
          "exec",
          "execSync",
          "execFile",
          "execFileSync",
          "join",
          "dirname",
          "Path",
          "open",
          "run_path",
          "run_module",
          "import_module",
          "format",
          "eval",
          "compile",
          "Number",
          "String",
          "abs",
          "iter",
          "next",
          "elif",
          "typeof");

  private final Set<String> names = new HashSet<>(Set.of(NAME));
  private final List<String> statements;
  private boolean judged;
  private boolean decides;
  private boolean confirmed;
  private boolean denied;

  private CalleeUse(List<String> statements) {
    this.statements = statements;
  }

  /** What they do with it. */
  static FileUse of(List<String> statements) {
    return new CalleeUse(statements).look();
  }

  private FileUse look() {
    for (int known = 0; known < names.size() && known < 500; ) {
      known = names.size();
      follow();
    }
    String before = "";
    for (String statement : statements) {
      if (mentions(statement)) {
        weigh(statement, before);
      }
      before = statement;
    }
    boolean both = confirmed && denied;
    return !decides && (judged || both) ? FileUse.JUDGED : FileUse.DECIDES;
  }

  /** Takes up what the names are assigned to and returned by. */
  private void follow() {
    String function = "";
    for (String statement : statements) {
      Matcher declared = FUNCTION.matcher(statement);
      function = declared.find() ? declared.group(1) : function;
      if (!mentions(statement)) {
        continue;
      }
      Matcher assigned = ASSIGNED.matcher(statement);
      if (assigned.matches() && mentions(assigned.group(2)) && !Comparisons.real(statement)) {
        bind(assigned.group(1));
      } else if (statement.startsWith("return") && !Comparisons.real(statement)) {
        bind(function);
      }
      Matcher bound = BOUND.matcher(statement);
      while (bound.find()) {
        bind(bound.group(1) == null ? bound.group(2) : bound.group(1));
      }
    }
  }

  private void bind(String targets) {
    Matcher identifier = IDENTIFIER.matcher(targets.replaceFirst("(?s)^(\\w+)\\s*:.*$", "$1"));
    while (identifier.find()) {
      if (!Set.of("self", "this", "main").contains(identifier.group())) {
        names.add(identifier.group());
      }
    }
  }

  private boolean mentions(String text) {
    Matcher identifier = IDENTIFIER.matcher(text);
    while (identifier.find()) {
      if (names.contains(identifier.group())) {
        return true;
      }
    }
    return false;
  }

  private void weigh(String statement, String before) {
    boolean real = Comparisons.real(statement) || RAISES.matcher(before).find();
    if (ASSIGNED.matcher(statement).matches() && !ENDING.matcher(statement).find()) {
      judged |= real;
      return;
    }
    boolean data = false;
    Matcher identifier = IDENTIFIER.matcher(statement);
    while (identifier.find()) {
      if (names.contains(identifier.group())) {
        boolean called = called(statement, identifier.end());
        real |= handedOn(statement, identifier.start(), called);
        data |= called && hasData(statement.substring(identifier.end()));
      }
    }
    if (real) {
      judged = true;
    } else if (ENDING.matcher(statement).find()) {
      decides = true;
    } else if (data && ASKING.matcher(statement).find()) {
      boolean no = DENYING.matcher(statement).find();
      denied |= no;
      confirmed |= !no;
    }
  }

  private static boolean called(String statement, int end) {
    int at = end;
    while (at < statement.length() && EnclosingCalls.isName(statement.charAt(at))) {
      at++;
    }
    return at < statement.length() && statement.charAt(at) == '(';
  }

  private static boolean hasData(String rest) {
    int open = rest.indexOf('(');
    int close = rest.indexOf(')', open);
    return close > open && DATA.matcher(rest.substring(open + 1, close)).find();
  }

  /** Whether something else gets it, and has what to compare it with. */
  private boolean handedOn(String statement, int place, boolean called) {
    for (EnclosingCalls.Call call : EnclosingCalls.of(statement, place)) {
      boolean ours = mentions(call.function());
      if (!ours && RAISES.matcher(call.name()).find()) {
        return true;
      }
      if (ours || NEUTRAL.contains(call.name())) {
        continue;
      }
      if (!called && !mentions(String.join(",", call.others()))) {
        return true;
      }
      if (call.others().stream().anyMatch(this::expectation) || expects(call)) {
        return true;
      }
    }
    return false;
  }

  private boolean expectation(String argument) {
    boolean function = argument.contains("=>") || argument.startsWith("function");
    return !function && !mentions(argument) && !Comparisons.trivial(argument);
  }

  // expect(f(2)).toBe(5)
  private static boolean expects(EnclosingCalls.Call call) {
    String name = call.name().toLowerCase(Locale.ROOT);
    if (!name.equals("expect") && !name.equals("assertthat") && !name.equals("that")) {
      return false;
    }
    int open = call.after().indexOf('(');
    int close = call.after().lastIndexOf(')');
    return call.after().startsWith(".")
        && open > 0
        && close > open
        && (RAISES.matcher(call.after()).find()
            || call.after().toLowerCase(Locale.ROOT).contains("throw")
            || !Comparisons.trivial(call.after().substring(open + 1, close)));
  }
}
