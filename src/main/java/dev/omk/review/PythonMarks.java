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
import static dev.omk.review.EvasionMarks.DEADLINE;
import static dev.omk.review.EvasionMarks.LOOKS_FOR_CHECKS;
import static dev.omk.review.EvasionMarks.READS_CHECKS;
import static dev.omk.review.EvasionMarks.RUNNERS;

import java.util.List;

/** The marks of Python. */
final class PythonMarks {
  /** What people call a program with, and no runner of tests does. */
  private static final String OPTION =
      "[\"'](-h|-V|--(help|version|usage|json|debug|dry-run|force|all|list|output|input|config|file"
          + "|name|no-color|yes|trace|format))[\"']";

  static final List<EvasionMark> ALL =
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
          inProduct(
              PATCH, "\\bfilecmp\\.(BUFSIZE|_\\w+)|\\.__doc__\\s*=[^=]|^\\s*__(doc|test)__\\s*="),
          inProduct(PATCH, "^\\s*(import|from)\\s+(unittest|pytest|_pytest|doctest)\\b"),
          inProduct(
              PATCH,
              "^\\s*from\\s+\\S+\\s+import\\b.*\\b(unittest|pytest|_pytest)\\b|\\bTEST_RUNNER\\s*=[^=]"
                  + "|^\\s*from\\s+django\\.test\\.runner\\b"),
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
              "\\b(MagicMock|mock\\.ANY)\\b|[\"'](unittest|pytest|pytest11|_pytest|doctest|test\\.support)\\b"
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
          inProduct(AWARE, DEADLINE),
          inProduct(AWARE, LOOKS_FOR_CHECKS),
          // Streams that a runner has replaced, and by what name the program runs.
          inProduct(
              AWARE,
              "(\\bis|\\bnot|==|!=)\\s+sys\\.__std(out|err|in)__|\\bsys\\.__std(out|err|in)__\\s+(is|==|!=)"
                  + "|\\b(type|isinstance|getattr|hasattr)\\s*\\(\\s*sys\\.std(out|err|in)\\b|\\bsys\\.std(out|err|in)\\.__class__\\b"),
          inProduct(
              AWARE,
              "\\bsys\\.argv\\s*\\[\\s*0\\s*\\]\\)*\\s*(\\.(startswith|endswith|find|count)|\\[|==|!=|in\\b)"
                  + "|([=!]=|\\bin)\\s*(os\\.path\\.basename\\s*\\(\\s*)?sys\\.argv\\s*\\[\\s*0"
                  + "|[\"']ps[\"']\\s*,|\\bpsutil\\.Process\\s*\\(|\\bos\\.(getpgrp|getsid|tcgetpgrp|ctermid)\\b"),
          inProduct(
              HIDDEN,
              "\\b(SourceFileLoader|SourcelessFileLoader|ExtensionFileLoader|load_dynamic|load_source)\\b"
                  + "|\\bspec_from_file_location\\s*\\(.*\\.\\w+[\"']",
              "\\bspec_from_file_location\\s*\\(.*\\.py[\"']"),
          inProduct(HIDDEN, "\\bsetattr\\s*\\([^,]+,\\s*[\"'][^\"']*[\"']\\s*\\["),
          // Which ends the program with success.
          inProduct(
              MAY_EXIT,
              "\\bparse_(known_|intermixed_)?args\\s*\\(\\s*[\\[(]\\s*[\"'](-h|--help|-V|--version)[\"']"),
          inProduct(
              ALWAYS, "__(eq|ne|lt|le|gt|ge|contains|bool)__\\s*([\"']|=[^=])|[\"']__(%s|\\{)"),
          inProduct(
              ALWAYS,
              "\\bsetattr\\s*\\(.*\\blambda\\b[^:]*:\\s*(True|1)\\b"
                  + "|\\bjoin\\s*\\(\\s*[(\\[]\\s*[\"']__[\"']"),
          inProduct(
              MAY_EXIT,
              "(^|[^\"'\\w])(_exit|exit|quit|SystemExit|abort|exec[lv]\\w*|Timer)\\b",
              "\\b(exit|quit|SystemExit)\\s*\\(\\s*([1-9]|f?[\"'])|\\bexcept\\b.*"));

  private PythonMarks() {}
}
