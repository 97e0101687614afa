package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Conditions of a language that ask for nothing but what is around the program: its process, its
 * files, its streams, the clock, the stack. What a caller passes, and which platform it is, is none
 * of that.
 */
final class Surroundings {
  /** The roots of a language, and a quick search for lines that have one. */
  private record Roots(Set<String> names, PatternSet<Pattern> quick) {
    static Roots of(String names) {
      Set<String> all = words(names);
      return new Roots(all, PatternSet.of(Pattern.compile("(" + String.join("|", all) + ")")));
    }
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }

  private static final Roots PYTHON =
      Roots.of(
          "sys os inspect traceback threading multiprocessing subprocess socket getpass "
              + "tempfile resource signal gc logging warnings site sysconfig importlib pkgutil "
              + "time datetime psutil builtins locale platform glob Path pathlib open globals vars dir "
              + "__name__ __file__ __debug__ __builtins__ asyncio concurrent weakref random");
  private static final Roots JAVASCRIPT =
      Roots.of(
          "process require globalThis global Date performance Math Error module __filename "
              + "__dirname fs os Bun Deno self");
  private static final Roots GO =
      Roots.of(
          "os runtime debug flag testing time syscall filepath exec net user buildinfo "
              + "expvar pprof signal");
  private static final Roots RUST =
      Roots.of(
          "std env fs process thread time panic option_env file module_path Instant "
              + "SystemTime Path Thread core");
  private static final Roots C =
      Roots.of(
          "getenv secure_getenv access stat fopen open isatty time clock getpid getppid "
              + "getpgrp getsid readlink getcwd gethostname getuid environ system popen "
              + "program_invocation_name program_invocation_short_name __progname sysconf ttyname "
              + "getlogin stdin stdout stderr");
  private static final Roots JVM =
      Roots.of(
          "System Runtime Thread ProcessHandle StackWalker ManagementFactory Files Path "
              + "Paths File InetAddress LocalTime LocalDateTime LocalDate Instant Throwable "
              + "Exception Class ClassLoader Locale TimeZone");

  private static final Map<Set<String>, Roots> ROOTS =
      Map.of(
          Suffixes.PYTHON,
          PYTHON,
          Suffixes.JAVASCRIPT,
          JAVASCRIPT,
          Suffixes.GO,
          GO,
          Suffixes.RUST,
          RUST,
          Set.of("c", "h", "cc", "cpp", "cxx", "hpp", "hh"),
          C,
          Suffixes.JVM,
          JVM);

  /** Which platform it is, by what it is built, and other things that no check changes. */
  private static final Pattern PLATFORM =
      Pattern.compile(
          "^(platform\\.(system|machine|release|version|processor|architecture|python\\w+|win32_ver|mac_ver)"
              + "|sys\\.(platform|version_info|maxsize|byteorder|implementation\\b.*|getfilesystemencoding|float_info\\b.*)"
              + "|os\\.(name|sep|pathsep|linesep|cpu_count|EOL|platform|arch|PathSeparator|DevNull)"
              + "|process\\.(platform|arch|versions?\\b.*)|runtime\\.(GOOS|GOARCH|Version|NumCPU|GOMAXPROCS)"
              // Of mathematics, all but what is random.
              + "|Math\\.([^r]\\w*|r[^a]\\w*)|time\\.(UTC|Local|Second|Minute|Hour|Millisecond|Duration)"
              + "|System\\.(lineSeparator|identityHashCode|arraycopy)|Locale\\.(ROOT|ENGLISH|US)"
              + "|__name__|filepath\\.(Join|Base|Dir|Ext)|os\\.path\\.(join|basename|dirname|sep))$");

  /** What says nothing of its own in a condition. */
  private static final Set<String> WORDS =
      words(
          "if else elif not in is and or len any all bool str int for True False None true "
              + "false null nil undefined new typeof instanceof String Number Boolean list set "
              + "tuple dict isinstance hasattr getattr type callable let Some Ok Err is_ok is_err "
              + "is_some is_none strings regexp bytes strcmp strstr strlen NULL unwrap return "
              + "Array Object void await lambda const var final mut _ err switch case while");

  /** What stays between calls, as a count of them does. */
  private static final Pattern KEPT =
      Pattern.compile(
          "^\\s*global\\s+(\\w+)\\s*$|^(?:let|var)\\s+(\\w+)\\s*(?:=\\s*(?:\\d|true\\b|false\\b)|(?:int|bool)\\b)"
              + "|^\\s+static\\s+(?:int|bool|unsigned|long|size_t)\\s+(\\w+)\\s*[=;]"
              + "|^\\s*(?:private\\s+)?static\\s+(?:mut\\s+)?(?:(?:int|boolean|long)\\s+)?(\\w+)\\s*(?::\\s*(?:Atomic|u|i|bool)\\w*\\s*)?=");

  private static final List<String> KEPT_WORDS = List.of("global", "let", "var", "static");

  private static final Pattern TEXT =
      Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|/[^/ ]+/[a-z]*\\.test|\\b\\d[\\w.]*");
  private static final Pattern CHAIN =
      Pattern.compile("[A-Za-z_$][\\w$]*!?(?:(?:\\?\\.|\\.|::|->)[A-Za-z_$][\\w$]*)*");
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "^\\s*(?:(?:export|const|let|var|static|final|pub|mut|boolean|bool|auto|String|int|char|long)\\s+)*\\*?"
              + "([A-Za-z_$][\\w$]*(?:\\s*,\\s*\\w+)?)\\s*(?::[^=:]*)?(?::=|=)\\s*([^=].*)$");
  private static final Pattern BOUND =
      Pattern.compile(
          "\\bfor\\s+(\\w+)\\s+in\\b|\\b(\\w+)\\s*=>|\\b(\\w+)(?:\\s*,\\s*(\\w+))?\\s*:=");
  private static final Pattern MEMBER = Pattern.compile("[)\\]]\\s*\\??\\.[A-Za-z_]\\w*");

  private final Roots roots;
  private final Set<String> known = new HashSet<>();

  private Surroundings(Roots roots) {
    this.roots = roots;
  }

  /** Those of a language, where they are known. */
  static Optional<Surroundings> of(String suffix) {
    return ROOTS.entrySet().stream()
        .filter(entry -> entry.getKey().contains(suffix))
        .map(entry -> new Surroundings(entry.getValue()))
        .findFirst();
  }

  /** Takes note of a name that is given something of that kind. */
  void learn(String line) {
    Matcher kept = KEPT.matcher(line);
    if (KEPT_WORDS.stream().anyMatch(line::contains) && kept.find()) {
      for (int i = 1; i <= kept.groupCount(); i++) {
        if (kept.group(i) != null) {
          known.add(kept.group(i));
        }
      }
    }
    if (line.indexOf('=') <= 0 || !mayAsk(line)) {
      return;
    }
    Matcher assigned = ASSIGNED.matcher(line);
    if (assigned.find() && isAlone(assigned.group(2))) {
      for (String name : assigned.group(1).split(",", -1)) {
        known.add(name.strip());
      }
    }
  }

  /** Whether a line has a condition that asks for nothing else. */
  boolean decide(String line) {
    return (line.contains("if") || line.contains(" ? "))
        && mayAsk(line)
        && conditions(line).stream().anyMatch(this::isAlone);
  }

  private boolean mayAsk(String line) {
    return roots.quick().mayMatch(line) || known.stream().anyMatch(line::contains);
  }

  private static List<String> conditions(String line) {
    List<String> found = new ArrayList<>();
    int from = line.indexOf("if ");
    from = from < 0 ? line.indexOf("if(") : from;
    if (from >= 0) {
      found.add(untilItsEnd(line.substring(from + 2)));
    }
    int mark = line.indexOf(" ? ");
    if (mark > 0) {
      found.add(line.substring(behind(line, mark), mark));
    }
    return found;
  }

  private static String untilItsEnd(String rest) {
    int end = rest.length();
    for (String after : List.of(" else", " {", ") return")) {
      int at = rest.indexOf(after);
      end = at < 0 ? end : Math.min(end, at);
    }
    int colon = rest.lastIndexOf(':', end);
    boolean ends = colon > 0 && !rest.contains("::");
    return rest.substring(0, ends ? Math.min(colon, end) : end);
  }

  // Where an expression begins that ends at a place.
  private static int behind(String line, int end) {
    int start = 0;
    for (String before : List.of("=> ", "return ", " = ", "{ ", ": ")) {
      int at = line.lastIndexOf(before, end - 1);
      start = at < 0 ? start : Math.max(start, at + before.length());
    }
    return start;
  }

  private boolean isAlone(String expression) {
    String bare = MEMBER.matcher(TEXT.matcher(expression).replaceAll("\"\"")).replaceAll(") ");
    Set<String> bound = new HashSet<>();
    Matcher binds = BOUND.matcher(bare);
    while (binds.find()) {
      for (int i = 1; i <= binds.groupCount(); i++) {
        if (binds.group(i) != null) {
          bound.add(binds.group(i));
        }
      }
    }
    boolean asks = false;
    Matcher chain = CHAIN.matcher(bare);
    while (chain.find()) {
      String text = chain.group().replace("?.", ".").replace("!", "");
      String root = text.split("\\.|::|->", 2)[0];
      if (roots.names().contains(root) || known.contains(root)) {
        asks |= !PLATFORM.matches(text);
      } else if (!WORDS.contains(root) && !bound.contains(root)) {
        return false;
      }
    }
    return asks;
  }
}
