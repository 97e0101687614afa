package dev.omk.control.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.TreeMap;

/** Tells one state of a file from another without reading it. */
final class FileState {
  private FileState() {}

  /** Among other things the time of its last change, which no program may set. */
  static String of(Path file) throws IOException {
    return new TreeMap<>(
            Files.readAttributes(
                file, "unix:ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS))
        .toString();
  }
}
