package dev.omk.review.code;

import static dev.omk.review.LineRule.product;
import static dev.omk.review.code.CodeRules.DESERIALISE;
import static dev.omk.review.code.CodeRules.EVAL;
import static dev.omk.review.code.CodeRules.PATH;
import static dev.omk.review.code.CodeRules.SHELL;
import static dev.omk.review.code.CodeRules.SQL;

import dev.omk.review.LineRule;
import dev.omk.review.Suffixes;
import java.util.List;

/** Values that become code: of a shell, of the language, of a query, of a path. */
final class InjectionPatterns {
  private static final String VERB =
      "(?i:select\\s.+\\sfrom|insert\\s+into|update\\s+\\S+\\s+set|delete\\s+from)\\b";
  private static final String PYTHON_TEXT = "(f[\"'].*\\{|[\"'].*[\"']\\s*(%|\\+|\\.format\\b)";
  private static final String RUNS_SQL =
      "\\b(executeQuery|executeUpdate|execute|prepareStatement|createQuery|createNativeQuery)";

  static final List<LineRule> ALL =
      List.of(
          product(
              SHELL,
              Suffixes.PYTHON,
              "\\b(os\\.(system|popen)|subprocess\\.get(status)?output)\\s*\\(\\s*"
                  + PYTHON_TEXT
                  + "|\\w+\\s*\\+)"),
          product(
              SHELL,
              Suffixes.PYTHON,
              "\\bsubprocess\\.\\w+\\s*\\(\\s*"
                  + PYTHON_TEXT
                  + "|[a-z_][\\w.]*\\s*[,+]).*\\bshell\\s*=\\s*True\\b"),
          product(
              SHELL,
              Suffixes.JAVASCRIPT,
              "(^|[^.\\w]|\\b(child_process|cp)\\.)exec(Sync)?\\s*\\(\\s*(`[^`]*\\$\\{"
                  + "|[\"'][^\"']*[\"']\\s*\\+)"),
          product(
              SHELL,
              Suffixes.RUBY,
              "(^|[^.\\w])(system|exec|spawn)[\\s(]+\"[^\",]*#\\{[^\",]*\"\\s*\\)?\\s*($|[#;]|if\\b|or\\b)"),
          product(SHELL, Suffixes.RUBY, "(^\\s*|[=(]\\s*|\\breturn\\s+)`[^`]*#\\{"),
          product(
              SHELL,
              Suffixes.RUST,
              "\\bCommand::new\\(\\s*\"(/bin/)?(ba)?sh\"\\s*\\).*\\.arg\\(\\s*&?format!"),
          product(
              SHELL,
              Suffixes.GO,
              "\\bexec\\.Command(Context)?\\((\\w+,\\s*)?\"(/bin/)?(ba)?sh\",\\s*\"-c\",\\s*"
                  + "(\"[^\"]*\"\\s*\\+|fmt\\.Sprintf|[a-z]\\w*\\s*\\))"),
          product(
              SHELL,
              Suffixes.JVM,
              "\\bgetRuntime\\(\\)\\s*\\.exec\\(\\s*(\"[^\"]*\"\\s*\\+|String\\.format|\"[^\"]*\\$[{a-z])"
                  + "|\\bnew\\s+ProcessBuilder\\(\\s*\"(/bin/)?(ba)?sh\"\\s*,\\s*\"-c\"\\s*,\\s*"
                  + "(\"[^\"]*\"\\s*\\+|String\\.format|\\w+\\s*\\+)"),
          product(
              SHELL,
              Suffixes.PHP,
              "\\b(shell_exec|exec|system|passthru|popen|proc_open)\\s*\\(.*\\$_(GET|POST|REQUEST|COOKIE)"
                  + "|(^|[^>:\\w])(shell_exec|exec|system|passthru|popen|proc_open)\\s*\\(\\s*"
                  + "(\"[^\"]*\\$[a-z_{]|[\"'][^\"']*[\"']\\s*\\.\\s*\\$)"),
          product(
              EVAL,
              Suffixes.PYTHON,
              "(^|[=(,:\\[{]|\\breturn|\\bawait)\\s*(eval|exec)\\s*\\(\\s*([a-zA-Z_(]|f[\"'])"),
          product(
              EVAL,
              Suffixes.JAVASCRIPT,
              "(^|[=(,:;\\[{!&|?]|\\breturn|\\bawait)\\s*((window|globalThis|global)\\.)?"
                  + "eval\\s*\\(\\s*[^\"'`)\\s][^{]*$|\\bnew\\s+Function\\s*\\(\\s*[^)\\s]"),
          product(
              EVAL,
              Suffixes.RUBY,
              "(^|[=(,]|\\breturn)\\s*(\\w+\\.)?(eval|instance_eval|class_eval)[\\s(]+(\"[^\"]*#\\{|params\\b)"),
          product(
              EVAL, Suffixes.PHP, "(^|[^\\w>:])eval\\s*\\(\\s*(\\$|base64_decode|[\"'][^\"']*\\$)"),
          product(EVAL, Suffixes.JVM, "\\bgetEngineByName\\(\\s*[^()]*\\)\\s*\\.eval\\(\\s*[a-z_]"),
          product(
              PATH,
              Suffixes.PYTHON,
              "\\b(open|send_file|Path|os\\.path\\.join|FileResponse)\\s*\\(.*"
                  + "\\brequest\\.(args|form|GET|POST|values|json|query_params)\\b"),
          product(
              PATH,
              Suffixes.JAVASCRIPT,
              "\\b(readFile|readFileSync|createReadStream|sendFile|path\\.join|path\\.resolve|writeFile"
                  + "|writeFileSync|unlink|unlinkSync)\\s*\\(.*\\breq(uest)?\\.(params|query|body|url|path)\\b"),
          product(
              PATH,
              Suffixes.JVM,
              "\\b(new\\s+File\\w*|Paths\\.get|Path\\.of)\\s*\\(.*\\bgetParameter\\s*\\("),
          product(
              PATH,
              Suffixes.GO,
              "\\b(os\\.(Open|ReadFile|Create)|ioutil\\.ReadFile|http\\.ServeFile|filepath\\.Join)\\(.*"
                  + "\\b(r|req)\\.(URL\\.(Path|Query)|FormValue|PathValue)\\b"),
          product(
              PATH,
              Suffixes.PHP,
              "\\b(include|include_once|require|require_once|fopen|readfile|file_get_contents|unlink)\\b.*"
                  + "\\$_(GET|POST|REQUEST|COOKIE)"),
          product(
              PATH, Suffixes.RUBY, "\\b(File\\.(open|read|join)|send_file)\\b.*\\bparams\\s*\\["),
          product(
              SQL,
              Suffixes.PYTHON,
              "\\.(execute|executemany|raw)\\s*\\(\\s*(f[\"']+\\s*"
                  + VERB
                  + ".*\\{|[\"']+\\s*"
                  + VERB
                  + ".*[\"']\\s*(%\\s*[\\w(]|\\+\\s*\\w|\\.format\\b))"),
          product(
              SQL,
              Suffixes.JAVASCRIPT,
              "\\.(query|execute|raw|run|all|get)\\s*\\(\\s*(`\\s*"
                  + VERB
                  + ".*\\$\\{|[\"']\\s*"
                  + VERB
                  + ".*[\"']\\s*\\+\\s*\\w)"),
          product(
              SQL,
              Suffixes.JVM,
              RUNS_SQL
                  + "\\s*\\(\\s*(\"\\s*"
                  + VERB
                  + ".*\"\\s*\\+\\s*[a-z]|\"+\\s*"
                  + VERB
                  + ".*\\$[{a-z])"),
          product(
              SQL,
              Suffixes.GO,
              "\\.(Query|Exec|QueryRow)(Context)?\\(.*(fmt\\.Sprintf\\(\\s*[\"`]\\s*"
                  + VERB
                  + "|\"\\s*"
                  + VERB
                  + ".*\"\\s*\\+\\s*\\w)"),
          product(
              SQL,
              Suffixes.RUST,
              "\\b(query(_as|_one|_opt|_raw|_row|_map)?|execute(_batch)?|batch_execute|simple_query|prepare)"
                  + "(::<[^>]*>)?\\(\\s*&?format!\\(\\s*r?#*\"\\s*"
                  + VERB
                  + "[^\"]*\\{"),
          product(
              SQL,
              Suffixes.PHP,
              "(?i)\\b(mysqli_query|mysql_query|query|exec)\\s*\\(.*\\b(select|insert|update|delete)\\b"
                  + ".*\\$_(get|post|request|cookie)"
                  + "|\\b(mysqli_query|mysql_query|query|exec)\\s*\\(.*\"\\s*(select|insert|update|delete)\\b[^\"]*"
                  + "(=|<|>|\\blike|\\bin\\s*\\()\\s*'?%?\\{?\\$[a-z_]"),
          product(
              SQL,
              Suffixes.RUBY,
              "\\.(where|having|find_by_sql|exists\\?)[\\s(]+\"[^\"]*(=\\s*'?|(?i:like)\\s*'?%?)#\\{"),
          product(
              SQL,
              Suffixes.CSHARP,
              "(\\bnew\\s+\\w*Command\\(|\\.FromSqlRaw\\(|\\.ExecuteSqlRaw(Async)?\\(|\\.CommandText\\s*=)\\s*"
                  + "(\\$@?\"\\s*"
                  + VERB
                  + ".*\\{|@?\"\\s*"
                  + VERB
                  + ".*\"\\s*\\+\\s*\\w)"),
          product(
              DESERIALISE,
              Suffixes.PYTHON,
              "\\b(pickle|marshal|dill)\\.loads?\\s*\\(.*(request|recv\\(|\\.body|payload|cookie)"),
          product(
              DESERIALISE,
              Suffixes.PYTHON,
              "\\byaml\\.(unsafe_load|load\\s*\\(\\s*[\\w.]+(\\([^()]*\\))?\\s*"
                  + "(\\)|,\\s*(Loader\\s*=\\s*)?(yaml\\.)?(Unsafe)?Loader\\s*\\)))"),
          product(
              DESERIALISE,
              Suffixes.JVM,
              "\\bnew\\s+ObjectInputStream\\s*\\(|\\b(enable|activate)DefaultTyping\\s*\\("),
          product(DESERIALISE, Suffixes.PHP, "\\bunserialize\\s*\\(\\s*\\$_"),
          product(
              DESERIALISE,
              Suffixes.RUBY,
              "\\bMarshal\\.load\\b|\\bYAML\\.(unsafe_load\\b|load[\\s(]+(params|request|\\w*(payload|cookie|body)))\\b"),
          product(DESERIALISE, Suffixes.CSHARP, "\\bnew\\s+BinaryFormatter\\b"));

  private InjectionPatterns() {}
}
