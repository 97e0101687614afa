package dev.omk.review.security;

import static dev.omk.review.LineRule.product;
import static dev.omk.review.LineRule.productAndTexts;
import static dev.omk.review.security.SecurityRules.PERMISSIVE;
import static dev.omk.review.security.SecurityRules.REMOTE_SCRIPT;

import dev.omk.review.LineRule;
import dev.omk.review.Suffixes;
import java.util.List;
import java.util.Set;

/** Settings that let too much happen. */
final class SettingPatterns {
  private static final Set<String> CONFIG =
      Set.of("yml", "yaml", "json", "tf", "hcl", "toml", "conf", "cfg", "ini", "env", "xml");

  static final List<LineRule> ALL =
      List.of(
          product(
              PERMISSIVE,
              Suffixes.SHELL,
              "\\bchmod\\s+(-\\w+\\s+)?(0?777|a\\+rwx|ugo\\+rwx)\\b|\\bdocker\\s+run\\b.*\\s--privileged\\b"
                  + "|\\bStrictHostKeyChecking[= ]no\\b|\\bNOPASSWD:\\s*ALL\\b"),
          product(
              PERMISSIVE,
              Suffixes.PYTHON,
              "\\bos\\.chmod\\(.*\\b0o?777\\b|\\bos\\.umask\\(\\s*0(o0+)?\\s*\\)"
                  + "|^ALLOWED_HOSTS\\s*=\\s*\\[\\s*[\"']\\*|^CORS_(ORIGIN_ALLOW_ALL|ALLOW_ALL_ORIGINS)\\s*=\\s*True"
                  + "|\\ballow_origins\\s*=\\s*\\[\\s*[\"']\\*[\"']|\\bCORS\\(.*\\borigins\\s*=\\s*[\\[(]?\\s*[\"']\\*[\"']"
                  + "|\\bapp\\.run\\(.*\\bdebug\\s*=\\s*True"),
          product(
              PERMISSIVE,
              Suffixes.JAVASCRIPT,
              "\\bchmod(Sync)?\\(.*\\b0o?777\\b|Access-Control-Allow-Origin[\"']\\s*[:,]\\s*[\"']\\*"
                  + "|\\bcors\\(\\s*\\{\\s*origin:\\s*(true|[\"']\\*)"),
          productAndTexts(
              PERMISSIVE,
              Suffixes.JVM,
              "Access-Control-Allow-Origin\"\\s*,\\s*\"\\*|@CrossOrigin\\(\\s*(origins\\s*=\\s*)?\\{?\\s*\"\\*"
                  + "|\\b(allowedOrigins|setAllowedOrigins|addAllowedOrigin)\\(.*\"\\*\""
                  + "|\\bcsrf\\(\\)\\.disable\\(|\\brwxrwxrwx\\b"),
          product(
              PERMISSIVE,
              Suffixes.of(List.of(Suffixes.GO, Suffixes.PHP, Suffixes.RUBY)),
              "Access-Control-Allow-Origin[\"']?(\\s*,|:|\\]\\s*=)\\s*[\"']?\\*"
                  + "|\\b(os\\.(Chmod|MkdirAll|Mkdir|WriteFile|OpenFile)|chmod)\\(.*\\b0o?777\\b"),
          product(
              PERMISSIVE,
              CONFIG,
              "^\\s*-?\\s*privileged:\\s*true\\b|\\ballowPrivilegeEscalation:\\s*true\\b"
                  + "|\"Action\"\\s*:\\s*\\[?\\s*\"\\*\"|^\\s*(Action|actions)\\s*[:=]\\s*\\[?\\s*\"\\*\"|^\\s*\"?Principal\"?\\s*[:=]\\s*\"\\*\""
                  + "|\\bhostNetwork:\\s*true\\b|\\bpublic-read-write\\b"),
          productAndTexts(
              REMOTE_SCRIPT,
              Suffixes.SHELL,
              "\\b(curl|wget)\\s[^|;#]*\\|\\s*(sudo\\s+(-\\w+\\s+)?)?(ba|z|da|k)?sh\\b"
                  + "|\\b(curl|wget)\\s[^|;#]*\\|\\s*(sudo\\s+(-\\w+\\s+)?)?(python[23]?|perl|ruby|node|php)(\\s+-)?\\s*"
                  + "($|[;&|)\"'])"
                  + "|\\b(bash|sh)\\s+(-c\\s+)?[\"']?(<\\(|\\$\\()\\s*(curl|wget)\\b"),
          productAndTexts(
              REMOTE_SCRIPT,
              Suffixes.of(
                  List.of(Suffixes.PYTHON, Suffixes.RUBY, Suffixes.JAVASCRIPT, Suffixes.PHP)),
              "[\"'`](curl|wget)\\s[^|;\"'`]*\\|\\s*(sudo\\s+)?(ba|z)?sh\\b|\\b(exec|eval)\\(\\s*"
                  + "(requests\\.get|urllib\\.request\\.urlopen)\\("),
          product(
              REMOTE_SCRIPT,
              Set.of("ps1", "psm1"),
              "(?i)\\b(iex|invoke-expression)\\b.*(downloadstring|\\biwr\\b|\\birm\\b|invoke-(webrequest|restmethod))"
                  + "|(downloadstring|\\biwr\\b|\\birm\\b|invoke-(webrequest|restmethod)).*\\|\\s*(iex|invoke-expression)\\b"));

  private SettingPatterns() {}
}
