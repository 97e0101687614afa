package dev.omk.doctor;

import dev.omk.agent.AgentCatalog;
import dev.omk.agent.AgentProgram;
import dev.omk.agent.AgentSpec;
import dev.omk.agent.Preset;
import dev.omk.agent.Presets;
import dev.omk.error.OmkException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One agent: whether its program is there, and its version. Only programs of presets are asked for
 * it; what any other would do with {@code --version} is not known.
 */
final class AgentCheck implements Check {
  static final String AREA = "agent";

  /** What an agent is to this project. */
  enum Role {
    /** The one that {@code run} uses. */
    CHOSEN,
    /** Named in a configuration. */
    CONFIGURED,
    /** A preset that nobody mentioned. */
    KNOWN
  }

  private final String name;
  private final Role role;
  private final AgentCatalog catalog;
  private final Surroundings surroundings;
  private final SearchPath path;
  private final Probe probe;

  AgentCheck(
      String name,
      Role role,
      AgentCatalog catalog,
      Surroundings surroundings,
      SearchPath path,
      Probe probe) {
    this.name = name;
    this.role = role;
    this.catalog = catalog;
    this.surroundings = surroundings;
    this.path = path;
    this.probe = probe;
  }

  @Override
  public List<Diagnosis> look() throws InterruptedException {
    try {
      return List.of(
          switch (catalog.resolve(name)) {
            case AgentSpec.Fixer fixer -> diagnosis(new Health.Ok("built in"));
            case AgentSpec.Command command -> of(command.argv().getFirst(), command.configKey());
            case AgentSpec.Acp acp -> of(acp.argv().getFirst(), acp.configKey());
            case AgentSpec.Either either -> of(either);
          });
    } catch (OmkException e) {
      return List.of(diagnosis(unusable(e.line(), e.nextStep())));
    }
  }

  /** How it would be spoken to: by the protocol where that is there. */
  private Diagnosis of(AgentSpec.Either either) throws InterruptedException {
    String speaker = either.first().argv().getFirst();
    String program = either.otherwise().argv().getFirst();
    boolean speaks = path.find(speaker).isPresent();
    if (speaks && path.find(program).isEmpty()) {
      return of(speaker, either.first().configKey()).with("protocol", "acp");
    }
    Diagnosis found = of(program, either.otherwise().configKey());
    if (!(found.health() instanceof Health.Ok)) {
      return found;
    }
    return speaks
        ? found.with("protocol", "acp")
        : found.with("protocol", "command").with("acp_program", speaker);
  }

  private Diagnosis of(String program, String fix) throws InterruptedException {
    Path root = surroundings.root();
    return switch (AgentProgram.find(program, root, root, surroundings.environment().path())) {
      case AgentProgram.Found(Path file) -> found(file);
      case AgentProgram.Missing(String reason) -> missing(program, reason, fix);
    };
  }

  private Diagnosis missing(String program, String reason, String fix) {
    Optional<Path> inside = path.find(program);
    if (inside.isPresent()) {
      String where = inside.get() + " lies inside the project, where omk starts no agent by name";
      return diagnosis(unusable(where, "give its whole path in agents." + name + ".command"));
    }
    return diagnosis(role == Role.KNOWN ? new Health.Absent(reason, "") : unusable(reason, fix));
  }

  private Health unusable(String detail, String fix) {
    return switch (role) {
      case CHOSEN -> new Health.Broken(detail, fix);
      case CONFIGURED, KNOWN -> new Health.Warning(detail, fix);
    };
  }

  private Diagnosis found(Path file) throws InterruptedException {
    if (!path.mayStart(file)) {
      return diagnosis(new Health.Ok(file + ", inside the project, so not asked for its version"))
          .with("path", file.toString());
    }
    boolean known =
        Presets.all().stream().anyMatch(preset -> preset.program().equals(fileName(file)));
    return known
        ? asked(file).with("path", file.toString())
        : diagnosis(new Health.Ok(file + ", of unknown version")).with("path", file.toString());
  }

  private Diagnosis asked(Path file) throws InterruptedException {
    return switch (probe.ask(file, "--version")) {
      case Probe.Reply.Said(String text) -> {
        String version = VersionNumber.in(text).map(VersionNumber::text).orElse("");
        String shown = version.isEmpty() ? "" : " " + version;
        yield diagnosis(new Health.Ok(name + shown + " (" + file + ")")).with("version", version);
      }
      case Probe.Reply.Failed failed ->
          diagnosis(
              unusable(
                  file + " --version: " + failed.reason(),
                  "try it yourself: " + file + " --version"));
    };
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private Diagnosis diagnosis(Health health) {
    boolean there = health instanceof Health.Ok;
    List<String> faults =
        there ? Presets.named(name).map(Preset::faults).orElse(List.of()) : List.of();
    return new Diagnosis(AREA, name, health, Map.of(), faults);
  }
}
