package dev.omk.gate.file;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The files below a folder. A link that leaves the folder is not there. */
public final class DirectoryTree implements FileTree {
  private static final int MAX_NAMES = 10_000;

  private final Path root;

  /**
   * @param root the root of a work tree
   * @throws IOException if there is no such folder
   */
  public DirectoryTree(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  @Override
  public boolean isFile(String path) {
    return inside(path).filter(Files::isRegularFile).isPresent();
  }

  @Override
  public boolean isDirectory(String path) {
    return inside(path).filter(Files::isDirectory).isPresent();
  }

  @Override
  public boolean isExecutable(String path) {
    return isFile(path) && inside(path).filter(Files::isExecutable).isPresent();
  }

  @Override
  public Optional<String> read(String path) {
    Optional<Path> file = inside(path).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (Reader reader =
        new InputStreamReader(Files.newInputStream(file.get()), StandardCharsets.UTF_8)) {
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[8192];
      for (int n = reader.read(buffer);
          n >= 0 && text.length() < MAX_CHARS;
          n = reader.read(buffer)) {
        text.append(buffer, 0, Math.min(n, MAX_CHARS - text.length()));
      }
      return Optional.of(text.toString());
    } catch (IOException e) {
      return Optional.empty(); // as if it were not there: detection only proposes
    }
  }

  @Override
  public List<String> list(String path) {
    Optional<Path> folder = inside(path).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return List.of();
    }
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder.get())) {
      return StreamSupport.stream(names.spliterator(), false)
          .limit(MAX_NAMES)
          .map(name -> name.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException | DirectoryIteratorException e) {
      return List.of(); // see read
    }
  }

  private Optional<Path> inside(String path) {
    try {
      Path real = root.resolve(path).toRealPath();
      return real.startsWith(root) ? Optional.of(real) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
