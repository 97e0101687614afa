package dev.omk.secret;

import com.google.re2j.Pattern;
import java.util.List;

/**
 * The formats of secrets, one row each, from what the providers publish about them. To add one, add
 * a row: a fixed word that a line must contain, and a pattern with the secret as group 1.
 */
final class SecretRules {
  /** What may stand between a name and its value in code, configuration and shell. */
  private static final String GAP = "[^\\n]{0,40}?[\"'=:\\s]";

  /** Hosts that there are none of: RFC 2606, sections 2 and 3. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:^|\\.)(?:example(?:\\.(?:com|net|org))?|test|invalid)\\.?$");

  private static final List<SecretRule> PLATFORMS =
      List.of(
          SecretRule.of(
              "aws-access-key",
              "AWS access key id",
              "AKIA ASIA ABIA ACCA",
              "\\b((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\\b"),
          SecretRule.of(
                  "aws-secret-key",
                  "AWS secret access key",
                  "aws_secret awssecret secretaccesskey secret_access_key",
                  "(?i)secret_?(?:access_?)?key[\"']?\\s*[:=]>?\\s*[\"']?([A-Za-z0-9/+]{40})(?:[\"'\\s,;]|$)")
              .wordInside()
              .anyCaseOfWords(),
          SecretRule.of("google-api-key", "Google API key", "AIza", "\\b(AIza[A-Za-z0-9_-]{35})"),
          SecretRule.of(
              "google-oauth-secret",
              "Google OAuth client secret",
              "GOCSPX-",
              "\\b(GOCSPX-[A-Za-z0-9_-]{28})"),
          SecretRule.of(
              "google-oauth-token",
              "Google OAuth access token",
              "ya29.",
              "\\b(ya29\\.[A-Za-z0-9_-]{30,})"),
          SecretRule.of(
              "azure-storage-key",
              "Azure storage account key",
              "AccountKey",
              "AccountKey=([A-Za-z0-9+/]{86}==)"),
          SecretRule.of(
                  "azure-client-secret",
                  "Azure AD client secret",
                  "Q~",
                  "\\b([A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34})(?:[^\\w~.-]|$)")
              .wordInside(),
          SecretRule.of(
              "digitalocean-token",
              "DigitalOcean token",
              "doo_v1_ dop_v1_ dor_v1_",
              "\\b(do[opr]_v1_[a-f0-9]{64})\\b"),
          SecretRule.of(
              "cloudflare-origin-key",
              "Cloudflare origin CA key",
              "v1.0-",
              "\\b(v1\\.0-[a-f0-9]{24}-[a-f0-9]{146})\\b"),
          SecretRule.of(
                  "cloudflare-token",
                  "Cloudflare API token",
                  "cloudflare",
                  "(?i)cloudflare" + GAP + "[\"']?([A-Za-z0-9_-]{40})(?:[\"'\\s,;]|$)")
              .anyCaseOfWords()
              .onlyIf(SecretRules::mixed),
          SecretRule.of("heroku-key", "Heroku API key", "HRKU-", "\\b(HRKU-[A-Za-z0-9_-]{36,70})"),
          SecretRule.of("flyio-token", "Fly.io token", "fo1_", "\\b(fo1_[A-Za-z0-9_-]{43})"),
          SecretRule.of(
              "flyio-macaroon",
              "Fly.io macaroon",
              "fm1_ fm2_ fm1r_ fm1a_",
              "\\b(fm[12][ar]?_[A-Za-z0-9+/=_-]{40,400})"),
          SecretRule.of(
              "atlassian-token",
              "Atlassian API token",
              "ATATT3 ATCTT3",
              "\\b(AT[AC]TT3[A-Za-z0-9_=-]{60,250})"),
          SecretRule.of("xai-key", "xAI API key", "xai-", "\\b(xai-[A-Za-z0-9]{80})\\b"),
          SecretRule.of("twilio-key-sid", "Twilio API key", "SK", "\\b(SK[0-9a-f]{32})\\b"),
          SecretRule.of("mailgun-private-key", "Mailgun key", "key-", "\\b(key-[0-9a-f]{32})\\b"),
          SecretRule.of("crates-token", "crates.io token", "cio", "\\b(cio[A-Za-z0-9]{32})\\b")
              .onlyIf(SecretRules::mixed),
          SecretRule.of("netlify-token", "Netlify token", "nfp_", "\\b(nfp_[A-Za-z0-9_]{36})"),
          SecretRule.of(
              "databricks-token",
              "Databricks token",
              "dapi",
              "\\b(dapi[a-f0-9]{32}(?:-[0-9])?)\\b"),
          SecretRule.of(
              "vault-token",
              "HashiCorp Vault token",
              "hvs. hvb.",
              "\\b(hv[sb]\\.[A-Za-z0-9_-]{24,300})"),
          SecretRule.of(
                  "terraform-token",
                  "Terraform Cloud token",
                  ".atlasv1.",
                  "\\b([A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_=-]{60,70})")
              .wordInside(),
          SecretRule.of("pulumi-token", "Pulumi token", "pul-", "\\b(pul-[a-f0-9]{40})\\b"),
          SecretRule.of(
              "doppler-token", "Doppler token", "dp.pt.", "\\b(dp\\.pt\\.[A-Za-z0-9]{43})"),
          SecretRule.of(
              "planetscale-secret",
              "PlanetScale secret",
              "pscale_",
              "\\b(pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64})"),
          SecretRule.of(
              "supabase-secret",
              "Supabase secret",
              "sbp_ sb_secret_",
              "\\b(sbp_[a-f0-9]{40}|sb_secret_[A-Za-z0-9_-]{20,60})"));

  private static final List<SecretRule> CODE =
      List.of(
          SecretRule.of(
                  "github-token",
                  "GitHub token",
                  "ghp_ gho_ ghu_ ghs_ ghr_",
                  "\\b(gh[pousr]_[A-Za-z0-9]{36})\\b")
              .onlyIf(GithubChecksum::holds),
          SecretRule.of(
              "github-fine-grained-token",
              "GitHub fine-grained token",
              "github_pat_",
              "\\b(github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})"),
          SecretRule.of(
              "gitlab-token",
              "GitLab token",
              "glpat- gldt- glrt- glptt- glft- glimt- glagent- glcbt- glsoat- gloas-",
              "\\b(gl(?:pat|dt|rt|ptt|ft|imt|agent|cbt|soat|oas)-[A-Za-z0-9_-]{20,70})"),
          SecretRule.of("npm-token", "npm token", "npm_", "\\b(npm_[A-Za-z0-9]{36})\\b"),
          SecretRule.of(
              "pypi-token", "PyPI token", "pypi-AgE", "\\b(pypi-AgE[A-Za-z0-9_-]{50,300})"),
          SecretRule.of(
              "rubygems-token", "RubyGems token", "rubygems_", "\\b(rubygems_[a-f0-9]{48})\\b"),
          SecretRule.of(
              "docker-token",
              "Docker Hub token",
              "dckr_",
              "\\b(dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,40})"),
          SecretRule.of(
              "artifactory-key", "Artifactory key", "AKCp", "\\b(AKCp[A-Za-z0-9]{69})\\b"),
          SecretRule.of("buildkite-token", "Buildkite token", "bkua_", "\\b(bkua_[a-z0-9]{40})\\b"),
          SecretRule.of(
              "postman-key", "Postman API key", "PMAK-", "\\b(PMAK-[a-f0-9]{24}-[a-f0-9]{34})\\b"),
          SecretRule.of(
                  "openai-key",
                  "OpenAI API key",
                  "sk-proj- sk-svcacct- sk-admin- T3BlbkFJ",
                  "\\b(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}"
                      + "|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})")
              .wordInside(),
          SecretRule.of(
              "anthropic-key",
              "Anthropic API key",
              "sk-ant-",
              "\\b(sk-ant-[a-z]{3,5}[0-9]{2}-[A-Za-z0-9_-]{80,120})"),
          SecretRule.of("huggingface-token", "Hugging Face token", "hf_", "\\b(hf_[A-Za-z]{34})\\b")
              .onlyIf(SecretRules::mixedCase),
          SecretRule.of("groq-key", "Groq API key", "gsk_", "\\b(gsk_[A-Za-z0-9]{52})\\b"),
          SecretRule.of("replicate-token", "Replicate token", "r8_", "\\b(r8_[A-Za-z0-9]{37})\\b")
              .onlyIf(SecretRules::mixed),
          SecretRule.of(
              "perplexity-key", "Perplexity API key", "pplx-", "\\b(pplx-[A-Za-z0-9]{48})\\b"));

  private static final List<SecretRule> SERVICES =
      List.of(
          SecretRule.of(
              "slack-token",
              "Slack token",
              "xoxa- xoxb- xoxe- xoxo- xoxp- xoxr- xoxs- xapp-",
              "\\b((?:xox[abeoprs]|xapp)-[0-9][A-Za-z0-9.-]{19,250})"),
          SecretRule.of(
              "slack-webhook",
              "Slack webhook",
              "hooks.slack.com/",
              "hooks\\.slack\\.com/(?:services|workflows)/(T[A-Z0-9]{7,12}/[A-Za-z0-9]{7,20}/[A-Za-z0-9/]{18,80})"),
          SecretRule.of(
              "stripe-key",
              "Stripe live key",
              "sk_live_ rk_live_ whsec_",
              "\\b((?:[sr]k_live|whsec)_[A-Za-z0-9+/]{16,247})"),
          SecretRule.of(
                  "twilio-key",
                  "Twilio key",
                  "twilio",
                  "(?i:twilio)" + GAP + "[\"']?((?:SK)?[0-9a-f]{32})\\b")
              .anyCaseOfWords(),
          SecretRule.of(
              "sendgrid-key",
              "SendGrid API key",
              "SG.",
              "\\b(SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43})"),
          SecretRule.of(
                  "mailgun-key",
                  "Mailgun key",
                  "mailgun",
                  "(?i:mailgun)"
                      + GAP
                      + "[\"']?(key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})\\b")
              .anyCaseOfWords(),
          SecretRule.of(
              "brevo-key",
              "Brevo API key",
              "xkeysib-",
              "\\b(xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16})\\b"),
          SecretRule.of(
                  "telegram-token",
                  "Telegram bot token",
                  ":AA",
                  "(?:^|[^0-9])([0-9]{8,10}:AA[A-Za-z0-9_-]{33})(?:[^A-Za-z0-9_-]|$)")
              .wordInside(),
          SecretRule.of(
                  "discord-webhook",
                  "Discord webhook",
                  "/api/webhooks/",
                  "discord(?:app)?\\.com/api/webhooks/([0-9]{17,20}/[A-Za-z0-9_-]{60,80})")
              .wordInside(),
          SecretRule.of(
                  "discord-token",
                  "Discord bot token",
                  "discord",
                  "(?i:discord)"
                      + GAP
                      + "[\"']?([MNO][A-Za-z0-9_-]{23,25}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38})")
              .anyCaseOfWords(),
          SecretRule.of(
              "shopify-token",
              "Shopify token",
              "shpat_ shpca_ shppa_ shpss_",
              "\\b(shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32})\\b"),
          SecretRule.of(
              "square-token",
              "Square token",
              "EAAA sq0atp- sq0csp-",
              "\\b(EAAA[A-Za-z0-9_-]{60}|sq0(?:atp|csp)-[A-Za-z0-9_-]{22,43})(?:[^A-Za-z0-9_-]|$)"),
          SecretRule.of(
              "linear-key", "Linear API key", "lin_api_", "\\b(lin_api_[A-Za-z0-9]{40})\\b"),
          SecretRule.of(
                  "notion-token",
                  "Notion token",
                  "ntn_ secret_",
                  "\\b(ntn_[A-Za-z0-9]{40,50}|secret_[A-Za-z0-9]{43})\\b")
              .onlyIf(SecretRules::mixed),
          SecretRule.of("new-relic-key", "New Relic key", "NRAK-", "\\b(NRAK-[A-Z0-9]{27})\\b"),
          SecretRule.of(
              "grafana-token",
              "Grafana token",
              "glsa_ glc_",
              "\\b(glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}|glc_[A-Za-z0-9+/]{32,400})"),
          SecretRule.of(
              "sentry-token",
              "Sentry token",
              "sntrys_ sntryu_",
              "\\b(sntrys_[A-Za-z0-9+/=_]{40,400}|sntryu_[a-f0-9]{64})"),
          SecretRule.of(
                  "airtable-token",
                  "Airtable token",
                  "airtable",
                  "\\b(pat[A-Za-z0-9]{14}\\.[a-f0-9]{64})\\b")
              .wordInside()
              .anyCaseOfWords(),
          SecretRule.of(
              "dropbox-token", "Dropbox token", "sl.", "\\b(sl\\.(?:u\\.)?[A-Za-z0-9_-]{130,})"),
          SecretRule.of(
                  "okta-token",
                  "Okta token",
                  "okta",
                  "(?i:okta)" + GAP + "[\"']?(00[A-Za-z0-9_-]{40})(?:[\"'\\s,;]|$)")
              .anyCaseOfWords(),
          SecretRule.of("figma-token", "Figma token", "figd_", "\\b(figd_[A-Za-z0-9_-]{40})"));

  private static final List<SecretRule> GENERAL =
      List.of(
          SecretRule.of(
              "age-key",
              "age secret key",
              "AGE-SECRET-KEY-1",
              "(AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58})"),
          SecretRule.of(
                  "private-key",
                  "private key",
                  "PRIVATE",
                  "(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\\s]|\\\\[nr]){40,}"
                      + "(?:-----END [A-Z0-9 ]*-----)?)")
              .wordInside(),
          SecretRule.of(
                  "url-password",
                  "password in a URL",
                  "://",
                  "\\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://[^\\s:/@\"'<>$\\{]{1,100}"
                      + ":([^\\s:/@\"'<>$\\{]{6,200})@([A-Za-z0-9][A-Za-z0-9.-]{0,200})")
              .wordInside()
              .alsoWith("@")
              .onlyIf(SecretRules::notWordForPassword)
              .onlyIf(SecretRules::fitsIntoUrl)
              .onlyFor(host -> !RESERVED.matcher(host).find()),
          SecretRule.of(
                  "jwt",
                  "JSON web token",
                  "eyJ",
                  "\\b(eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,})")
              .redactOnly(),
          SecretRule.of(
                  "authorization-header",
                  "authorization header",
                  "authorization",
                  "(?i)authorization[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic|token)\\s+([A-Za-z0-9._~+/=-]{8,})")
              .anyCaseOfWords()
              .redactOnly(),
          SecretRule.of(
                  "npm-auth-token",
                  "npm's token of a registry",
                  "_authToken _password",
                  "_(?:authToken|password)\\s*=\\s*[\"']?([A-Za-z0-9+/=_.-]{8,})")
              .redactOnly(),
          SecretRule.of(
                  "option-value",
                  "value of an option for a secret",
                  "--password= --passwd= --token= --secret= --api-key=",
                  "--(?:password|passwd|token|secret|api-key)=[\"']?([^\\s\"'$<\\[]*[a-z0-9][^\\s\"'$<\\[]{5,})")
              .redactOnly(),
          SecretRule.of(
                  "option-word",
                  "word behind an option for a secret",
                  "--password --passwd --token --secret --api-key",
                  "--(?:password|passwd|token|secret|api-key)[ \\t]+[\"']?([^\\s\"'$<\\[-]"
                      + "(?:[^\\s\"'$<\\[]{0,5}[0-9][^\\s\"'$<\\[]{4,80}"
                      + "|[^\\s\"'$<\\[]{5,80}[0-9][^\\s\"'$<\\[]{0,80}))")
              .redactOnly(),
          SecretRule.of(
                  "header-token",
                  "token in a header",
                  "authorization",
                  "(?i)authorization[\"']?\\s*[:=,]\\s*[\"'](?:bearer|token|basic)\\s+([A-Za-z0-9._~+/=-]{20,200})[\"']")
              .anyCaseOfWords()
              .onlyIf(value -> !value.startsWith("eyJ") && AssignedSecret.looksRandom(value)),
          SecretRule.of(
                  "command-password",
                  "password of a command",
                  "curl",
                  "\\bcurl\\b.*\\s(?:-u|--user)[\\s=]*[\"']?[^\\s:\"'$<]{1,60}:([^\\s\"'$<{]{8,100})")
              .onlyIf(SecretRules::mixed)
              .onlyIf(value -> !MadeOfWords.is(value)));

  private SecretRules() {}

  /** All of them. */
  static List<SecretRule> all() {
    return java.util.stream.Stream.of(PLATFORMS, CODE, SERVICES, GENERAL)
        .flatMap(List::stream)
        .toList();
  }

  private static boolean mixed(String value) {
    return mixedCase(value) && value.chars().anyMatch(Character::isDigit);
  }

  private static boolean mixedCase(String value) {
    return value.chars().anyMatch(Character::isUpperCase)
        && value.chars().anyMatch(Character::isLowerCase);
  }

  // Brackets and backslashes are escaped in a URL, or stand for something else.
  private static boolean fitsIntoUrl(String value) {
    return value.chars().noneMatch(c -> c == '[' || c == ']' || c == '\\');
  }

  // Documentation and local databases write "user:password@host".
  private static boolean notWordForPassword(String value) {
    return !value.matches(
        "(?i)pass(word|wd)?[0-9]*|secret|postgres|mysql|admin|root|user|guest|token|test\\w*");
  }
}
