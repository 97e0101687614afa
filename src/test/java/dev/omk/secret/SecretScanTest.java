package dev.omk.secret;

import static dev.omk.secret.MadeUp.ALL;
import static dev.omk.secret.MadeUp.HEX;
import static dev.omk.secret.MadeUp.UPPER;
import static dev.omk.secret.MadeUp.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.digest.Sha256;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecretScanTest {
  private static final SecretScan SCAN = new SecretScan(SecretAllowList.of(""));

  static Stream<Arguments> secrets() {
    return Stream.of(
        row("aws-access-key", "AK" + "IA" + some(UPPER, 16)),
        row("aws-secret-key", "aws_secret_access_key = " + some(ALL, 40)),
        row("google-api-key", "AI" + "za" + some(ALL, 35)),
        row("google-oauth-secret", "GOC" + "SPX-" + some(ALL, 28)),
        row("google-oauth-token", "ya" + "29." + some(ALL, 60)),
        row("azure-storage-key", "AccountKey=" + some(ALL, 86) + "=="),
        row("azure-client-secret", "abc8" + "Q~" + some(ALL, 34)),
        row("digitalocean-token", "dop" + "_v1_" + some(HEX, 64)),
        row("cloudflare-origin-key", "v1" + ".0-" + some(HEX, 24) + "-" + some(HEX, 146)),
        row("cloudflare-token", "CLOUDFLARE_API_TOKEN=" + some(ALL, 40)),
        row("heroku-key", "HR" + "KU-" + some(ALL, 60)),
        row("flyio-token", "fo" + "1_" + some(ALL, 43)),
        row("flyio-macaroon", "fm" + "2_" + some(ALL, 120)),
        row("atlassian-token", "ATA" + "TT3" + some(ALL, 180)),
        row("xai-key", "xa" + "i-" + some(ALL, 80)),
        row("twilio-key-sid", "S" + "K" + some(HEX, 32)),
        row("mailgun-private-key", "ke" + "y-" + some(HEX, 32)),
        row("crates-token", "ci" + "o" + some(ALL, 32)),
        row("netlify-token", "nf" + "p_" + some(ALL, 36)),
        row("databricks-token", "da" + "pi" + some(HEX, 32)),
        row("vault-token", "hv" + "s." + some(ALL, 90)),
        row("terraform-token", some(ALL, 14) + ".atl" + "asv1." + some(ALL, 64)),
        row("pulumi-token", "pu" + "l-" + some(HEX, 40)),
        row("doppler-token", "dp" + ".pt." + some(ALL, 43)),
        row("planetscale-secret", "psc" + "ale_tkn_" + some(ALL, 43)),
        row("supabase-secret", "sb" + "p_" + some(HEX, 40)),
        row("github-token", MadeUp.github()),
        row("github-fine-grained-token", "github" + "_pat_" + some(ALL, 22) + "_" + some(ALL, 59)),
        row("gitlab-token", "gl" + "pat-" + some(ALL, 20)),
        row("npm-token", "np" + "m_" + some(ALL, 36)),
        row("pypi-token", "pypi" + "-AgE" + some(ALL, 100)),
        row("rubygems-token", "rubygems" + "_" + some(HEX, 48)),
        row("docker-token", "dckr" + "_pat_" + some(ALL, 27)),
        row("artifactory-key", "AK" + "Cp" + some(ALL, 69)),
        row("buildkite-token", "bk" + "ua_" + some(HEX, 40)),
        row("postman-key", "PM" + "AK-" + some(HEX, 24) + "-" + some(HEX, 34)),
        row("openai-key", "sk" + "-proj-" + some(ALL, 80)),
        row("anthropic-key", "sk" + "-ant-api03-" + some(ALL, 95)),
        row("huggingface-token", "h" + "f_" + some(MadeUp.LOWER + UPPER, 34)),
        row("groq-key", "gs" + "k_" + some(ALL, 52)),
        row("replicate-token", "r" + "8_" + some(ALL, 37)),
        row("perplexity-key", "pp" + "lx-" + some(ALL, 48)),
        row("slack-token", "xo" + "xb-2" + some(MadeUp.DIGITS, 11) + "-" + some(ALL, 24)),
        row(
            "slack-webhook",
            "https://hooks.slack.com/services/T"
                + some(UPPER, 9)
                + "/B"
                + some(UPPER, 9)
                + "/"
                + some(ALL, 24)),
        row("stripe-key", "sk" + "_live_" + some(ALL, 24)),
        row("twilio-key", "twilio_auth = '" + some(HEX, 32) + "'"),
        row("sendgrid-key", "S" + "G." + some(ALL, 22) + "." + some(ALL, 43)),
        row("mailgun-key", "MAILGUN_KEY='key" + "-" + some(HEX, 32) + "'"),
        row("brevo-key", "xkey" + "sib-" + some(HEX, 64) + "-" + some(ALL, 16)),
        row("telegram-token", "2345678901" + ":A" + "A" + some(ALL, 33)),
        row(
            "discord-webhook",
            "https://discord.com/api/webhooks/234567890234567890/" + some(ALL, 68)),
        row(
            "discord-token",
            "DISCORD = 'M" + some(ALL, 23) + "." + some(ALL, 6) + "." + some(ALL, 30) + "'"),
        row("shopify-token", "shp" + "at_" + some(HEX, 32)),
        row("square-token", "sq0" + "atp-" + some(ALL, 22)),
        row("linear-key", "lin" + "_api_" + some(ALL, 40)),
        row("notion-token", "nt" + "n_" + some(ALL, 46)),
        row("new-relic-key", "NR" + "AK-" + some(UPPER, 27)),
        row("grafana-token", "gl" + "sa_" + some(ALL, 32) + "_" + some(HEX, 8)),
        row("sentry-token", "sn" + "trys_" + some(ALL, 80)),
        row("airtable-token", "AIRTABLE=pa" + "t" + some(ALL, 14) + "." + some(HEX, 64)),
        row("dropbox-token", "sl" + "." + some(ALL, 140)),
        row("okta-token", "OKTA_TOKEN = '0" + "0" + some(ALL, 40) + "'"),
        row("figma-token", "fi" + "gd_" + some(ALL, 40)),
        row("age-key", "AGE-SECRET" + "-KEY-1" + some("023456789ACDEFGHJKLMNPQRSTUVWXYZ", 58)),
        row("url-password", "postgres://app:" + some(ALL, 12) + "@db.internal/x"),
        row("url-password", "https://app:" + some(ALL, 12) + "@myexample.com/x"),
        row("url-password", "https://app:" + some(ALL, 12) + "@latest:5432/x"),
        row("header-token", "{\"Authorization\": \"Bearer " + some(ALL, 32) + "\"}"),
        row("command-password", "curl -u admin:" + some(ALL, 14) + " https://example.org"),
        row("assigned-secret", "api_key = \"" + some(HEX, 32) + "\""),
        row("assigned-secret", "api_key = \"" + some(ALL, 32) + "\""),
        row("assigned-secret", "const clientSecret = '" + some(ALL, 24) + "'"),
        row("assigned-secret", "{\"db_password\": \"" + some(ALL, 20) + "\"}"));
  }

  static Stream<String> lookAlikes() {
    return Stream.of(
        "AKIA" + "IOSFODNN7" + "EXAMPLE",
        "ghp_" + "x".repeat(36),
        "gh" + "p_" + some(ALL, 30) + "000000",
        "token = \"${GITHUB_TOKEN}\"",
        "token: <your-token-here>",
        "password = os.environ['DB_PASSWORD_2']",
        "api_key = get_api_key(config_v2)",
        "integrity sha512-" + some(ALL, 86) + "==",
        "commit = '" + some(HEX, 40) + "'",
        "primary_key = '" + some(HEX, 32) + "'",
        "request_token = '123e4567-e89b-42d3-a456-426614174000'",
        "cache_key = 'user-profile-v2-2026-11-22'",
        "postgres://user:password@localhost/db",
        "http://user-name:" + some(ALL, 12) + "@example.com/",
        "http://a:" + some(ALL, 12) + "@www.Example.ORG:80/",
        "ftp://a:" + some(ALL, 12) + "@mirror.test",
        "https://user:pass[\\u007F@foo/bar",
        "URL('http://example-username:[secure]@db.internal/')",
        "https://example.com:8080/a@b",
        "git@github.com:owner/repo.git",
        "sk_test_" + some(ALL, 24),
        "task-proj-management-and-other-long-words-that-are-no-keys-at-all",
        "eyJ" + some(ALL, 20) + ".eyJ" + some(ALL, 30) + "." + some(ALL, 43),
        "if '-----BEGIN PRIVATE KEY-----' in text:",
        "secret_name: projects/one/secrets/db2password3",
        "tokenizer = 'bert-base-uncased-v2-2021'",
        "password_hash = '$2b$12$" + some(ALL, 53) + "'",
        "\"NextToken\": \"" + some(ALL, 40) + "\"",
        "\"AWS::Tokens::Secret\": \"" + some(HEX, 16) + "\"",
        "\"PrivateKey\": \"-----BEGIN RSA PRIVATE KEY-----<a long string>\"",
        "authToken: 'aaaaaaaaaaaaaaaa1111'");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void secretIsFoundAndNotRepeated(String rule, String line) {
    List<SecretFinding> findings = scan("src/config.py", line);

    assertThat(findings).extracting(SecretFinding::rule).contains(rule);
    assertThat(findings).allMatch(SecretFinding::certain);
    assertThat(findings).allMatch(found -> found.message().length() < 60);
  }

  @ParameterizedTest
  @MethodSource("lookAlikes")
  void lookAlikeIsNoSecret(String line) {
    assertThat(scan("src/config.py", line)).isEmpty();
  }

  @Test
  void lockFilesHaveNoRandomLookingValues() {
    assertThat(scan("package-lock.json", "\"token\": \"" + some(ALL, 40) + "\"")).isEmpty();
  }

  @Test
  void keyBlockIsFoundByItsBody() {
    List<TextLine> lines =
        List.of(
            new TextLine(3, "-----BEGIN RSA PRIVATE" + " KEY-----"),
            new TextLine(4, some(ALL, 64)),
            new TextLine(5, some(ALL, 63)));

    assertThat(SCAN.scan("id_rsa", lines, Set.of(), false))
        .extracting(SecretFinding::line)
        .containsExactly(3);
  }

  @Test
  void randomLookingValueInATestIsAGuess() {
    String line = "api_key = \"" + some(ALL, 32) + "\"";

    assertThat(SCAN.scan("test_a.py", List.of(new TextLine(1, line)), Set.of(), true))
        .singleElement()
        .matches(found -> !found.certain());
  }

  @Test
  void keyMadeForATestAndValueInDocumentationAreGuesses() {
    List<TextLine> key =
        List.of(
            new TextLine(1, "-----BEGIN PRIVATE" + " KEY-----"), new TextLine(2, some(ALL, 64)));
    String line = "api_key = \"" + some(ALL, 32) + "\"";

    assertThat(SCAN.scan("tests/certs/a.pem", key, Set.of(), true))
        .singleElement()
        .matches(found -> !found.certain());
    assertThat(scan("docs/usage.md", line)).singleElement().matches(found -> !found.certain());
    assertThat(scan("docs/usage.md", MadeUp.github())).allMatch(SecretFinding::certain);
  }

  @Test
  void shortPasswordIsAGuess() {
    String value = "S3cr3t" + "Passw0rd!";

    assertThat(scan("app/a.js", "const password = \"" + value + "\""))
        .singleElement()
        .matches(found -> found.rule().equals("written-password") && !found.certain());
    assertThat(scan("app/a.yml", "  db_password: " + value)).hasSize(1);
    assertThat(scan("app/a.js", "const passwordLabel = \"Passwort12\"")).isEmpty();
    assertThat(scan("app/a.js", "const password = \"${env:PW1}\"")).isEmpty();
    assertThat(scan("docs/a.md", "password = \"" + value + "\"")).isEmpty();
  }

  @Test
  void markThatTheAgentAddsDoesNotCount() {
    String line = MadeUp.github() + " # omk:allow-secret";

    assertThat(scan("a.py", line)).hasSize(1);
    assertThat(SCAN.scan("a.py", List.of(new TextLine(9, line)), Set.of(line), false)).isEmpty();
  }

  @Test
  void allowListOfTheBaseSilences() {
    String token = MadeUp.github();

    assertThat(allowed("docs/a.md", token)).isEmpty();
    assertThat(allowed("github-token docs/a.md  # sample", token)).isEmpty();
    assertThat(allowed("docs/", token)).isEmpty();
    assertThat(allowed("npm-token docs/a.md", token)).hasSize(1);
    assertThat(allowed("doc", token)).hasSize(1);
  }

  @Test
  void allowedValueHidesNoOtherInItsLine() {
    String one = "fK7" + "qR2vXw9" + "LmZ4tB8sQ";
    String line = "keys = {api_key: \"" + one + "\", client_secret: \"";
    SecretScan scan = new SecretScan(SecretAllowList.of("sha256:" + Sha256.hexOf(one)));
    for (String two : List.of("", "zT5" + "bN8cQw3" + "HjP6rD1vM")) {
      TextLine text = new TextLine(1, line + two + "\"}");
      assertThat(scan.scan("a.py", List.of(text), Set.of(), false)).hasSize(two.isEmpty() ? 0 : 1);
    }
  }

  @Test
  void hostileLongLinesAreReadInLinearTime() {
    String noise = "sk-ant-" + "key=token:secret://@cloudflare".repeat((1 << 20) / 30);

    assertThat(scan("a.py", noise)).isEmpty();
  }

  private static List<SecretFinding> allowed(String entry, String token) {
    return new SecretScan(SecretAllowList.of(entry))
        .scan("docs/a.md", List.of(new TextLine(1, token)), Set.of(), false);
  }

  private static List<SecretFinding> scan(String path, String line) {
    return SCAN.scan(path, List.of(new TextLine(1, line)), Set.of(), false);
  }

  private static Arguments row(String rule, String line) {
    return Arguments.of(rule, line);
  }
}
