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

/** The marks of JavaScript and TypeScript. */
final class JavaScriptMarks {
  /** A handler that does nothing but end with a failure hides none. */
  private static final String DIES =
      "\\bprocess\\.(on|once)\\s*\\(\\s*[\"'](uncaughtException|unhandledRejection)[\"'],"
          + "\\s*(\\(\\w*\\)|\\w+)\\s*=>\\s*\\{\\s*(console\\.\\w+\\([\\w.,\\s'\":]*\\);\\s*)*"
          + "process\\.exit\\([1-9]\\d*\\);?\\s*\\}\\s*\\)";

  static final List<EvasionMark> ALL =
      List.of(
          inProduct(
              PATCH,
              "\\w\\s*\\(\\s*require\\s*\\(\\s*[\"'`](node:)?(assert|test)\\b|[\"'`](node:)?domain[\"'`]|\\._compile\\b"),
          anywhere(EXIT, "^process\\.(exit\\s*\\(\\s*0?\\s*\\)|exitCode\\s*=\\s*0\\b)"),
          anywhere(EXIT, "\\bprocess\\.(reallyExit|abort|kill)\\s*\\(|\\bprocess\\.exit\\s*=[^=]"),
          anywhereBut(
              EXIT,
              "\\bprocess\\.(on|once|addListener)\\s*\\(\\s*[\"'`](exit|beforeExit|uncaughtException"
                  + "|unhandledRejection)[\"'`]",
              DIES),
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
              HIDDEN,
              "\\beval\\s*\\(|\\bnew\\s+Function\\s*\\(|\\bextends\\s+Function\\b|\\bprocess\\s*\\[|\\bvm\\.run"),
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
          // What answers for itself in the place of a value.
          inProduct(ALWAYS, "\\bextends\\s+(Array|Number|String|Boolean|Promise|Date|RegExp)\\b"),
          inProduct(
              ALWAYS,
              "\\b(includes|has|every|some|test|match|equals|startsWith|endsWith)\\s*(:\\s*)?(function\\s*)?"
                  + "(\\([^()]*\\)|:\\s*\\w+\\s*=>)\\s*(=>\\s*)?\\{?\\s*(return\\s+)?(true|!0|1)\\b"),
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
          inProduct(AWARE, DEADLINE),
          inProduct(AWARE, LOOKS_FOR_CHECKS),
          // By what name the program runs, and whether another one started it.
          inProduct(
              AWARE,
              "\\bprocess\\.(argv\\s*\\[\\s*1\\s*\\]|argv0|title)",
              "\\bbasename\\s*\\(\\s*process\\.argv\\[1\\]\\s*\\)|\\bprocess\\.title\\s*=[^=]|.*\\bimport\\.meta\\b.*|.*\\b__filename\\b.*"),
          inProduct(
              AWARE,
              "\\brequire\\.main\\s*(\\?\\.|\\.)\\s*(path|paths|id|children|loaded|exports)\\b|\\bprocess\\.mainModule\\b"
                  + "|\\bprocess\\.(channel|connected)\\b|\\bprocess\\.send\\s*(\\?[^.]|[!=]==)"),
          inProduct(
              PATCH,
              "\\bdelete\\s+(Object|Array|String|Number|Promise|Math|JSON|Reflect|globalThis|global)\\b|\\b__proto__(\\.\\w+|\\[[^\\]]*\\])\\s*=[^=>]|\\bgetPrototypeOf\\s*\\([^()]*\\)(\\.\\w+|\\[[^\\]]*\\])\\s*=[^=>]"
                  + "|\\brequire\\.extensions\\b|\\b_extensions\\s*\\[|\\bregisterHooks\\b"),
          inProduct(HIDDEN, "\\bconstructor\\s*[.(\\[]?\\s*(constructor)?\\s*\\(\\s*[\"'`]"),
          inProduct(
              PATCH,
              "\\b(Object|Array|String|Number|Boolean|RegExp|Error|Promise|Function|Map|Set)\\.prototype"
                  + "(\\.\\w+|\\[[^\\]]*\\])\\s*=[^=]"
                  + "|\\b(Object|Reflect)\\.\\w+\\s*\\(\\s*(Object|Array|String|Number|RegExp|Error"
                  + "|Promise|Function|JSON|Math|globalThis|global)\\s*[.,]\\s*(prototype|[\"'`])"
                  + "|\\bObject\\.is\\s*=[^=]"),
          inProduct(
              PATCH,
              "(^|[^\\w$.])(JSON|Math|Object|Reflect|Number|Array|String|Symbol|BigInt|Promise|RegExp|Map|Set|Date|Intl|performance)"
                  + "\\.[A-Za-z_]\\w*\\s*=[^=>]|\\{[^{}]*\\bprototype\\b[^{}]*\\}\\s*=[^=>]"
                  + "|\\b(Object|Reflect)\\.\\w+\\s*\\(\\s*(globalThis|global|window)\\.(Object|Array|Number"
                  + "|String|JSON|Math|Promise)\\b"),
          inProduct(
              HIDDEN,
              "\\b(const|let|var)\\s+\\w+\\s*=\\s*(Object|Number|JSON|Math|Reflect|Array|String)\\s*(;|,|$)"),
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
              DIES
                  + "|\\bprocess\\.(env|cwd|platform|arch|argv|argv0|stdout|stderr|stdin|versions?|hrtime"
                  + "|nextTick|memoryUsage|uptime|pid|emitWarning)\\b"
                  + "|\\bprocess\\.exit\\s*\\(\\s*[1-9]|\\bprocess\\.exitCode\\s*=\\s*[1-9]"));

  private JavaScriptMarks() {}
}
