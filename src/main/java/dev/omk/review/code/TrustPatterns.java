package dev.omk.review.code;

import static dev.omk.review.LineRule.product;
import static dev.omk.review.LineRule.productAndTexts;
import static dev.omk.review.code.CodeRules.CRYPTO;
import static dev.omk.review.code.CodeRules.SWALLOWED;
import static dev.omk.review.code.CodeRules.SWALLOWED_NOTE;
import static dev.omk.review.code.CodeRules.TLS;
import static dev.omk.review.code.CodeRules.TLS_DOUBT;

import dev.omk.review.LineRule;
import dev.omk.review.Suffixes;
import java.util.List;
import java.util.Set;

/** Checks that are switched off, ciphers that do not protect, errors that nobody hears of. */
final class TrustPatterns {
  private static final String SECRET = "(?i:\\w*(passw|secret|token|api_?key|nonce|otp\\b)\\w*)";

  private static final String HTTP =
      "(get|post|put|patch|delete|head|options|request|stream|ws_connect)";
  private static final Set<String> CONFIG = Set.of("yml", "yaml", "toml", "json", "conf", "ini");

  static final List<LineRule> ALL =
      List.of(
          product(
                  TLS,
                  Suffixes.PYTHON,
                  "\\b(requests|httpx)\\.(get|post|put|patch|delete|head|options|request|stream|Client"
                      + "|AsyncClient)\\(.*\\bverify\\s*=\\s*False\\b")
              .weighed(TlsCircumstances::any),
          product(
              TLS_DOUBT,
              Suffixes.PYTHON,
              "\\b(s|sess|http|\\w*(session|client))\\." + HTTP + "\\(.*\\bverify ?= ?False\\b"),
          product(TLS, Suffixes.PYTHON, "\\bTCPConnector\\(.*\\b(verify_)?ssl ?= ?False\\b")
              .weighed(TlsCircumstances::any),
          product(TLS_DOUBT, Suffixes.PYTHON, "\\." + HTTP + "\\(.*\\b(verify_)?ssl ?= ?False\\b"),
          product(
                  TLS,
                  Suffixes.PYTHON,
                  "\\b_create_default_https_context\\s*=\\s*ssl\\._create_unverified_context\\b"
                      + "|\\bssl\\._create_unverified_context\\s*\\(")
              .weighed(TlsCircumstances::any),
          product(
              TLS_DOUBT,
              Suffixes.PYTHON,
              "\\b(s|sess|\\w*(session|client))\\.verify\\s*=\\s*False\\b|\\bcheck_hostname\\s*=\\s*False\\b"
                  + "|\\b(verify_mode|cert_reqs)\\s*=\\s*[\"']?(ssl\\.)?CERT_NONE\\b"
                  + "|\\bverify_ssl\\s*=\\s*False\\b"),
          product(
                  TLS,
                  Suffixes.JAVASCRIPT,
                  "\\bNODE_TLS_REJECT_UNAUTHORIZED[\"'\\]]*\\s*[=:]\\s*[\"']?0")
              .weighed(TlsCircumstances::javascript),
          product(
                  TLS,
                  Suffixes.JAVASCRIPT,
                  "\\b(rejectUnauthorized|strictSSL)[\"']?\\s*:\\s*false\\b"
                      + "|\\.rejectUnauthorized\\s*=\\s*false\\b")
              .weighed(TlsCircumstances::javascript),
          product(TLS, Suffixes.GO, "\\bInsecureSkipVerify\\s*[:=]\\s*true\\b")
              .weighed(TlsCircumstances::go),
          product(
              TLS,
              Suffixes.PHP,
              "\\bCURLOPT_SSL_VERIFY(PEER|HOST)\\s*(,|=>)\\s*(false|FALSE|0)\\b"),
          product(TLS, Suffixes.C, "\\bCURLOPT_SSL_VERIFY(PEER|HOST)\\s*,\\s*(0L?|false)\\b"),
          product(TLS, Suffixes.RUBY, "\\bverify_mode\\s*[:=]+\\s*OpenSSL::SSL::VERIFY_NONE\\b"),
          product(
              TLS, Suffixes.RUST, "\\bdanger_accept_invalid_(certs|hostnames)\\s*\\(\\s*true\\b"),
          product(
                  TLS,
                  Suffixes.JVM,
                  "\\bNoopHostnameVerifier\\.INSTANCE\\b|\\bALLOW_ALL_HOSTNAME_VERIFIER\\b"
                      + "|\\bInsecureTrustManagerFactory\\.INSTANCE\\b|\\bTrustAllStrategy\\.INSTANCE\\b"
                      + "|(?i:hostnameverifier)(\\(|\\s+\\w+\\s*=)\\s*\\(\\s*\\w+\\s*,\\s*\\w+\\s*\\)\\s*->\\s*true\\b"
                      + "|\\bHostnameVerifier\\s*\\{\\s*\\w+\\s*,\\s*\\w+\\s*->\\s*true\\s*\\}"
                      + "|\\bcheckServerTrusted\\s*\\([^)]*\\)\\s*(throws\\s[\\w., ]+)?(\\{\\s*\\}|=\\s*Unit\\b)")
              .weighed(TlsCircumstances::jvm),
          product(
              TLS,
              Suffixes.CSHARP,
              "\\bServerCertificate(Custom)?ValidationCallback\\s*\\+?=\\s*(\\([^)]*\\)|\\w+)\\s*=>\\s*true\\b"
                  + "|\\bDangerousAcceptAnyServerCertificateValidator\\b"),
          product(
              TLS_DOUBT,
              Suffixes.SHELL,
              "\\bcurl\\b.*\\s(-[#0-346aBfgGiIjJlLMnNOpqRsSvVZ]*k[a-zA-Z]*|--insecure)(\\s|$)|\\bwget\\b.*--no-check-certificate\\b"
                  + "|\\bhttp\\.sslVerify[=\\s]+[\"']?(false|0)\\b|\\bGIT_SSL_NO_VERIFY=[\"']?(1|true)\\b"
                  + "|\\bstrict-ssl[=\\s]+false\\b"),
          product(
              TLS_DOUBT,
              CONFIG,
              "^\\s*[\"']?(?i:insecure_?-?skip_?-?verify)[\"']?\\s*[:=]\\s*true\\b"),
          product(
              CRYPTO,
              Suffixes.PYTHON,
              "\\bhashlib\\.(md5|sha1)\\s*\\(\\s*"
                  + SECRET
                  + "|\\b(DES3?|ARC4|ARC2)\\.new\\s*\\(|\\bMODE_ECB\\b"),
          product(
              CRYPTO,
              Suffixes.PYTHON,
              "\\b"
                  + SECRET
                  + "\\s*=\\s*.*\\brandom\\.(random|randint|choice|choices|sample|getrandbits)\\s*\\("),
          product(
              CRYPTO,
              Suffixes.JAVASCRIPT,
              "\\bcreateHash\\(\\s*[\"'](md5|sha1)[\"']\\s*\\)\\.update\\(\\s*([\\w.]*\\.)?"
                  + SECRET
                  + "|\\bcreateCipher\\s*\\(|\\bcreateCipheriv\\(\\s*[\"'](des|rc4|aes-\\d+-ecb)"),
          product(
              CRYPTO,
              Suffixes.JAVASCRIPT,
              "\\b"
                  + SECRET
                  + "\\s*[=:]\\s*.*\\bMath\\.random\\s*\\(|\\bfunction\\s+"
                  + SECRET
                  + "\\s*\\([^)]*\\)[^{]*\\{\\s*return\\b.*\\bMath\\.random\\s*\\("),
          product(
              CRYPTO,
              Suffixes.JVM,
              "\\bCipher\\.getInstance\\(\\s*\"(DES|DESede|RC4|ARCFOUR|Blowfish|AES/ECB|AES\")"
                  + "|\\bMessageDigest\\.getInstance\\(\\s*\"(MD5|SHA-?1)\"\\s*\\)\\.(digest|update)\\(\\s*([\\w.]*\\.)?"
                  + SECRET
                  + "|\\b"
                  + SECRET
                  + "\\s*=\\s*.*\\b(new\\s+Random\\(|Math\\.random\\()"),
          product(
              CRYPTO,
              Suffixes.RUST,
              "\\b(md5::compute|(Md5|Sha1)::digest)\\(\\s*&?([\\w.]*\\.)?" + SECRET),
          productAndTexts(
              CRYPTO,
              Suffixes.GO,
              "\"crypto/(des|rc4)\"|\\b(md5|sha1)\\.(Sum|New)\\w*\\(.*\\[\\]byte\\(\\s*" + SECRET),
          product(
              CRYPTO,
              Suffixes.PHP,
              "\\b(md5|sha1)\\s*\\(\\s*\\$" + SECRET + "|\\bmcrypt_\\w+\\s*\\("),
          product(CRYPTO, Suffixes.RUBY, "\\bDigest::(MD5|SHA1)\\.(hex)?digest[\\s(]+" + SECRET),
          product(
              CRYPTO,
              Suffixes.CSHARP,
              "\\bnew\\s+(DES|RC2|TripleDES)CryptoServiceProvider\\b|\\b(DES|RC2|TripleDES)\\.Create\\(|\\bCipherMode\\.ECB\\b"),
          product(
              SWALLOWED,
              Suffixes.PYTHON,
              "^\\s*except(\\s+\\(?\\s*(Base)?Exception\\b[^:]*)?\\s*:\\s*pass\\s*$"),
          product(
              SWALLOWED,
              Suffixes.of(List.of(Suffixes.JVM, Suffixes.CSHARP, Suffixes.PHP)),
              "\\bcatch\\s*\\(\\s*(final\\s+|\\w+\\s*:\\s*)?\\\\?(java\\.lang\\.)?(Exception|Throwable|RuntimeException)\\b"
                  + "[^)]*\\)\\s*\\{\\s*\\}"),
          product(
              SWALLOWED_NOTE,
              Suffixes.JAVASCRIPT,
              "\\bcatch\\s*(\\([^)]*\\))?\\s*\\{\\s*\\}|\\.catch\\(\\s*(\\(\\s*\\w*\\s*\\)|\\w+)\\s*=>"
                  + "\\s*\\{\\s*\\}\\s*\\)"),
          product(SWALLOWED_NOTE, Suffixes.RUBY, "\\S\\s+rescue\\s+nil\\b"),
          product(
              SWALLOWED, Suffixes.GO, "^\\s*_\\s*=\\s*err\\s*$|\\berr\\s*!=\\s*nil\\s*\\{\\s*\\}"));

  private TrustPatterns() {}
}
