package dev.omk.control.session;

import dev.omk.config.ConfigFile;
import dev.omk.config.SandboxSettings;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.file.RealPath;
import dev.omk.git.Repository;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.TemporaryFiles;
import dev.omk.sandbox.Enclosure;
import dev.omk.sandbox.Enclosure.Inhabitant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the things of a project and of its user are that a sandbox shows or keeps away. */
final class SandboxedPlaces {
  private static final List<Path> COMMON = List.of(Path.of("/tmp"), Path.of("/var/tmp"));

  /** Where in a home the tools of a project with such a file keep what they fetched. */
  private static final Map<String, String> FETCHED =
      Map.of(
          "Cargo.toml", ".cargo/registry",
          "build.gradle", ".gradle/caches",
          "build.gradle.kts", ".gradle/caches",
          "package.json", ".npm",
          "pom.xml", ".m2/repository");

  private final SandboxSettings settings;
  private final Path root;
  private final Optional<Repository> repository;
  private final CallerEnvironment environment;
  private final Path goals;

  /**
   * @param root of the work tree
   * @param repository that it belongs to
   */
  SandboxedPlaces(
      Workspace workspace, SandboxSettings settings, Path root, Optional<Repository> repository) {
    this.settings = settings;
    this.root = root;
    this.repository = repository;
    this.environment = workspace.world().environment();
    this.goals = workspace.state().goals();
  }

  /**
   * What may be reached from a tree.
   *
   * @param tree where the inhabitant works: the work tree or a checkout
   * @param more that may be written
   */
  Enclosure enclosure(Inhabitant inhabitant, Path tree, List<Path> more) {
    Path real = RealPath.of(tree);
    makeCaches(inhabitant, real);
    Stream<Path> named = settings.writable().stream().flatMap(name -> named(name).stream());
    return new Enclosure(
        inhabitant,
        real,
        home().filter(home -> !home.startsWith(real) && home.getParent() != null),
        temporary(real),
        reals(
            Stream.of(named, more.stream(), goCache(inhabitant, real).stream())
                .flatMap(paths -> paths)),
        reals(Stream.concat(guarded(tree), guarded(root))),
        reals(Stream.concat(Stream.of(root), guarded(root))),
        outermost(reals(hidden())),
        inhabitant == Inhabitant.GATE ? shownIfNamed() : List.of(),
        settings.networked());
  }

  /**
   * What Go keeps of what it has built, made as Go would make it: where it is not there yet, each
   * gate would build the standard library anew, in a home that is gone with it.
   */
  private Optional<Path> goCache(Inhabitant inhabitant, Path tree) {
    boolean wanted =
        inhabitant == Inhabitant.GATE
            && (Files.isRegularFile(tree.resolve("go.mod"))
                || Files.isRegularFile(tree.resolve("go.work")));
    Optional<Path> cache =
        environment.caches().filter(caches -> wanted).map(caches -> caches.resolve("go-build"));
    cache.ifPresent(SandboxedPlaces::make);
    return cache.filter(Files::isDirectory);
  }

  // The same for what is fetched: what is made in a private home is gone with it.
  private void makeCaches(Inhabitant inhabitant, Path tree) {
    Optional<Path> home = home().filter(found -> inhabitant == Inhabitant.GATE);
    if (home.isEmpty()) {
      return;
    }
    FETCHED.forEach(
        (file, cache) -> {
          if (Files.isRegularFile(tree.resolve(file))) {
            make(home.get().resolve(cache));
          }
        });
  }

  private static void make(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      return; // The tool will say what it lacks.
    }
  }

  private Optional<Path> home() {
    return environment.home().filter(Files::isDirectory).map(RealPath::of);
  }

  // A name in the configuration, from the root of the work tree; "~/" is the home.
  private Optional<Path> named(String name) {
    return name.startsWith("~/")
        ? environment.home().map(home -> home.resolve(name.substring(2)))
        : Optional.of(root.resolve(name));
  }

  /** One inside of the tree is the project's; one above it would take the tree away. */
  private List<Path> temporary(Path tree) {
    Stream<Path> known =
        Stream.concat(
            COMMON.stream(),
            Stream.concat(
                Stream.of(TemporaryFiles.system()), environment.directory("TMPDIR").stream()));
    Optional<Path> home = home();
    List<Path> folders =
        reals(known.filter(Files::isDirectory)).stream()
            .filter(folder -> !folder.startsWith(tree) && folder.getParent() != null)
            .filter(folder -> COMMON.contains(folder) || !holds(folder, home))
            .toList();
    return outermost(folders);
  }

  private static boolean holds(Path folder, Optional<Path> path) {
    return path.filter(inner -> inner.startsWith(folder)).isPresent();
  }

  /** Without those that are inside of another one. */
  private static List<Path> outermost(List<Path> paths) {
    return paths.stream()
        .filter(one -> paths.stream().noneMatch(o -> !o.equals(one) && one.startsWith(o)))
        .toList();
  }

  private Stream<Path> guarded(Path tree) {
    Stream<Path> own = Stream.of(tree.resolve(".git"), tree.resolve(".omk"));
    Stream<Path> git =
        repository.stream().flatMap(r -> Stream.of(r.gitDirectory(), r.commonDirectory()));
    Stream<Path> cache = Stream.of(UserCache.of(environment));
    return Stream.of(own, git, cache).flatMap(paths -> paths);
  }

  /** The goals, what omk keeps for the user alone, and the sockets of the user's own services. */
  private Stream<Path> hidden() {
    Stream<Path> ours = ConfigFile.userFile(environment.variables()).map(Path::getParent).stream();
    Stream<Path> services =
        Stream.concat(
            environment.directory("XDG_RUNTIME_DIR").stream(), Stream.of(Path.of("/run/user")));
    return Stream.of(Stream.of(goals), ours, services).flatMap(paths -> paths);
  }

  /** A gate of the user's own may run what lies beside its definition; the key is no such thing. */
  private List<Path> shownIfNamed() {
    Optional<Path> ours =
        ConfigFile.userFile(environment.variables())
            .map(Path::getParent)
            .filter(Files::isDirectory);
    if (ours.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(ours.get())) {
      return reals(entries.filter(entry -> !entry.endsWith("key")));
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of(); // what cannot be listed cannot be shown
    }
  }

  private static List<Path> reals(Stream<Path> paths) {
    List<Path> all = new ArrayList<>();
    paths.filter(Files::exists).map(RealPath::of).distinct().forEach(all::add);
    return List.copyOf(all);
  }
}
