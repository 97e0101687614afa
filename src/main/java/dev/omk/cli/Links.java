package dev.omk.cli;

import java.nio.file.Path;

/** The way from a page to the files that it is about. */
final class Links {
  private Links() {}

  /**
   * A reference relative to the page, ending with a slash. It begins with a dot: what follows can
   * never be taken for a scheme.
   */
  static String from(Path page, Path directory) {
    Path folder = page.toAbsolutePath().normalize().resolveSibling("");
    String relative = folder.relativize(directory.toAbsolutePath().normalize()).toString();
    String way = relative.isEmpty() ? "" : relative + "/";
    return dev.omk.report.ReportPage.reference(way.startsWith("../") ? way : "./" + way);
  }
}
