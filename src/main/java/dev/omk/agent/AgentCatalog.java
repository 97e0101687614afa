package dev.omk.agent;

import dev.omk.config.AgentSettings;
import dev.omk.config.AgentSettings.Protocol;
import dev.omk.config.Config;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The agents that can be chosen by name: the built-in one, the configured ones, the presets. */
public final class AgentCatalog {
  private static final List<String> NO_ARGUMENTS = List.of();

  private final Config config;

  /**
   * @param config the effective one
   */
  public AgentCatalog(Config config) {
    this.config = config;
  }

  /**
   * The names that the configuration knows, in alphabetical order, without the presets that it does
   * not mention.
   */
  public List<String> configured() {
    return List.copyOf(config.agents().keySet());
  }

  /**
   * What a name means. A preset needs no configuration; whether its program is there shows only
   * when it is started.
   *
   * @throws OmkException {@code INVALID_VALUE} if there is no such agent, or its table says too
   *     little
   */
  public AgentSpec resolve(String name) {
    return resolve(name, false);
  }

  /**
   * The same for an agent that is only asked: in the mode of its preset in which it does not write,
   * unless its table names a mode or a command.
   *
   * @throws OmkException {@code INVALID_VALUE} if there is no such agent, or it is the fixer
   */
  public AgentSpec resolveReadOnly(String name) {
    if (name.equals(AgentSpec.Fixer.NAME)) {
      throw new OmkException(
          ErrorCode.INVALID_VALUE,
          "agent 'fixer' cannot review: it only runs commands",
          "name another agent");
    }
    return resolve(name, true);
  }

  private AgentSpec resolve(String name, boolean readOnly) {
    if (name.equals(AgentSpec.Fixer.NAME)) {
      return new AgentSpec.Fixer();
    }
    AgentSettings settings = config.agents().get(name);
    Optional<Preset> preset = Presets.named(name);
    if (settings == null && preset.isEmpty()) {
      throw unknown(name);
    }
    AgentSettings effective = settings == null ? AgentSettings.none() : settings;
    Resolving resolving = new Resolving(name, effective, preset, readOnly);
    Protocol protocol = effective.protocol();
    if (protocol == null && effective.command() == null && preset.isPresent()) {
      AgentSpec.Acp first = resolving.acp(preset.get().acpProgram());
      boolean both = preset.get().oneShotMode(or(effective.mode(), "")).isPresent();
      return both ? new AgentSpec.Either(first, resolving.command()) : first;
    }
    return protocol == Protocol.ACP
        ? resolving.acp(preset.map(Preset::acp).orElse(List.of()))
        : resolving.command();
  }

  /** One agent on its way from its settings to what can be started. */
  private record Resolving(
      String name, AgentSettings settings, Optional<Preset> preset, boolean readOnly) {

    AgentSpec.Command command() {
      List<String> argv = settings.command();
      if (argv == null) {
        Preset known = preset.orElseThrow(() -> noCommand(name));
        argv = new ArrayList<>(known.oneShot());
        argv.addAll(oneShotMode(known));
      }
      return new AgentSpec.Command(
          name,
          argv,
          key(name, settings.command()),
          or(settings.timeout(), AgentSpec.DEFAULT_TIMEOUT),
          or(settings.idleTimeout(), AgentSpec.DEFAULT_IDLE_TIMEOUT),
          env(),
          or(settings.passEnv(), NO_ARGUMENTS),
          preset.map(Preset::name).orElse(""),
          settings.cost());
    }

    private List<String> oneShotMode(Preset known) {
      return readOnly && settings.mode() == null && !known.oneShotReadOnly().isEmpty()
          ? known.oneShotReadOnly()
          : AgentCatalog.oneShotMode(known, or(settings.mode(), ""));
    }

    AgentSpec.Acp acp(List<String> known) {
      List<String> argv = or(settings.command(), known);
      if (argv.isEmpty()) {
        throw noCommand(name);
      }
      return new AgentSpec.Acp(
          name,
          argv,
          key(name, settings.command()),
          acpMode(),
          settings.mode() != null,
          readOnly,
          or(settings.timeout(), AgentSpec.DEFAULT_TIMEOUT),
          or(settings.idleTimeout(), AgentSpec.DEFAULT_IDLE_TIMEOUT),
          env(),
          or(settings.passEnv(), NO_ARGUMENTS),
          or(settings.mcp(), NO_ARGUMENTS),
          or(settings.auth(), ""),
          preset.map(Preset::usageScope).orElse(Usage.TURN),
          settings.cost());
    }

    private String acpMode() {
      return or(
          settings.mode(),
          preset.map(readOnly ? Preset::readOnlyMode : Preset::unattendedMode).orElse(""));
    }

    private Map<String, String> env() {
      Map<String, String> env = new TreeMap<>(preset.map(Preset::env).orElse(Map.of()));
      env.putAll(settings.env());
      return env;
    }
  }

  private static List<String> oneShotMode(Preset preset, String mode) {
    return preset
        .oneShotMode(mode)
        .orElseThrow(
            () ->
                new OmkException(
                    ErrorCode.INVALID_VALUE,
                    "agent '" + preset.name() + "' has no mode '" + Harmless.line(mode, 60) + "'",
                    "leave out agents." + preset.name() + ".mode, or give the whole command"));
  }

  private static String key(String name, @Nullable List<String> command) {
    return command == null
        ? "install it, or set agents." + name + ".command in .omk/config.toml"
        : "see agents." + name + ".command in .omk/config.toml";
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static OmkException noCommand(String name) {
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        "agent '" + name + "' has no command",
        "set agents." + name + ".command in .omk/config.toml, for instance [\"./fix.sh\"]");
  }

  private OmkException unknown(String name) {
    TreeSet<String> known = new TreeSet<>(config.agents().keySet());
    known.add(AgentSpec.Fixer.NAME);
    TreeSet<String> all = new TreeSet<>(known);
    Presets.all().forEach(preset -> all.add(preset.name()));
    return new OmkException(
        ErrorCode.INVALID_VALUE,
        "unknown agent '" + Harmless.line(name, 60) + "'" + Nearest.hint(name, all),
        "configured: "
            + String.join(", ", known)
            + "; add one to .omk/config.toml: agents.mine.command = [\"./fix.sh\"]");
  }

  /**
   * Names of the presets whose program is on a search path.
   *
   * @param path folders separated by colons, as {@code PATH} has them
   */
  public static List<String> installed(String path) {
    return Presets.all().stream()
        .filter(preset -> onPath(preset.program(), path))
        .map(Preset::name)
        .toList();
  }

  private static boolean onPath(String program, String path) {
    for (String folder : path.split(":", -1)) {
      if (folder.startsWith("/") && executable(folder + "/" + program)) {
        return true;
      }
    }
    return false;
  }

  private static boolean executable(String file) {
    try {
      Path path = Path.of(file);
      return Files.isRegularFile(path) && Files.isExecutable(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
