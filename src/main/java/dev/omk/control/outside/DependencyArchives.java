package dev.omk.control.outside;

import dev.omk.digest.Sha256;
import dev.omk.process.CallerEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The archives that Maven, Gradle, sbt, NuGet and pip have downloaded, and the environments that
 * Poetry and Pipenv made for the project, in the home: those of tools that the project has a file
 * of, at its root or a folder below. Other files there change by honest use, and what is gone is
 * fetched again.
 */
final class DependencyArchives implements DependencyCache {
  private static final int MOST_FILES = 200_000;
  private static final int MOST_TOLD = 20;

  private static final Pattern JVM =
      Pattern.compile("pom\\.xml|mvnw|build\\.sbt|gradlew|(build|settings)\\.gradle(\\.kts)?");
  private static final Pattern JARS =
      Pattern.compile(".*(?<!-SNAPSHOT)\\.(jar|pom|aar|war|klib|module)");
  private static final Pattern PYTHON_CODE = Pattern.compile(".*\\.(py|so|pth)");

  private static final List<Place> PLACES =
      List.of(
          new Place(JVM, ".m2/repository", JARS),
          new Place(JVM, ".m2/wrapper/dists", JARS),
          new Place(JVM, ".gradle/caches/modules-2/files-2.1", JARS),
          new Place(JVM, ".gradle/wrapper/dists", JARS),
          new Place(JVM, ".cache/coursier/v1", JARS),
          new Place(JVM, ".ivy2/cache", JARS),
          new Place(
              Pattern.compile(".*\\.(slnx?|(cs|fs|vb)proj)"),
              ".nuget/packages",
              Pattern.compile(".*\\.(dll|nupkg|props|targets)")),
          new Place(
              Pattern.compile(
                  "pyproject\\.toml|setup\\.(py|cfg)|.*requirements.*\\.txt|Pipfile|tox\\.ini"),
              ".cache/pip",
              Pattern.compile(".*\\.(whl|body)")),
          new Place(Pattern.compile("poetry\\.lock"), ".cache/pypoetry/virtualenvs", PYTHON_CODE),
          new Place(Pattern.compile("Pipfile"), ".local/share/virtualenvs", PYTHON_CODE));

  /** What Maven writes of an artifact that was built here: it names no repository. */
  private static final Pattern BUILT_HERE = Pattern.compile("(?m)^(.+)>=$");

  private static final String ORIGINS = "_remote.repositories";
  private static final Pattern NAME = Pattern.compile("(?m)^name\\s*=\\s*[\"']([^\"']+)[\"']");

  private final Optional<Path> home;
  private final Path root;
  private int left = MOST_FILES;

  /**
   * Where one tool keeps what it fetched.
   *
   * @param project files by which a project is one of this tool, by name
   * @param folder relative to the home
   * @param files what of it is compared, by name
   */
  private record Place(Pattern project, String folder, Pattern files) {
    boolean ofEnvironments() {
      return folder.endsWith("virtualenvs");
    }
  }

  /**
   * @param root of the work tree
   */
  DependencyArchives(CallerEnvironment environment, Path root) {
    this.home = environment.home();
    this.root = root;
  }

  @Override
  public SortedMap<Path, String> look() {
    SortedMap<Path, String> found = new TreeMap<>();
    left = MOST_FILES;
    Set<String> names = home.isPresent() ? namesOfProject() : Set.of();
    for (Place place : PLACES) {
      if (names.stream().anyMatch(name -> place.project().matcher(name).matches())) {
        Path folder = home.orElseThrow().resolve(place.folder());
        List<Path> folders = place.ofEnvironments() ? environments(folder) : List.of(folder);
        folders.forEach(one -> look(one, place.files(), found));
      }
    }
    return found;
  }

  @Override
  public Set<Path> changedSince(Map<Path, String> before) {
    Set<Path> changed = new LinkedHashSet<>();
    for (Map.Entry<Path, String> was : before.entrySet()) {
      Path file = was.getKey();
      if (changed.size() < MOST_TOLD
          && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          && !state(file).equals(was.getValue())) {
        changed.add(file);
      }
    }
    return changed;
  }

  /** What lies at the root and in the folders below it. */
  private Set<String> namesOfProject() {
    Set<String> names = new TreeSet<>();
    for (Path file : Folder.list(root)) {
      names.add(name(file));
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !name(file).startsWith(".")) {
        Folder.list(file).forEach(below -> names.add(name(below)));
      }
    }
    return names;
  }

  /** Those that are named after the project. */
  private List<Path> environments(Path folder) {
    Set<String> beginnings = new TreeSet<>(Set.of(plain(name(root)) + "-"));
    try {
      Matcher named = NAME.matcher(Files.readString(root.resolve("pyproject.toml")));
      if (named.find()) {
        beginnings.add(plain(named.group(1)) + "-");
      }
    } catch (IOException e) {
      // Then the folder's name is the only one.
    }
    return Folder.list(folder).stream()
        .filter(one -> beginnings.stream().anyMatch(plain(name(one))::startsWith))
        .toList();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private void look(Path folder, Pattern wanted, SortedMap<Path, String> found) {
    try {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(folder.toRealPath(), new Look(wanted, found));
      }
    } catch (IOException e) {
      // Then what was found so far is compared.
    }
  }

  /** A folder that cannot be entered, or a file that goes meanwhile, hides no other. */
  private final class Look extends SimpleFileVisitor<Path> {
    private final Pattern wanted;
    private final SortedMap<Path, String> found;
    private @Nullable Path folder;
    private Set<String> builtHere = Set.of();

    Look(Pattern wanted, SortedMap<Path, String> found) {
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (wanted.matcher(name(file)).matches() && isFetched(file)) {
        left--;
        found.put(file, state(file));
      }
      return left > 0 ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    private boolean isFetched(Path file) {
      if (name(file).endsWith(".body")) {
        return isArchive(file);
      }
      if (!Objects.equals(file.getParent(), folder)) {
        folder = file.getParent();
        builtHere = builtBeside(file);
      }
      return !builtHere.contains(name(file));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException reason) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** The files of its folder that no repository gave, by name. */
  private static Set<String> builtBeside(Path file) {
    Path origins = file.resolveSibling(ORIGINS);
    if (!Files.isRegularFile(origins)) {
      return Set.of();
    }
    try {
      Matcher here = BUILT_HERE.matcher(Files.readString(origins, StandardCharsets.ISO_8859_1));
      return here.results().map(match -> match.group(1)).collect(Collectors.toSet());
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** Whether it is a wheel (ZIP) or a source archive (gzip): pages of an index change each day. */
  private static boolean isArchive(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      return start.length == 2
          && ((start[0] == 'P' && start[1] == 'K')
              || (start[0] == 0x1f && start[1] == (byte) 0x8b));
    } catch (IOException e) {
      return false;
    }
  }

  // A project that is installed again writes the same line into its .pth file.
  private static String state(Path file) {
    try {
      return name(file).endsWith(".pth")
          ? Sha256.hexOf(Files.readString(file, StandardCharsets.ISO_8859_1))
          : FileState.of(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
