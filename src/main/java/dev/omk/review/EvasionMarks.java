package dev.omk.review;

import static dev.omk.review.EvasionMark.ALWAYS;
import static dev.omk.review.EvasionMark.AWARE;
import static dev.omk.review.EvasionMark.EXIT;
import static dev.omk.review.EvasionMark.HIDDEN;
import static dev.omk.review.EvasionMark.MAY_EXIT;
import static dev.omk.review.EvasionMark.PATCH;
import static dev.omk.review.EvasionMark.anywhere;
import static dev.omk.review.EvasionMark.anywhereBut;
import static dev.omk.review.EvasionMark.inProduct;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The marks of each language, by the suffix of its files. */
final class EvasionMarks {
  private static final String RUNNERS =
      "OMK_|\\bPYTEST_|\\bJEST_WORKER_ID\\b|\\bnpm_(lifecycle|package|config|command|execpath)\\w*|\\bNODE_TEST_CONTEXT\\b|\\bVITEST\\b|\\bGO_TEST";

  /** A product that opens tests or its own sources may read there what is expected of it. */
  private static final String READS_CHECKS =
      "\\b(i?r?glob|open|read_text|readFileSync|readdirSync|run|check_output|Path)\\s*\\(.*"
          + "(\\*\\.(py|js|ts)\\b|[\"'`/]test_|_test\\b|\\.test\\.|[\"'`/]tests?[\"'`/]|\\bgrep\\b)"
          + "|[\"']test_[\"']\\s*\\+";

  /** What people call a program with, and no runner of tests does. */
  private static final String OPTION =
      "[\"'](-h|-V|--(help|version|usage|json|debug|dry-run|force|all|list|output|input|config|file"
          + "|name|no-color|yes|trace|format))[\"']";

  private static final List<EvasionMark> PYTHON =
      List.of(
          anywhere(
              EXIT, "\\b_exit\\s*\\(|\\batexit\\.register\\s*\\(|\\b_thread\\.interrupt_main\\b"),
          anywhere(
              EXIT, "\\bfrom\\s+os\\s+import\\b.*\\b_exit\\b|\\bos\\.(kill|killpg|abort)\\s*\\("),
          anywhere(
              EXIT,
              "\\bos\\.(exec[lv]|posix_spawn)|\\bsys\\.(excepthook|unraisablehook|exitfunc)\\b"),
          anywhereBut(
              EXIT,
              "\\bsignal\\.(signal|alarm|setitimer|raise_signal|pthread_kill)\\s*\\(",
              // What only somebody outside sends.
              "\\bsignal\\.signal\\s*\\(\\s*(signal\\.)?(Signals\\.)?"
                  + "SIG(INT|TERM|HUP|PIPE|QUIT|WINCH|TSTP|CONT)\\b"),
          anywhere(EXIT, "^(sys\\.exit|exit|quit)\\s*\\(\\s*0?\\s*\\)|^raise\\s+SystemExit\\b"),
          anywhere(
              PATCH,
              "\\b(unittest\\.)?TestCase\\.\\w+\\s*=[^=]|\\bunittest(\\.\\w+)*\\.[A-Za-z_]\\w*\\s*=[^=]"
                  + "|\\bsetattr\\s*\\(\\s*(unittest\\b|pytest\\b|builtins\\b|TestCase\\b)"),
          anywhere(PATCH, "\\bsys\\.modules\\s*\\[|\\bbuiltins\\.\\w+|\\b__builtins__\\b"),
          anywhere(PATCH, "\\bsys\\.(settrace|setprofile|meta_path|path_hooks|_getframe)\\b"),
          anywhere(PATCH, "\\bgc\\.get_(objects|referrers)\\b|\\bctypes\\b"),
          inProduct(PATCH, "^\\s*(import|from)\\s+(unittest|pytest|_pytest|doctest)\\b"),
          inProduct(
              AWARE, "\\binspect\\.(stack|currentframe|getouterframes)\\b|\\bos\\.getppid\\b"),
          inProduct(AWARE, "\\bsys\\.modules\\b|\\bsys\\.argv\\b.*(?i:test)|/proc/|" + RUNNERS),
          inProduct(
              HIDDEN,
              "\\b(eval|exec)\\s*\\(|\\b__import__\\s*\\(|\\bmarshal\\.loads|\\bCodeType\\b"),
          inProduct(
              HIDDEN,
              "\\bgetattr\\s*\\(\\s*(os|sys|builtins|signal|inspect)\\b|\\bpydoc\\b|\\bresolve_name\\b"
                  + "|\\bb(64|32|16|85)?_?\\w*decode\\s*\\(\\s*(b?[\"']|[A-Z][A-Z0-9_]*\\b)"
                  + "|\\bsetattr\\s*\\([^,]+,\\s*[\"'][^\"']*[\"']\\s*[\"'+]"),
          inProduct(
              PATCH,
              "[\"']_?(base)?[aA]ssert\\w*[\"']|\\bdef\\s+load_tests\\b|\\bpytest_\\w+\\s*\\("
                  + "|\\bdef\\s+(setup_module|teardown_module|setup_function|setUpModule|tearDownModule)\\b"
                  + "|^\\s*(import|from)\\s+__main__\\b"),
          inProduct(
              PATCH,
              "\\b(MagicMock|mock\\.ANY)\\b|[\"'](unittest|pytest|_pytest|doctest)\\b"
                  + "|^\\s*(from|import)\\s+(tests?|spec|conftest)\\b"),
          inProduct(
              AWARE,
              "\\b(tb_frame|f_back|f_globals|f_locals|f_code|[gc]r?_frame|__traceback__)\\b"
                  + "|\\b(extract|walk|format|print)_(stack|tb)\\b|\\bStackSummary\\b"
                  + "|\\bfrom\\s+inspect\\s+import\\b.*(stack|frame)"),
          inProduct(
              HIDDEN,
              "__(globals|code|closure|subclasses|getattribute)__\\s*[.(\\[=]|\\b__class__\\s*(=[^=]|\\[)"
                  + "|\\b__class__\\s*\\.\\s*__(base|bases|mro|subclasses|dict|eq|init|new|getattr)\\w*"
                  + "|\\b__class__\\s*\\.\\s*\\w+\\s*=[^=]"
                  + "|\\b(globals|locals|vars)\\s*\\(\\s*\\)\\s*[\\[.]"
                  + "|\\btype\\s*\\(\\s*[\"'\\w]+\\s*,\\s*\\("
                  + "|\\bimport_module\\s*\\(\\s*([^\"'\\s)]|[\"'][^\"']*[\"']\\s*[+%.])",
              // A module of a package that is named.
              "\\bimport_module\\s*\\(\\s*(f[\"'][a-z]\\w*(\\.\\w+)*\\.\\{\\w+\\}[\"']"
                  + "|[\"'][a-z]\\w*(\\.\\w+)*\\.[\"']\\s*\\+\\s*\\w+|f?[\"']\\.[\\w.{}]*[\"'],"
                  + "|\\w+,\\s*(package\\s*=\\s*)?__(name|package)__)"),
          inProduct(
              HIDDEN,
              "\\b(timeit\\.(timeit|repeat|Timer)|(cP|p)rofile\\.run(ctx)?|pickle\\.loads?|Unpickler"
                  + "|shelve\\.open|runpy\\.\\w+|zipimporter|InteractiveInterpreter)\\b"
                  + "|\\bsys\\.path\\b|(^|[^.\\w])compile\\s*\\("),
          inProduct(
              AWARE,
              "^\\s*import\\s+inspect\\s+as\\b|^\\s*from\\s+inspect\\s+import\\b|[=,(]\\s*inspect\\s*([,)]|$)"
                  + "|\\binspect\\.(trace|get(inner|outer)frames|getframeinfo|getmodule|getsource\\w*|getfile|__\\w+)\\b"
                  + "|\\bcatch_warnings\\b|\\bfindCaller\\b|\\.pathname\\b"
                  + "|\\bgetrecursionlimit\\b|\\bst_rdev\\b|\\bos\\.isatty\\s*\\(\\s*0|\\bstdin\\.isatty\\b"
                  + "|\\bgetpid\\s*\\(\\s*\\)\\s*[<>=!%]|[\"']\\s+in\\s+sys\\.(orig_)?argv\\b"
                  + "|\\bfor\\b.*\\bin\\s+(sorted\\s*\\(|list\\s*\\(|dict\\s*\\()?os\\.environ\\s*(\\)|:|$|\\.(keys|items|values)\\b)",
              OPTION
                  + "\\s+(not\\s+)?in\\s+sys\\.argv(\\[1:\\])?"
                  + "|\\bfrom\\s+inspect\\s+import\\s+(signature|isclass|isfunction|iscoroutinefunction|cleandoc"
                  + "|getdoc|Parameter|isawaitable|ismethod|isabstract|getmembers|, )+\\s*$"),
          inProduct(AWARE, READS_CHECKS),
          inProduct(
              ALWAYS,
              "\\bcompare\\s*=\\s*(False|0|None)\\b"
                  + "|\\b(field|ib|attrib)\\s*\\(.*\\b(eq|cmp)\\s*=\\s*(False|0|None)\\b"),
          inProduct(
              ALWAYS, "__(eq|ne|lt|le|gt|ge|contains|bool)__\\s*([\"']|=[^=])|[\"']__(%s|\\{)"),
          inProduct(
              MAY_EXIT,
              "(^|[^\"'\\w])(_exit|exit|quit|SystemExit|abort|exec[lv]\\w*|Timer)\\b",
              "\\b(exit|quit|SystemExit)\\s*\\(\\s*([1-9]|f?[\"'])|\\bexcept\\b.*"));

  private static final List<EvasionMark> JAVASCRIPT =
      List.of(
          anywhere(EXIT, "^process\\.(exit\\s*\\(\\s*0?\\s*\\)|exitCode\\s*=\\s*0\\b)"),
          anywhere(EXIT, "\\bprocess\\.(reallyExit|abort|kill)\\s*\\(|\\bprocess\\.exit\\s*=[^=]"),
          anywhere(
              EXIT,
              "\\bprocess\\.(on|once|addListener)\\s*\\(\\s*[\"'`](exit|beforeExit|uncaughtException"
                  + "|unhandledRejection)[\"'`]"),
          anywhere(
              PATCH,
              "\\b(assert|expect)(\\.[A-Za-z_]\\w*)+\\s*=[^=>]"
                  + "|\\b(globalThis|global|window)\\.(expect|assert|it|test|describe)\\s*=[^=]"
                  + "|\\bObject\\.(assign|defineProperty)\\s*\\(\\s*(assert|expect)\\b"
                  + "|\\brequire\\s*\\(\\s*[\"'](node:)?assert[\"']\\s*\\)(\\.\\w+)+\\s*=[^=]"),
          anywhere(
              PATCH, "\\brequire\\.cache\\s*\\[|\\bModule\\.(_load|_resolveFilename)\\s*=[^=]"),
          inProduct(
              PATCH,
              "(require\\s*\\(|\\bfrom|\\bimport\\s*\\(?)\\s*[\"'`](node:test|vitest|mocha|chai|@jest/)"),
          inProduct(
              AWARE,
              "\\bprocess\\.(argv|execArgv)\\b.*(?i:test)|\\bprocess\\.(ppid|stdin\\.isTTY)\\b|/proc/"),
          inProduct(
              AWARE,
              "\\brequire\\.main\\.filename\\b.*(?i:test)|\\bnew Error\\(\\)\\.stack\\b|"
                  + RUNNERS),
          inProduct(
              HIDDEN, "\\beval\\s*\\(|\\bnew\\s+Function\\s*\\(|\\bprocess\\s*\\[|\\bvm\\.run"),
          inProduct(
              HIDDEN,
              "\\b(Buffer\\.from|atob)\\s*\\(\\s*[\"'`][A-Za-z0-9+/=_-]{4,}[\"'`]\\s*(\\)|,\\s*[\"'`]base64)"
                  + "|\\b(Buffer\\.from|atob)\\s*\\(\\s*[A-Z][A-Z0-9_]*\\s*(\\)|,\\s*[\"'`]base64)"),
          inProduct(
              HIDDEN,
              "\\b(globalThis|global)\\s*(\\?\\.)?\\[|\\)\\s*\\.constructor\\s*(;|,|$|\\()"
                  + "|\\[\\s*[\"'`]constructor[\"'`]\\s*\\]"),
          inProduct(
              PATCH,
              "\\b(Object|Reflect)\\.\\w+\\s*\\(\\s*require\\s*\\(|\\bexpect\\s*\\.\\s*extend\\b"),
          inProduct(
              AWARE,
              "\\btypeof\\s+(globalThis\\.|global\\.)?(it|describe|test|expect|jest|vi|suite|before|beforeEach"
                  + "|afterEach|after|mocha|jasmine)\\b|\\b(globalThis|global)\\s*\\??\\.\\s*(it|describe|expect|jest"
                  + "|vi|jasmine|beforeEach|before|after)\\b|\\bNODE_ENV\\b.*[\"'`]test[\"'`]"),
          inProduct(ALWAYS, "\\basymmetricMatch\\b"),
          // Whoever waits for it never goes on, and a program that has nothing else to do ends with
          // 0.
          inProduct(
              EXIT,
              "\\bnew\\s+Promise\\s*\\(\\s*(async\\s*)?(\\w+|\\([^()]*\\))\\s*=>\\s*\\{\\s*\\}\\s*\\)"
                  + "|\\bnew\\s+Promise\\s*\\(\\s*function\\s*\\w*\\s*\\([^()]*\\)\\s*\\{\\s*\\}\\s*\\)"
                  + "|\\bthen\\s*(:\\s*(function\\s*)?)?\\([^()]*\\)\\s*(=>\\s*)?\\{\\s*\\}"
                  + "|\\bPromise\\.race\\s*\\(\\s*\\[\\s*\\]\\s*\\)"),
          inProduct(
              HIDDEN,
              "\\b(getBuiltinModule|createRequire|runIn\\w*Context)\\b|[\"'`](node:)?vm[\"'`]"
                  + "|\\bmodule\\s*\\[|\\brequire\\s*\\(\\s*([^\"'`\\s)]|[\"'`][^\"'`]*[\"'`]\\s*[+,])"),
          inProduct(
              AWARE,
              "\\b(keys|entries|values|ownKeys)\\s*\\(\\s*process\\.env\\b|\\b(in|of)\\s+process\\.env\\b"),
          inProduct(AWARE, READS_CHECKS),
          inProduct(HIDDEN, "\\bconstructor\\s*[.(\\[]?\\s*(constructor)?\\s*\\(\\s*[\"'`]"),
          inProduct(
              PATCH,
              "\\b(Object|Array|String|Number|Boolean|RegExp|Error|Promise|Function|Map|Set)\\.prototype"
                  + "(\\.\\w+|\\[[^\\]]*\\])\\s*=[^=]"
                  + "|\\b(Object|Reflect)\\.\\w+\\s*\\(\\s*(Object|Array|String|Number|RegExp|Error"
                  + "|Promise|Function|JSON|Math|globalThis|global)\\s*[.,]\\s*(prototype|[\"'`])"
                  + "|\\bObject\\.is\\s*=[^=]"),
          inProduct(
              ALWAYS,
              "\\bSymbol\\.(toPrimitive|hasInstance)\\b|\\bvalueOf\\s*[(:=]",
              // One field, in one line.
              "\\bvalueOf\\s*\\(\\s*\\)\\s*\\{\\s*return\\s+(Number\\()?this(\\.[\\w#]+)+\\)?;?\\s*\\}"),
          inProduct(
              AWARE,
              "\\b(prepareStackTrace|stackTraceLimit|callsites?)\\b|[=(]\\s*[\\w.()]+\\.stack\\b"
                  + "|\\breturn\\b.*\\.stack\\b|\\.stack\\s*(\\.|\\[)",
              "\\b(console|log|logger)\\.\\w+\\s*\\(.*"),
          inProduct(AWARE, "\\bmodule\\.(parent|children)\\b"),
          inProduct(
              MAY_EXIT,
              "\\bprocess\\s*[.;,)}\\]?\\[]|[=(]\\s*process\\s*$|[\"'`](node:)?process[\"'`]",
              "\\bprocess\\.(env|cwd|platform|arch|argv|argv0|stdout|stderr|stdin|versions?|hrtime"
                  + "|nextTick|memoryUsage|uptime|pid|emitWarning)\\b"
                  + "|\\bprocess\\.exit\\s*\\(\\s*[1-9]|\\bprocess\\.exitCode\\s*=\\s*[1-9]"));

  /** What Go itself knows of; any other tag is one that a gate may set. */
  private static final String PLATFORM =
      "\\b(linux|windows|darwin|freebsd|openbsd|netbsd|dragonfly|solaris|illumos|aix|android|ios|plan9|js"
          + "|wasip1|unix|amd64|arm64|arm|386|riscv64|ppc64|ppc64le|mips\\w*|s390x|loong64|wasm|cgo|race"
          + "|msan|asan|gc|gccgo|ignore|tools|go1\\.\\d+)\\b";

  private static final List<EvasionMark> GO =
      List.of(
          anywhere(
              EXIT,
              "\\bfunc\\s+init\\s*\\(\\s*\\).*\\bos\\.Exit\\s*\\(|\\bsyscall\\.(Exit|Kill|Exec)\\s*\\("),
          anywhere(EXIT, "^var\\s.*\\bos\\.Exit\\s*\\(|^var\\s.*=\\s*func\\s*\\("),
          anywhere(PATCH, "^func\\s+TestMain\\s*\\("),
          inProduct(
              ALWAYS,
              "^\\s*(var|const|func|type)\\s+(nil|true|false|error|len|cap|panic|append|copy|print|println|string"
                  + "|int|bool|float64|any|iota)\\b|^\\s+(nil|true|false|iota)\\s*(\\w+\\s*)?=[^=]"),
          inProduct(PATCH, "^\\s*(import\\s+)?\"testing\"\\s*$"),
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
          inProduct(HIDDEN, "^//go:linkname\\b|^import\\s+\"C\"|\\bplugin\\.Open\\b"),
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
          inProduct(
              AWARE,
              "\\bcfg!?\\s*\\(\\s*(not\\s*\\(\\s*test\\b|all\\s*\\(.*\\btest\\b)|\\bcfg!\\s*\\(\\s*test\\b"),
          inProduct(
              AWARE,
              "\\benv::args\\b.*(?i:test)|\\bcurrent_exe\\s*\\(|\\bCARGO_(PKG|MANIFEST)\\w*\"\\s*\\)\\.is_"),
          inProduct(
              AWARE,
              "\\bthread::current\\b|\\btrack_caller\\b|\\bLocation::caller\\b|\\bBacktrace\\b"
                  + "|\\bpanic::set_hook\\b|\\bdebug_assertions\\b"),
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
          inProduct(AWARE, "\\$\\{?PPID\\b|/proc/|" + RUNNERS),
          inProduct(AWARE, "\\b(sed|awk|grep|cat)\\b.*(\\*\\.sh\\b|\\bcheck\\w*\\.|test)"),
          inProduct(HIDDEN, "\\beval\\b|\\bbase64\\s+(-d|--decode|-D)\\b|\\bxxd\\s+-r\\b"),
          inProduct(HIDDEN, "(^|[|;&]\\s*)(sh|bash)\\s+-c\\s+\"?\\$|\\|\\s*(sh|bash)\\s*$"));

  private static final Map<String, List<EvasionMark>> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("py", PYTHON),
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("cjs", JAVASCRIPT),
          Map.entry("jsx", JAVASCRIPT),
          Map.entry("ts", JAVASCRIPT),
          Map.entry("mts", JAVASCRIPT),
          Map.entry("tsx", JAVASCRIPT),
          Map.entry("go", GO),
          Map.entry("java", JVM),
          Map.entry("kt", JVM),
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
          Map.entry("pl", PerlMarks.ALL),
          Map.entry("pm", PerlMarks.ALL),
          Map.entry("sh", SHELL),
          Map.entry("bash", SHELL));

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
