package dev.omk.gate.file;

/** Whether a Maven or Gradle build has tests, at its root or in a module of it. */
final class JvmTests {
  private JvmTests() {}

  static boolean exist(FileTree tree) {
    return tree.isDirectory("src/test")
        || tree.list("").stream().anyMatch(module -> tree.isDirectory(module + "/src/test"));
  }
}
