package dev.omk.doctor;

import dev.omk.config.SandboxSettings;
import dev.omk.sandbox.Bubblewrap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Bubblewrap: whether it is there and whether this system lets it work. */
final class SandboxCheck implements Check {
  private static final String AREA = "sandbox";

  private final boolean wanted;
  private final String use;
  private final SearchPath path;
  private final Probe probe;

  SandboxCheck(SandboxSettings settings, SearchPath path, Probe probe) {
    this.wanted =
        settings.agents() == SandboxSettings.Mode.ON || settings.gates() == SandboxSettings.Mode.ON;
    this.use = settings.line();
    this.path = path;
    this.probe = probe;
  }

  @Override
  public List<Diagnosis> look() throws InterruptedException {
    Optional<Path> found = path.findTrusted(Bubblewrap.PROGRAM);
    if (found.isEmpty()) {
      String detail = "bubblewrap (bwrap) is not on the PATH";
      String fix = "install bubblewrap";
      return List.of(
          Diagnosis.of(
              AREA,
              wanted
                  ? new Health.Broken(detail + ", and .omk/config.toml wants a sandbox", fix)
                  : new Health.Absent(detail, fix)));
    }
    return List.of(asked(found.get()).with("path", found.get().toString()));
  }

  private Diagnosis asked(Path bwrap) throws InterruptedException {
    String version =
        switch (probe.ask(bwrap, "--version")) {
          case Probe.Reply.Said(String text) ->
              VersionNumber.in(text).map(VersionNumber::text).orElse("");
          case Probe.Reply.Failed failed -> "";
        };
    return Diagnosis.of(AREA, tried(bwrap, version)).with("version", version);
  }

  private Health tried(Path bwrap, String version) throws InterruptedException {
    List<String> arguments = Bubblewrap.trial(bwrap);
    Probe.Reply reply =
        probe.ask(bwrap, arguments.subList(1, arguments.size()).toArray(String[]::new));
    String what = ("bubblewrap " + version).strip() + " (" + bwrap + ")";
    return switch (reply) {
      case Probe.Reply.Said said -> new Health.Ok(what + " works; " + use);
      case Probe.Reply.Failed failed -> doesNotWork(what + " does not work: " + failed.reason());
    };
  }

  private Health doesNotWork(String detail) {
    String fix = "allow unprivileged user namespaces: sysctl kernel.unprivileged_userns_clone=1";
    return wanted ? new Health.Broken(detail, fix) : new Health.Warning(detail, fix);
  }
}
