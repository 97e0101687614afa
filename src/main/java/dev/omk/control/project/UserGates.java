package dev.omk.control.project;

import dev.omk.config.ConfigFile;
import dev.omk.control.workspace.Workspace;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.file.RealPath;
import dev.omk.gate.GateSpec;
import dev.omk.gate.file.GatesFile;
import dev.omk.toml.TomlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gates that a user keeps in the configuration directory, beside those of a project: {@code
 * ${XDG_CONFIG_HOME:-$HOME/.config}/omk/gates.toml}. There a gate can be hidden from agents.
 */
final class UserGates {
  private static final String NAME = "gates.toml";

  private UserGates() {}

  /**
   * Those that are for this project.
   *
   * @param others the project's own, whose names they may not have
   * @throws OmkException {@code MALFORMED_FILE} if the file is malformed or a name is there twice
   */
  static List<GateSpec> of(Workspace workspace, List<GateSpec> others) {
    Optional<Path> file =
        ConfigFile.userFile(workspace.world().environment().variables())
            .map(config -> config.resolveSibling(NAME))
            .filter(Files::exists);
    if (file.isEmpty()) {
      return List.of();
    }
    List<GateSpec> gates =
        GatesFile.parseUser(text(file.get()), file.get().toString()).stream()
            .filter(gate -> gate.projects().isEmpty() || isOneOf(workspace, gate.projects()))
            .map(GatesFile.UserGate::gate)
            .toList();
    Set<String> names = others.stream().map(GateSpec::name).collect(Collectors.toSet());
    gates.stream()
        .filter(gate -> names.contains(gate.name()))
        .findFirst()
        .ifPresent(
            gate -> {
              throw new OmkException(
                  ErrorCode.MALFORMED_FILE,
                  gate.origin() + ": the project has a gate '" + gate.name() + "' already",
                  "give it another name in " + file.get());
            });
    return gates;
  }

  // A linked worktree is of the project that its main one is of.
  private static boolean isOneOf(Workspace workspace, List<String> projects) {
    Path main = workspace.state().root().toAbsolutePath().normalize();
    Path here = RealPath.of(workspace.root());
    return projects.stream()
        .map(name -> place(workspace, name))
        .anyMatch(root -> root.equals(here) || main.equals(root.resolve(".omk")));
  }

  private static Path place(Workspace workspace, String name) {
    String home = workspace.world().environment().get("HOME").orElse("");
    return RealPath.of(name.startsWith("~/") ? Path.of(home, name.substring(2)) : Path.of(name));
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return TomlText.decode(in.readNBytes(TomlText.MAX_BYTES + 1), file.toString());
    } catch (IOException e) {
      throw unreadable(file, "it is no file that can be read");
    }
  }

  private static OmkException unreadable(Path file, String why) {
    return new OmkException(
        ErrorCode.MALFORMED_FILE, file + " cannot be read: " + why, "mend it or move it away");
  }
}
