package dev.omk.review;

import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.List;

/** A file of Go that was built, and is left out of the builds of this machine by a new tag. */
final class LeftOut {
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "^//go:build\\s.*(\\b(ignore|tools|never|none)\\b|!\\s*(linux|darwin|unix|amd64|arm64|gc|go1\\.\\d+)\\b)"
              + "|^//go:build\\s+(windows|js|wasm|plan9|aix|solaris|illumos|386|arm|s390x|riscv64|wasip1)\\s*$");

  private final FilePatch file;

  LeftOut(FilePatch file) {
    this.file = file;
  }

  List<TextLine> lines() {
    return file.isNew() || !Suffixes.GO.contains(file.suffix())
        ? List.of()
        : file.added().stream().filter(line -> ELSEWHERE.matcher(line.text()).find()).toList();
  }
}
