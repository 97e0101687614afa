package dev.omk.doctor;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.text.Harmless;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** GitHub's program and its login; pull requests are opened with it. */
final class GhCheck implements Check {
  private static final String AREA = "gh";
  private static final List<String> LOGIN_VARIABLES =
      List.of(
          "GH_CONFIG_DIR",
          "GH_HOST",
          "GH_TOKEN",
          "GITHUB_TOKEN",
          "GH_ENTERPRISE_TOKEN",
          "GITHUB_ENTERPRISE_TOKEN",
          "HTTPS_PROXY",
          "https_proxy",
          "NO_PROXY",
          "no_proxy");
  private static final Pattern ACCOUNT =
      Pattern.compile("Logged in to (\\S+) (?:account|as) (\\S+)");

  private final SearchPath path;
  private final Probe probe;

  GhCheck(SearchPath path, Probe probe) {
    this.path = path;
    this.probe = probe;
  }

  @Override
  public List<Diagnosis> look() throws InterruptedException {
    Optional<Path> found = path.findTrusted("gh");
    if (found.isEmpty()) {
      return List.of(
          Diagnosis.of(
              AREA,
              new Health.Absent(
                  "gh is not on the PATH; only pull requests need it",
                  "install the GitHub CLI, then: gh auth login")));
    }
    return List.of(asked(found.get()));
  }

  private Diagnosis asked(Path gh) throws InterruptedException {
    String version =
        switch (probe.ask(gh, "--version")) {
          case Probe.Reply.Said(String text) ->
              VersionNumber.in(text).map(VersionNumber::text).orElse("");
          case Probe.Reply.Failed failed -> "";
        };
    String what = ("gh " + version).strip() + " (" + gh + ")";
    return login(gh, what).with("version", version).with("path", gh.toString());
  }

  private Diagnosis login(Path gh, String what) throws InterruptedException {
    return switch (probe.ask(gh, LOGIN_VARIABLES, "auth", "status")) {
      case Probe.Reply.Said(String text) -> loggedIn(what, text);
      case Probe.Reply.Failed failed ->
          Diagnosis.of(
              AREA,
              new Health.Warning(what + " is not logged in: " + failed.reason(), "gh auth login"));
    };
  }

  private static Diagnosis loggedIn(String what, String text) {
    Matcher matcher = ACCOUNT.matcher(text);
    if (!matcher.find()) {
      return Diagnosis.of(AREA, new Health.Ok(what + ", logged in"));
    }
    String account = Harmless.line(matcher.group(2), 80);
    String host = Harmless.line(matcher.group(1), 80);
    return Diagnosis.of(AREA, new Health.Ok(what + ", logged in to " + host + " as " + account))
        .with("account", account)
        .with("host", host);
  }
}
