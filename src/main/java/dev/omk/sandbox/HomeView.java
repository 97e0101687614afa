package dev.omk.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A home as a confined program sees it: a private one, in which what is there can be seen in its
 * place, read-only but for caches and for what agents keep of their own. What is new at its top is
 * gone with the program.
 */
final class HomeView {
  private final Path home;
  private final Enclosure.Inhabitant inhabitant;
  private final List<Mount> mounts = new ArrayList<>();

  HomeView(Path home, Enclosure.Inhabitant inhabitant) {
    this.home = home;
    this.inhabitant = inhabitant;
  }

  List<Mount> mounts() throws IOException {
    mounts.add(new Mount(Mount.Kind.PRIVATE, home));
    open("");
    if (inhabitant == Enclosure.Inhabitant.AGENT) {
      for (String settings : new TreeSet<>(HomePlaces.SETTINGS_OF_AGENTS)) {
        if (Files.exists(home.resolve(settings))) {
          mounts.add(Mount.readOnly(home.resolve(settings)));
        }
      }
    }
    return List.copyOf(mounts);
  }

  private void open(String directory) throws IOException {
    for (String name : names(home.resolve(directory))) {
      String place = directory.isEmpty() ? name : directory + "/" + name;
      if (HomePlaces.NEVER.contains(place)) {
        continue;
      }
      if (HomePlaces.OPENED.contains(place) && Files.isDirectory(home.resolve(place))) {
        open(place);
      } else if (agent() && HomePlaces.BUILT.contains(place)) {
        mounts.add(new Mount(Mount.Kind.PRIVATE, home.resolve(place)));
      } else if (HomePlaces.CACHES.contains(place) || (agent() && ofAgents(place))) {
        mounts.add(Mount.writable(home.resolve(place)));
      } else if (agent() || !isDotted(place) || HomePlaces.FOR_GATES.contains(place)) {
        mounts.add(Mount.readOnly(home.resolve(place)));
      }
    }
  }

  private boolean agent() {
    return inhabitant == Enclosure.Inhabitant.AGENT;
  }

  private static boolean ofAgents(String place) {
    return HomePlaces.OF_AGENTS.contains(place);
  }

  private static boolean isDotted(String place) {
    return place.startsWith(".");
  }

  private static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
      for (Path path : found) {
        // A link to nothing cannot be shown, and a pipe or device is nobody's cache.
        if (Files.isDirectory(path) || Files.isRegularFile(path) || isSocket(path)) {
          names.add(path.getFileName().toString());
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    names.sort(null);
    return names;
  }

  private static boolean isSocket(Path path) throws IOException {
    return Files.exists(path)
        && Files.readAttributes(path, "unix:mode", LinkOption.NOFOLLOW_LINKS).get("mode")
            instanceof Integer mode
        && (mode & 0170000) == 0140000;
  }
}
