package dev.omk.control.outside;

import dev.omk.digest.Sha256;
import dev.omk.process.CallerEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of dependencies that lock files name, as they lie unpacked in the caches of Cargo and
 * Go in the user's home: of the files at the root and in the folders below it.
 */
final class DependencySources implements DependencyCache {
  private static final int LARGEST_LOCK = 8 << 20;
  private static final int MOST_FILES = 200_000;
  private static final Pattern CARGO =
      Pattern.compile(
          "name = \"([\\w.-]+)\"\\s+version = \"([\\w.+-]+)\"\\s+source = \"(?:registry|sparse)\\+");
  private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
  private static final Pattern GO = Pattern.compile("(?m)^([\\w./~!-]+) (v[\\w.+-]+) h1:");

  private final CallerEnvironment environment;
  private final Path root;
  private int left = MOST_FILES;

  /**
   * @param root of the work tree, where the lock files are
   */
  DependencySources(CallerEnvironment environment, Path root) {
    this.environment = environment;
    this.root = root;
  }

  @Override
  public SortedMap<Path, String> look() {
    SortedMap<Path, String> found = new TreeMap<>();
    left = MOST_FILES;
    for (Path folder : folders()) {
      if (Files.isDirectory(folder)) {
        found.put(folder, state(folder));
      }
    }
    return found;
  }

  /** Whatever the lock files name now. */
  @Override
  public Set<Path> changedSince(Map<Path, String> before) {
    Set<Path> changed = new LinkedHashSet<>();
    left = MOST_FILES;
    before.forEach(
        (folder, state) -> {
          if (!Files.isDirectory(folder) || !state.equals(state(folder))) {
            changed.add(folder);
          }
        });
    return changed;
  }

  private Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>();
    Optional<Path> cargo = place("CARGO_HOME", ".cargo");
    Matcher crate = CARGO.matcher(text("Cargo.lock"));
    if (cargo.isPresent() && crate.find()) {
      List<Path> registries = Folder.list(cargo.get().resolve("registry/src"));
      do {
        String name = crate.group(1) + "-" + crate.group(2);
        registries.forEach(registry -> folders.add(registry.resolve(name)));
      } while (crate.find());
    }
    Optional<Path> modules =
        place("GOMODCACHE", "")
            .or(() -> place("GOPATH", "go").map(path -> path.resolve("pkg/mod")));
    Matcher module = GO.matcher(text("go.sum"));
    while (modules.isPresent() && module.find()) {
      folders.add(modules.get().resolve(escaped(module.group(1)) + "@" + module.group(2)));
    }
    return folders;
  }

  // As Go writes capital letters, for file systems that do not tell them apart.
  private static String escaped(String module) {
    return CAPITAL.matcher(module).replaceAll(m -> "!" + m.group().toLowerCase(Locale.ROOT));
  }

  private Optional<Path> place(String variable, String inHome) {
    Optional<Path> named = environment.directory(variable);
    return named.isPresent() || inHome.isEmpty()
        ? named
        : environment.home().map(home -> home.resolve(inHome));
  }

  private String text(String lock) {
    StringBuilder text = new StringBuilder(text(root.resolve(lock)));
    for (Path folder : Folder.list(root)) {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        text.append('\n').append(text(folder.resolve(lock)));
      }
    }
    return text.toString();
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
              && Files.size(file) <= LARGEST_LOCK
          ? Files.readString(file, StandardCharsets.ISO_8859_1)
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  private String state(Path folder) {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().limit(Math.max(0, left)).toList()) {
        left--;
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          text.append(folder.relativize(file)).append(' ').append(FileState.of(file)).append('\n');
        }
      }
    } catch (IOException | UncheckedIOException e) {
      text.append("unreadable");
    }
    return Sha256.hexOf(text.toString());
  }
}
