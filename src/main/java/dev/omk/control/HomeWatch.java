package dev.omk.control;

import dev.omk.digest.Sha256;
import dev.omk.process.CallerEnvironment;
import dev.omk.scope.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares files of the user's home before and after a turn: those that decide what is started at
 * the next login, by the next git, by the next agent or build. What is changed there is for a
 * person to see; nothing is put back, for it may have been the user. Other files are not looked at.
 */
final class HomeWatch {
  /** Relative to the home; what begins with {@code .config/} moves with XDG_CONFIG_HOME. */
  static final List<String> FILES =
      List.of(
          // what shells and sessions read when they start
          ".bash_aliases",
          ".bash_login",
          ".bash_logout",
          ".bash_profile",
          ".bashrc",
          ".config/autostart",
          ".config/environment.d",
          ".config/fish/conf.d",
          ".config/fish/config.fish",
          ".config/fish/functions",
          ".config/systemd/user",
          ".cshrc",
          ".inputrc",
          ".kshrc",
          ".login",
          ".pam_environment",
          ".profile",
          ".tcshrc",
          ".xinitrc",
          ".xprofile",
          ".xsessionrc",
          ".zlogin",
          ".zlogout",
          ".zprofile",
          ".zshenv",
          ".zshrc",
          // git and ssh
          ".config/git",
          ".git-credentials",
          ".gitattributes",
          ".gitconfig",
          ".gitignore",
          ".netrc",
          ".ssh/authorized_keys",
          ".ssh/config",
          ".ssh/rc",
          // agents
          ".claude/CLAUDE.md",
          ".claude/hooks",
          ".claude/settings.json",
          ".claude/settings.local.json",
          ".codex/AGENTS.md",
          ".codex/config.toml",
          ".config/goose/config.yaml",
          ".config/opencode/AGENTS.md",
          ".config/opencode/opencode.json",
          ".copilot/config.json",
          ".copilot/mcp-config.json",
          ".cursor/hooks.json",
          ".cursor/mcp.json",
          ".gemini/GEMINI.md",
          ".gemini/settings.json",
          ".qwen/settings.json",
          // omk, and what build tools start or load by themselves
          ".cargo/config",
          ".cargo/config.toml",
          ".cargo/env",
          ".condarc",
          ".config/go/env",
          ".config/omk/config.toml",
          ".config/omk/gates.toml",
          ".config/omk/key",
          ".config/pip/pip.conf",
          ".gradle/gradle.properties",
          ".gradle/init.d",
          ".gradle/init.gradle",
          ".m2/extensions.xml",
          ".m2/settings.xml",
          ".mavenrc",
          ".npmrc",
          ".pypirc",
          ".yarnrc",
          ".yarnrc.yml");

  private static final String CONFIG = ".config/";
  private static final String LIBRARIES = ".local/lib";
  private static final Pattern STARTING =
      Pattern.compile("(user|site)customize(\\.py|\\.pyc)?|.*\\.pth");
  private static final int DEPTH = 4;
  private static final int MAX_FILES = 500;
  private static final long MAX_BYTES = 4 << 20;

  private final CallerEnvironment environment;
  private final SortedMap<String, String> before;

  private HomeWatch(CallerEnvironment environment) {
    this.environment = environment;
    this.before = look();
  }

  /** Looks at how they are now. */
  static HomeWatch begin(GoalSession session) {
    return new HomeWatch(session.world().environment());
  }

  /** What is not as it was. */
  List<Violation> end() {
    SortedMap<String, String> after = look();
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Violation> violations = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        String what = was.isEmpty() ? "made" : is.isEmpty() ? "removed" : "changed";
        violations.add(
            new Violation(
                name,
                Violation.Kind.OUTSIDE_THE_TREE,
                Violation.Action.PENDING,
                "",
                name + " was " + what + ", which is outside of the work tree"));
      }
    }
    return violations;
  }

  private SortedMap<String, String> look() {
    SortedMap<String, String> found = new TreeMap<>();
    Optional<Path> home =
        environment.get("HOME").filter(text -> text.startsWith("/")).map(Path::of);
    if (home.isPresent()) {
      for (String name : FILES) {
        look(name, place(home.get(), name), found);
      }
      pythons(home.get(), found);
    }
    return found;
  }

  // What every Python of the user's loads before anything else.
  private static void pythons(Path home, SortedMap<String, String> found) {
    Path libraries = home.resolve(LIBRARIES);
    try (Stream<Path> versions =
        Files.isDirectory(libraries) ? Files.list(libraries) : Stream.of()) {
      for (Path packages : versions.map(path -> path.resolve("site-packages")).toList()) {
        for (Path file : starting(packages)) {
          found.put("~/" + home.relativize(file), state(file));
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
      return files
          .filter(path -> STARTING.matcher(String.valueOf(path.getFileName())).matches())
          .toList();
    }
  }

  private Path place(Path home, String name) {
    Optional<String> moved =
        environment
            .get("XDG_CONFIG_HOME")
            .filter(text -> text.startsWith("/") && name.startsWith(CONFIG));
    return moved
        .map(config -> Path.of(config, name.substring(CONFIG.length())))
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
