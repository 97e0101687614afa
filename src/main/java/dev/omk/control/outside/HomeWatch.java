package dev.omk.control.outside;

import dev.omk.control.session.GoalSession;
import dev.omk.control.session.Sandboxes;
import dev.omk.digest.Sha256;
import dev.omk.process.CallerEnvironment;
import dev.omk.process.TemporaryFiles;
import dev.omk.scope.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares files of the user's home before and after a turn: those that decide what is started at
 * the next login, by the next git, by the next agent or build; and settings in the folders above
 * the work tree and the clean room, which tools of gates take for theirs; and each {@link
 * DependencyCache}. What is changed there is for a person to see; nothing is put back, for it may
 * have been the user. Other files are not looked at.
 */
public final class HomeWatch {
  private static final String CONFIG = ".config/";
  private static final String LIBRARIES = ".local/lib";
  private static final Pattern STARTING =
      Pattern.compile("(user|site)customize(\\.py|\\.pyc)?|.*\\.pth");

  /** Runners of tests, and what they are made of: there they come before those of the system. */
  private static final Pattern RUNNERS =
      Pattern.compile(
          "(_?pytest|py|pluggy|iniconfig|xdist|pytest_\\w+|nose2?|coverage|tox|hypothesis|mypy|ruff)(\\.py)?");

  private static final int DEPTH = 4;
  private static final int MAX_FILES = 500;
  private static final long MAX_BYTES = 4 << 20;

  private final CallerEnvironment environment;
  private final List<Path> places;
  private final boolean confined;
  private final SortedMap<String, String> before;
  private final Map<DependencyCache, SortedMap<Path, String>> caches = new LinkedHashMap<>();

  private HomeWatch(CallerEnvironment environment, Path root, List<Path> places, boolean confined) {
    this.environment = environment;
    this.confined = confined;
    this.places = places;
    this.before = look();
    for (DependencyCache cache :
        List.of(
            new DependencySources(environment, root), new DependencyArchives(environment, root))) {
      caches.put(cache, cache.look());
    }
  }

  /**
   * Looks at how they are now.
   *
   * @param sandbox what the turn runs in: who is confined can write only some of them, and then it
   *     was somebody else
   */
  public static HomeWatch begin(GoalSession session, Sandboxes.Sandbox sandbox) {
    boolean opened = !session.config().sandbox().writable().isEmpty();
    // The clean room is below the second one.
    return new HomeWatch(
        session.world().environment(),
        session.tree().root(),
        List.of(session.tree().root(), TemporaryFiles.system().resolve("room")),
        sandbox.isOn() && !opened);
  }

  /** What is not as it was. */
  public List<Violation> end() {
    SortedMap<String, String> after = look();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Violation> violations = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        String what = was.isEmpty() ? "made" : is.isEmpty() ? "removed" : "changed";
        violations.add(violation(name, what));
      }
    }
    caches.forEach(
        (cache, was) ->
            cache
                .changedSince(was)
                .forEach(path -> violations.add(violation(path.toString(), "changed"))));
    return violations;
  }

  private static Violation violation(String name, String what) {
    return new Violation(
        name,
        Violation.Kind.OUTSIDE_THE_TREE,
        Violation.Action.PENDING,
        "",
        name + " was " + what + ", which is outside of the work tree");
  }

  private SortedMap<String, String> look() {
    SortedMap<String, String> found = new TreeMap<>();
    Optional<Path> home = environment.home();
    home.ifPresent(at -> look(SettingsFiles.AGENTS, at, found));
    if (confined) {
      return found;
    }
    places.forEach(place -> above(place, found));
    if (home.isPresent()) {
      look(SettingsFiles.HOME, home.get(), found);
      pythons(home.get(), found);
      programs(home.get(), found);
    }
    return found;
  }

  private void look(List<String> names, Path home, SortedMap<String, String> found) {
    names.forEach(name -> look(name, place(home, name), found));
  }

  // What would be started in the place of a program of the system.
  private void programs(Path home, SortedMap<String, String> found) {
    List<Path> searched =
        Stream.of(environment.get("PATH").orElse("").split(":", -1))
            .filter(folder -> folder.startsWith("/"))
            .map(Path::of)
            .toList();
    Set<Path> own = new LinkedHashSet<>(searched.stream().filter(f -> f.startsWith(home)).toList());
    SettingsFiles.PROGRAMS.forEach(name -> own.add(home.resolve(name)));
    for (Path folder : own) {
      try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.of()) {
        files
            .limit(MAX_FILES)
            .filter(file -> searched.stream().anyMatch(other -> isHidden(file, other)))
            .forEach(file -> found.put("~/" + home.relativize(file), state(file)));
      } catch (IOException | java.io.UncheckedIOException e) {
        found.put("~/" + home.relativize(folder), "unreadable");
      }
    }
  }

  private static boolean isHidden(Path file, Path other) {
    Path named = other.resolve(String.valueOf(file.getFileName()));
    return !named.equals(file) && Files.isExecutable(named);
  }

  private static void above(Path place, SortedMap<String, String> found) {
    for (Path folder = place.getParent(); folder != null; folder = folder.getParent()) {
      for (String name : SettingsFiles.ABOVE) {
        Path file = folder.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          found.put(file.toString(), state(file));
        }
      }
    }
  }

  // What every Python of the user's loads before anything else.
  private static void pythons(Path home, SortedMap<String, String> found) {
    Path libraries = home.resolve(LIBRARIES);
    try (Stream<Path> versions =
        Files.isDirectory(libraries) ? Files.list(libraries) : Stream.of()) {
      for (Path packages : versions.map(path -> path.resolve("site-packages")).toList()) {
        for (Path file : starting(packages)) {
          found.put("~/" + home.relativize(file), state(file));
          for (String first : List.of("__init__.py", "__main__.py")) {
            if (Files.exists(file.resolve(first))) {
              found.put("~/" + home.relativize(file) + "/" + first, state(file.resolve(first)));
            }
          }
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      found.put("~/" + LIBRARIES, "unreadable");
    }
  }

  private static List<Path> starting(Path packages) throws IOException {
    if (!Files.isDirectory(packages)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(packages)) {
      return files.filter(path -> startsOrRuns(String.valueOf(path.getFileName()))).toList();
    }
  }

  private static boolean startsOrRuns(String name) {
    return STARTING.matcher(name).matches() || RUNNERS.matcher(name).matches();
  }

  private Path place(Path home, String name) {
    return environment
        .directory("XDG_CONFIG_HOME")
        .filter(config -> name.startsWith(CONFIG))
        .map(config -> config.resolve(name.substring(CONFIG.length())))
        .orElseGet(() -> home.resolve(name));
  }

  private static void look(String name, Path file, SortedMap<String, String> found) {
    if (!Files.isDirectory(file)) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        found.put("~/" + name, state(file));
      }
      return;
    }
    try (Stream<Path> below = Files.walk(file, DEPTH)) {
      below
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .limit(MAX_FILES)
          .forEach(path -> found.put("~/" + name + "/" + file.relativize(path), state(path)));
    } catch (IOException | java.io.UncheckedIOException e) {
      found.put("~/" + name, "unreadable");
    }
  }

  /** What tells one state of a file from another; links count by where they lead, too. */
  private static String state(Path file) {
    try {
      String link = Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) + " " : "";
      if (!Files.isRegularFile(file)) {
        return link + "no file";
      }
      if (Files.size(file) > MAX_BYTES) {
        return link + Files.size(file) + " " + Files.getLastModifiedTime(file);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return link + (Files.isExecutable(file) ? "x " : "") + Sha256.hexOf(in);
      }
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
