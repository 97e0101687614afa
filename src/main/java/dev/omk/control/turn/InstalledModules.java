package dev.omk.control.turn;

import dev.omk.process.CallerEnvironment;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The modules of Python that lie outside of the work tree or in an environment below it. A new file
 * of such a name would be loaded in the place of one. Only names are looked at: to ask Python
 * itself would run what it loads by itself.
 */
final class InstalledModules {
  private static final List<String> PACKAGES = List.of("site-packages", "dist-packages");
  private static final List<String> ENVIRONMENTS = List.of(".venv", "venv", "env", ".env");

  private final Set<Path> prefixes = new LinkedHashSet<>();

  InstalledModules(CallerEnvironment environment, Path root) {
    ENVIRONMENTS.forEach(name -> prefixes.add(root.resolve(name)));
    for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
      environment.directory(variable).ifPresent(prefixes::add);
    }
    Optional<Path> home = environment.home();
    home.ifPresent(own -> prefixes.add(own.resolve(".local")));
    for (String folder : environment.get("PATH").orElse("").split(":", -1)) {
      if (folder.startsWith("/")) {
        around(Path.of(folder));
      }
    }
  }

  // The prefix of a program; those beside the folder of small programs that choose one.
  private void around(Path folder) {
    Path python = folder.resolve("python3");
    try {
      if (!Files.isExecutable(python)) {
        return;
      }
      Optional.ofNullable(folder.getParent()).ifPresent(prefixes::add);
      Path real = python.toRealPath();
      Optional.ofNullable(real.getParent()).map(Path::getParent).ifPresent(prefixes::add);
      if (folder.endsWith("shims")) {
        prefixes.addAll(inside(folder.resolveSibling("versions"), "*"));
      }
    } catch (IOException e) {
      prefixes.remove(folder); // Gone by now: nothing is loaded from there.
    }
  }

  /**
   * The name under which a new file may be loaded in the place of something that is installed.
   *
   * @param base paths of the base: what it has of that name is the project's own
   */
  Optional<String> taken(String added, Set<String> base) {
    String path = added.replaceFirst("(/__init__)?\\.py$", "");
    String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    String module = path.substring(path.lastIndexOf('/') + 1);
    boolean own =
        base.stream()
            .map(other -> "/" + other)
            .anyMatch(
                other ->
                    other.endsWith("/" + module + ".py")
                        || other.contains("/" + module + "/")
                        || other.equals("/" + folder + "/__init__.py"));
    try {
      return !own && has(module) ? Optional.of(module) : Optional.empty();
    } catch (IOException e) {
      return Optional.of(module); // What cannot be looked at may be there.
    }
  }

  /** Whether a line of a test loads a module. */
  static boolean loads(String line, String module) {
    return line.strip().matches("(from|import)\\s+\\Q" + module + "\\E\\b.*");
  }

  private boolean has(String module) throws IOException {
    for (Path prefix : prefixes) {
      for (Path library : inside(prefix.resolve("lib"), "python*")) {
        for (String packages : PACKAGES) {
          Path place = library.resolve(packages);
          if (Files.isRegularFile(place.resolve(module + ".py"))
              || Files.isDirectory(place.resolve(module))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static List<Path> inside(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
        entries.forEach(found::add);
      }
    }
    return found;
  }
}
