package dev.omk.gate.file;

import java.util.List;
import java.util.Optional;

/** A folder of a tree, seen as a tree of its own. */
record Subfolder(FileTree tree, String folder) implements FileTree {
  private String in(String path) {
    return path.isEmpty() ? folder : folder + "/" + path;
  }

  @Override
  public boolean isFile(String path) {
    return tree.isFile(in(path));
  }

  @Override
  public boolean isDirectory(String path) {
    return tree.isDirectory(in(path));
  }

  @Override
  public boolean isExecutable(String path) {
    return tree.isExecutable(in(path));
  }

  @Override
  public Optional<String> read(String path) {
    return tree.read(in(path));
  }

  @Override
  public List<String> list(String path) {
    return tree.list(in(path));
  }
}
