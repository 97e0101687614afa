package dev.omk.review;

import static dev.omk.review.EvasionMark.ALWAYS;
import static dev.omk.review.EvasionMark.AWARE;
import static dev.omk.review.EvasionMark.EXIT;
import static dev.omk.review.EvasionMark.HIDDEN;
import static dev.omk.review.EvasionMark.MAY_EXIT;
import static dev.omk.review.EvasionMark.PATCH;
import static dev.omk.review.EvasionMark.anywhere;
import static dev.omk.review.EvasionMark.inProduct;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The marks of each language, by the suffix of its files. */
final class EvasionMarks {
  /** What runners of tests put into the environment. */
  static final String RUNNERS =
      "OMK_|[\"'`/]\\.pytest_cache\\b|[\"'`/]\\.omk[\"'`]|[\"'`/]\\.omk/.*\\)\\s*\\.\\s*(exists|is_\\w+|l?stat|iterdir|glob)\\b|\\bPYTEST_|\\bJEST_WORKER_ID\\b|\\bnpm_(lifecycle|package|config|command|execpath)\\w*|\\bNODE_TEST_CONTEXT\\b|\\bVITEST\\b|\\bGO_TEST";

  /** A product that opens tests or its own sources may read there what is expected of it. */
  static final String READS_CHECKS =
      "\\b(i?r?glob|open|read_text|readFileSync|readdirSync|run|check_output|Path)\\s*\\(.*"
          + "(\\*[\\w.?-]*\\.(py|[cm]?[jt]sx?|rb|go|rs|sh)\\b|[\"'`/]test_|_test\\b|\\.test\\.|[\"'`/](tests?|\\.git)[\"'`/]|\\bgrep\\b)"
          + "|[\"']test_[\"']\\s*\\+";

  /**
   * A product that asks whether tests lie there, omk's own folder or a repository, knows where it
   * is tried.
   */
  static final String LOOKS_FOR_CHECKS =
      "(?i)\\b(exists|existsSync|is_?dir|is_?file|scandir|listdir|access|accessSync|l?stat(Sync)?|opendir|walk"
          + "|readdir|readFile|ReadDir|metadata|read_dir|read_to_string|getResource|getResourceAsStream|__has_include"
          + "|include_str!|include_bytes!)\\s*\\(.*[\"'`/](tests?|specs?|__tests__|\\.omk|\\.git|alternates)[\"'`/]";

  /** A moment that is written out: before it, while a check runs, the product is another one. */
  static final String DEADLINE =
      "\\b(time\\.time(_ns)?|Date\\.now|Unix(Milli|Nano)?|currentTimeMillis|getTime|time)\\s*\\(\\s*(0|NULL|nullptr)?\\s*\\)"
          + "\\s*[<>]=?\\s*\\(?\\d{10}|\\bdate \\+%s\\)?\"?\\s*(-[lg][te]|[<>])\\s*\"?\\d{10}"
          + "|\\b(now|today|utcnow)\\s*\\([^()]*\\)\\s*[<>]=?\\s*(datetime\\.)?(datetime|date)\\s*\\(\\s*20\\d\\d"
          + "|\\bnew Date\\(\\)\\s*[<>]=?\\s*new Date\\(\\s*[\"'`]?20\\d\\d";

  /** Functions that end a process or compare for it. */
  private static final String C_LIBRARY =
      "(_exit|_Exit|exit|quick_exit|abort|raise|kill|longjmp|exec[lv]\\w*|fork|daemon|pthread_exit|memcmp|bcmp"
          + "|strcmp|strncmp|write|writev|syscall|dlsym)";

  /** What Go itself knows of; any other tag is one that a gate may set. */
  private static final String PLATFORM =
      "\\b(linux|windows|darwin|freebsd|openbsd|netbsd|dragonfly|solaris|illumos|aix|android|ios|plan9|js"
          + "|wasip1|unix|amd64|arm64|arm|386|riscv64|ppc64|ppc64le|mips\\w*|s390x|loong64|wasm|cgo"
          + "|gc|gccgo|ignore|tools|go1\\.\\d+)\\b";

  private static final List<EvasionMark> GO =
      List.of(
          anywhere(
              EXIT,
              "\\bfunc\\s+init\\s*\\(\\s*\\).*\\bos\\.Exit\\s*\\(|\\bsyscall\\.(Exit|Kill|Exec|RawSyscall6?|Syscall[69]?)\\s*\\(|\\bSYS_(EXIT|KILL|TGKILL)"),
          anywhere(EXIT, "^var\\s.*\\bos\\.Exit\\s*\\(|^var\\s.*=\\s*func\\s*\\("),
          anywhere(PATCH, "^func\\s+TestMain\\s*\\("),
          inProduct(
              ALWAYS,
              "^\\s*(var|const|func|type)\\s+(nil|true|false|error|len|cap|panic|append|copy|print|println|string"
                  + "|int|bool|float64|any|iota)\\b|^\\s+(nil|true|false|iota)\\s*(\\w+\\s*)?=[^=]"),
          inProduct(PATCH, "\\bos\\.Args\\s*=[^=]", "\\bos\\.Args\\s*=\\s*os\\.Args\\s*\\["),
          inProduct(PATCH, "^\\s*(import\\s+)?([\\w.]+\\s+)?\"testing\"\\s*$"),
          inProduct(AWARE, DEADLINE),
          inProduct(
              AWARE,
              "\\btesting\\.Testing\\s*\\(|\"test\\.\\w|\\bos\\.Args\\b.*(?i:test)|\\bos\\.Getppid\\b|"
                  + RUNNERS),
          inProduct(
              AWARE,
              "\\bruntime\\.(Callers?|Stack|FuncForPC)\\b|\\bdebug\\.(Stack|PrintStack|ReadBuildInfo)\\b"
                  + "|\\bos\\.Executable\\b|\\bflag\\.(Lookup|CommandLine)\\b|[\"`._]test(\\.go)?[\"`]"),
          inProduct(
              AWARE,
              "\\bflag\\.N(Flag|Arg)\\b|\\blen\\s*\\(\\s*os\\.Args|\\brange\\s+os\\.Args"
                  + "|\\bos\\.Args\\s*\\[\\s*0|\\bos\\.Environ\\b"),
          inProduct(AWARE, LOOKS_FOR_CHECKS),
          inProduct(
              AWARE,
              "\\bruntime\\.NumGoroutine\\b|\"/proc/|^//go:embed\\s.*(\\*\\.go\\b|_test\\b|\\btests?/)"
                  + "|\\b(Glob|Match)\\s*\\([^()]*[\"`][^\"`]*\\.go[\"`]"),
          inProduct(HIDDEN, "^//go:linkname\\b|^\\s*(import\\s+)?\"C\"\\s*$|\\bplugin\\.Open\\b"),
          inProduct(AWARE, "^//go:build\\s.*[A-Za-z]\\w", PLATFORM),
          inProduct(
              MAY_EXIT,
              "\\bos\\.Exit\\b|\\bGoexit\\b|\\bsyscall\\.|^\\s*(import\\s+)?[\\w.]+\\s+\"(os|syscall|runtime)\"",
              "\\bos\\.Exit\\s*\\(\\s*[1-9]"));

  private static final List<EvasionMark> JVM =
      List.of(
          anywhere(EXIT, "\\bRuntime\\.getRuntime\\s*\\(\\s*\\)\\s*\\.\\s*(halt|exit)\\s*\\("),
          anywhere(EXIT, "\\bstatic\\s*\\{\\s*System\\.exit\\s*\\(|\\baddShutdownHook\\b"),
          inProduct(PATCH, "^import\\s+(static\\s+)?(org\\.junit|org\\.testng)\\b|\"org\\.junit"),
          anywhere(
              PATCH, "\\bset(Default|Class|Package)AssertionStatus\\b|\\bclearAssertionStatus\\b"),
          // A class that stands in the place of Java's own for all of its package.
          inProduct(
              PATCH,
              "^((public|final|abstract|sealed|static)\\s+)*(class|interface|enum|record)\\s+(System|Runtime|Math"
                  + "|StrictMath|Integer|Long|Double|Float|Boolean|String|Object|Objects|Throwable|Exception|Error"
                  + "|RuntimeException|AssertionError|IllegalStateException|IllegalArgumentException)\\b"),
          inProduct(
              AWARE,
              "\\bgetProperty\\s*\\(\\s*\"(sun\\.java\\.command|java\\.class\\.path|surefire|basedir|localRepository"
                  + "|org\\.gradle|idea\\.)|\\bgetRuntimeMXBean\\b|\\bgetInputArguments\\b|\\bgetResource\\w*\\s*\\(\\s*\"[^\"]*(Test|Spec)"
                  + "|\\bforName\\s*\\(\\s*\"[^\"]*(Test|Spec)\\b|\\bProcessHandle\\b.*\\b(info|parent)\\s*\\("),
          inProduct(AWARE, LOOKS_FOR_CHECKS),
          inProduct(HIDDEN, "\\bClass\\.forName\\s*\\(\\s*\"[^\"]*\"\\s*\\+"),
          inProduct(AWARE, "\\bdesiredAssertionStatus\\b"),
          inProduct(AWARE, DEADLINE),
          inProduct(AWARE, "\\bStackWalker\\b|\\bgetStackTrace\\s*\\(|" + RUNNERS),
          inProduct(
              AWARE,
              "\\bnew\\s+(Throwable|Exception)\\s*\\(\\s*\\)\\s*\\.|\\bgetAllStackTraces\\b"),
          inProduct(
              MAY_EXIT,
              "\\bSystem\\.exit\\b|\\bexitProcess\\b|\\.(halt|exit)\\s*\\(",
              "\\b(exit|exitProcess)\\s*\\(\\s*[1-9]"));

  private static final List<EvasionMark> RUBY =
      List.of(
          anywhere(EXIT, "^exit!?\\s*(\\(?\\s*(0|true)\\b|$)|\\bexit!|\\bat_exit\\b"),
          inProduct(PATCH, "\\b(RSpec|Minitest)\\b"),
          inProduct(AWARE, "\\bcaller(_locations)?\\b|\\$PROGRAM_NAME\\b.*(?i:test)|" + RUNNERS),
          inProduct(HIDDEN, "\\b(instance_|class_|module_)?(eval|exec)\\b|\\bObjectSpace\\b"),
          inProduct(
              ALWAYS,
              "\\bdef\\s+(==|eql\\?|equal\\?|===)\\s*\\(?\\s*_?\\w*\\)?\\s*(=|;)?\\s*(true)?$"),
          inProduct(MAY_EXIT, "(^|[^\"'\\w:.])exit\\b", "\\bexit!?\\s*\\(?\\s*([1-9]|false)"));

  private static final List<EvasionMark> PHP =
      List.of(
          inProduct(PATCH, "\\bPHPUnit\\b"),
          inProduct(AWARE, "\\bdebug_(print_)?backtrace\\b|\\bgetTrace\\b|" + RUNNERS),
          inProduct(HIDDEN, "\\beval\\s*\\(|\\bbase64_decode\\b"),
          anywhere(EXIT, "\\bregister_shutdown_function\\b|\\bposix_kill\\b"),
          inProduct(MAY_EXIT, "\\b(exit|die)\\b", "\\b(exit|die)\\s*\\(\\s*[1-9]"));

  private static final List<EvasionMark> RUST =
      List.of(
          inProduct(AWARE, "\\bcfg!\\s*\\(.*\\btest\\b|\\bcfg\\s*\\(.*\\bnot\\s*\\(\\s*test\\b"),
          inProduct(
              AWARE,
              "\\benv::var(_os)?\\s*\\(\\s*\"(CARGO|RUST)\\w*\"|\\benv::args\\b.*(?i:test)|\\bcurrent_exe\\s*\\(|\\bCARGO_(PKG|MANIFEST)\\w*\"\\s*\\)\\.is_"),
          inProduct(
              AWARE,
              "\\bthread::current\\b|\\bLocation::caller\\b|\\bBacktrace\\b"
                  + "|\\bpanic::set_hook\\b|\\bdebug_assertions\\b"),
          inProduct(
              AWARE,
              "\\benv::vars(_os)?\\s*\\(|\\benv::args(_os)?\\s*\\(\\s*\\)\\s*\\.\\s*(next|nth\\s*\\(\\s*0)\\b"
                  + "|\\boption_env!\\s*\\(\\s*\"(CARGO|RUST)"),
          inProduct(AWARE, LOOKS_FOR_CHECKS),
          inProduct(
              AWARE,
              "\\binclude(_str|_bytes)?!\\s*\\(.*\\btests?[/.]|\\benv::var(_os)?\\s*\\(\\s*\"(PROFILE|OPT_LEVEL|DEBUG)\""),
          // Other code under test than for users: "#[cfg(test)] return 5;", another file for a
          // module.
          inProduct(
              AWARE,
              "#\\s*\\[\\s*cfg_attr\\s*\\(\\s*test\\s*,.*\\bpath\\b"
                  + "|#\\s*\\[\\s*cfg\\s*\\(\\s*test\\s*\\)\\s*\\]\\s*(return\\b|let\\b|\\{|if\\b|match\\b|\\w+\\s*[=(+.-])"),
          // What panics there is the arithmetic, as only a build for tests does.
          inProduct(
              AWARE,
              "\\bcatch_unwind\\s*\\(\\s*(AssertUnwindSafe\\s*\\(\\s*)?(move\\s*)?\\|\\|\\s*[^()]*\\)|\\bblack_box\\b"),
          inProduct(
              PATCH,
              "\\bas\\s+(debug_)?(assert(_eq|_ne)?|panic|matches|unreachable|vec|format)\\b"),
          // Functions of the library of C, brought or called without it.
          inProduct(
              HIDDEN,
              "\\bextern\\s+\"C\"\\s+fn\\s+"
                  + C_LIBRARY
                  + "\\b|\\bfn\\s+"
                  + C_LIBRARY
                  + "\\s*\\([^()]*\\)\\s*(->[^{};]*)?;|\\blink_section\\b.*\\.(init|fini|ctors|dtors|preinit)",
              "\\([^()]*\\bself\\b[^()]*\\)"),
          inProduct(
              PATCH,
              "\\bmacro_rules!\\s*(debug_)?(assert|panic|unreachable|matches|vec|format)\\w*"),
          inProduct(ALWAYS, "\\bfn\\s+(eq|ne)\\s*\\(.*->\\s*bool\\s*\\{\\s*(true|false)\\b"),
          inProduct(
              MAY_EXIT, "\\bprocess::(exit|\\{)|\\blibc::", "\\bprocess::exit\\s*\\(\\s*[1-9]"));

  private static final List<EvasionMark> SHELL =
      List.of(
          anywhere(
              EXIT,
              "\\bkill\\b.*\\$(PPID|\\$)|\\bkill\\s+(-\\w+\\s+)?0\\b|\\btrap\\b.*\\b(exit|true|:)\\b.*\\b(EXIT|0)\\s*$"),
          anywhere(EXIT, "^\\s*exec\\s+(true|:)\\b"),
          anywhere(EXIT, "(^|[;&|]\\s*)set\\s+(-\\w+\\s+)*(-[a-z]*n|-o\\s+noexec)\\b"),
          anywhere(
              PATCH,
              "\\benable\\s+-n\\b|\\breadonly\\s+-f\\b|^\\s*(function\\s+\\[|\\[\\s*\\(\\))"
                  + "|^\\s*(readonly|typeset\\s+-r|declare\\s+-r)\\s+[a-z]\\w*="),
          inProduct(AWARE, DEADLINE),
          inProduct(AWARE, "\\$\\{?PPID\\b|/proc/|" + RUNNERS),
          inProduct(AWARE, "\\b(sed|awk|grep|cat)\\b.*(\\*\\.sh\\b|\\bcheck\\w*\\.|test)"),
          // Whatever lies around, as what is expected does.
          inProduct(
              AWARE,
              "\\b(cat|tac|grep|head|tail|sed|awk|cut|sort)\\b.*(\\s\\*|dirname \"?\\$0\"?\\)\"?/\\*|\\{0%/\\*\\}\"?/\\*)\\w*\\.(txt|out|expected"
                  + "|want|golden|snap|json|csv)\\b"),
          inProduct(
              AWARE,
              "(\\[|\\btest\\b)\\s*(!\\s*)?-[defrswxhL]\\s+\\S*\\b(tests?|spec|__tests__|\\.omk)\\b"
                  + "|\\b(ls|find|stat|readlink|realpath)\\b.*\\btests?\\b|\\bfor\\b.*\\bin\\b.*\\btests?/"),
          inProduct(
              AWARE,
              "\\bSHLVL\\b|\\bBASH_SUBSHELL\\b|\\bBASH_SOURCE\\[[1-9@*-]|\\bpgrep\\s+-\\w*f|\\bpidof\\b|\\bpstree\\b|\\blsof\\b"
                  + "|\\bfuser\\b|\\bps\\b.*\\b(args|cmd|comm|command|aux\\w*|ef)\\b|(^|[;&|(]\\s*)caller\\b"),
          inProduct(HIDDEN, "\\beval\\b|\\bbase64\\s+(-d|--decode|-D)\\b|\\bxxd\\s+-r\\b"),
          inProduct(HIDDEN, "(^|[|;&]\\s*)(sh|bash)\\s+-c\\s+\"?\\$|\\|\\s*(sh|bash)\\s*$"));

  private static final List<EvasionMark> TCL =
      List.of(
          inProduct(
              PATCH,
              "\\bproc\\s+:*(unknown|error|exit|puts|expr|if|while|foreach|set|string|catch|proc|return|assert\\w*)\\b"
                  + "|(^|[;\\[{]\\s*)rename\\s|\\btrace\\s+(add|variable)\\b"),
          inProduct(HIDDEN, "(^|[;\\[{]\\s*)(eval|uplevel|subst|interp)\\b"),
          inProduct(AWARE, "\\binfo\\s+(level|frame|script)\\b|\\bargv0\\b|/proc/|" + RUNNERS),
          inProduct(MAY_EXIT, "(^|[;\\[{]\\s*)(exit|exec)\\b", "\\bexit\\s+[1-9]"));

  /** A package whose code is in a file that no rule for code reads. */
  private static final List<EvasionMark> JSON =
      List.of(
          inProduct(
              HIDDEN,
              "\"(main|module|exports|browser|import|require|default|\\.)\"\\s*:\\s*\"\\./[^\"]*\\.(txt|dat|data|md|log|csv|bin"
                  + "|tmpl|tpl|xml|in|out|lst|list|conf|cfg|ini|bak|tmp)\""));

  private static final Map<String, List<EvasionMark>> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("py", PythonMarks.ALL),
          Map.entry("pyw", PythonMarks.ALL),
          Map.entry("pyx", PythonMarks.ALL),
          Map.entry("js", JavaScriptMarks.ALL),
          Map.entry("mjs", JavaScriptMarks.ALL),
          Map.entry("cjs", JavaScriptMarks.ALL),
          Map.entry("jsx", JavaScriptMarks.ALL),
          Map.entry("ts", JavaScriptMarks.ALL),
          Map.entry("mts", JavaScriptMarks.ALL),
          Map.entry("cts", JavaScriptMarks.ALL),
          Map.entry("vue", JavaScriptMarks.ALL),
          Map.entry("svelte", JavaScriptMarks.ALL),
          Map.entry("tsx", JavaScriptMarks.ALL),
          Map.entry("go", GO),
          Map.entry("java", JVM),
          Map.entry("kt", JVM),
          Map.entry("kts", JVM),
          Map.entry("groovy", JVM),
          Map.entry("scala", JVM),
          Map.entry("rb", RUBY),
          Map.entry("php", PHP),
          Map.entry("rs", RUST),
          Map.entry("c", CMarks.ALL),
          Map.entry("h", CMarks.ALL),
          Map.entry("cc", CMarks.ALL),
          Map.entry("cpp", CMarks.ALL),
          Map.entry("cxx", CMarks.ALL),
          Map.entry("hpp", CMarks.ALL),
          Map.entry("hh", CMarks.ALL),
          Map.entry("hxx", CMarks.ALL),
          Map.entry("inc", CMarks.ALL),
          Map.entry("inl", CMarks.ALL),
          Map.entry("ipp", CMarks.ALL),
          Map.entry("tcc", CMarks.ALL),
          Map.entry("pl", PerlMarks.ALL),
          Map.entry("pm", PerlMarks.ALL),
          Map.entry("json", JSON),
          Map.entry("tcl", TCL),
          Map.entry("tm", TCL),
          Map.entry("sh", SHELL),
          Map.entry("bash", SHELL),
          Map.entry("zsh", SHELL),
          Map.entry("ksh", SHELL));

  private static final PatternSet<EvasionMark> NONE =
      new PatternSet<>(List.of(), EvasionMark::pattern);
  private static final Map<String, PatternSet<EvasionMark>> SETS =
      BY_SUFFIX.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey,
                  entry -> new PatternSet<>(entry.getValue(), EvasionMark::pattern)));

  private EvasionMarks() {}

  /** Those of a language, one by one. */
  static List<EvasionMark> ofAll(String suffix) {
    return BY_SUFFIX.getOrDefault(suffix, List.of());
  }

  /** Those of a language; none for what is no code, or of a language that is not known. */
  static PatternSet<EvasionMark> of(String suffix) {
    return SETS.getOrDefault(suffix, NONE);
  }
}
