package dev.omk.review;

import static dev.omk.review.EvasionMark.AWARE;
import static dev.omk.review.EvasionMark.HIDDEN;
import static dev.omk.review.EvasionMark.MAY_EXIT;
import static dev.omk.review.EvasionMark.PATCH;
import static dev.omk.review.EvasionMark.inProduct;
import static dev.omk.review.EvasionMarks.DEADLINE;

import java.util.List;

/**
 * The marks of C and C++, whose tests are most often programs that say themselves how they went.
 */
final class CMarks {
  /** A line that defines what a check is written with. */
  private static final String DEFINES =
      "^\\s*#\\s*define\\s+(main|assert|strcmp|strncmp|memcmp|printf|puts|fprintf|exit|abort|return|if"
          + "|EXIT_FAILURE|EXIT_SUCCESS)\\b";

  static final List<EvasionMark> ALL =
      List.of(
          inProduct(
              MAY_EXIT,
              "\\b(v?errx?|error|error_at_line)\\s*\\(\\s*0\\s*,|\\bargp_parse\\s*\\(|=\\s*&?(_?exit|_Exit|quick_exit)\\s*[;,]"),
          inProduct(HIDDEN, "\\b(fopen|freopen|open|openat|ifstream)\\b.*\"[^\"]*\"\\s+\"[\\w.]"),
          // A word that is made of two is in no line.
          inProduct(MAY_EXIT, "^\\s*#\\s*define\\b.*##"),
          inProduct(
              PATCH,
              "\\bpragma\\s+(redefine_extname|(push|pop)_macro|weak)\\b|#\\s*include_next\\b"),
          inProduct(
              PATCH,
              "\\bEXIT_(FAILURE|SUCCESS)\\s*(=[^=]|\\}|,\\s*$)|#\\s*undef\\s+(EXIT_|NDEBUG)"),
          inProduct(
              PATCH,
              DEFINES + "|\\bNDEBUG\\b|\\b__assert(_fail|_rtn)?\\b|\\b__(wrap|real)_\\w+\\s*\\("),
          inProduct(
              PATCH,
              "\\bint\\s+(strcmp|strncmp|memcmp|printf|puts|putchar|fprintf|fputs|fclose)\\s*\\("),
          inProduct(
              PATCH,
              // What stands bare takes in what stands beside it where it is used.
              "^\\s*#\\s*define\\s+[a-z_]\\w*\\([^)]*\\)\\s+([^(\\s]|\\([^(]).*(==|!=|\\|\\||&&)"
                  + "|^\\s*#\\s*define\\s+[a-z][a-z0-9_]*\\s+[^\\s_]"
                  + "|^\\s*#\\s*(define|undef)\\s+(abs|fabs|strlen|fopen|system|struct|else|while|for|int|true|false)\\b"),
          inProduct(
              HIDDEN, "\\b(__data_start|__bss_start|_end|_edata|_etext|__executable_start)\\b"),
          inProduct(
              HIDDEN,
              "\\b(constructor|destructor|ifunc|alias)\\b.*\\)\\s*\\)|\\b(asm|__asm__)\\b"
                  + "|\\bdl(sym|open)\\s*\\(|\\bsyscall\\s*\\("),
          inProduct(
              AWARE,
              "\\b__(OPTIMIZE|OPTIMIZE_SIZE|NO_INLINE)__\\b|\\b__builtin_(return|frame)_address\\b|\\bbacktrace(_symbols)?\\s*\\(|\\bgetppid\\b"
                  + "|\\b__(BASE_FILE|INCLUDE_LEVEL)__\\b|\"/proc/"),
          inProduct(
              AWARE,
              "\\bprogram_invocation(_short)?_name\\b|\\b__progname\\b|\\bgetprogname\\s*\\(|\\bAT_EXECFN\\b|\\bPR_GET_NAME\\b"
                  + "|\\bpthread_getname_np\\b|\\b__has_include\\b.*(?i:[\"</]tests?[/_.])"),
          // A name that is another one, or none, where something else is linked.
          inProduct(HIDDEN, "\\b(attribute|__attribute__)\\b.*\\b(weak|weakref|__weak__)\\b"),
          inProduct(
              PATCH,
              "^\\s*#\\s*undef\\s+(assert|main|exit|abort)\\b"
                  + "|^[\\w\\s*]*\\b(void|int|_Noreturn)\\s+(assert|abort|exit|_exit|write|perror|vfprintf|vprintf|fputc|putc)\\s*\\("),
          inProduct(AWARE, DEADLINE),
          inProduct(
              AWARE, "^\\s*#\\s*(if|ifdef|ifndef|elif)\\b.*TEST|\\bgetenv\\s*\\(.*(TEST|OMK|CI\")"),
          inProduct(
              MAY_EXIT,
              "\\b(_exit|_Exit|quick_exit|exit|atexit|on_exit|at_quick_exit|abort|raise|kill|tgkill|sigqueue"
                  + "|f?exec[lv]\\w*|posix_spawnp?|siglongjmp|longjmp|setcontext|swapcontext|pthread_exit|pthread_kill"
                  + "|thrd_exit|daemon)\\s*\\(",
              "\\bexit\\s*\\(\\s*([1-9]|EXIT_FAILURE)"));

  private CMarks() {}
}
