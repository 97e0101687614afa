package dev.omk.cli;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.compare.MarkdownCheck;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that a document shows is one that omk understands, and every link leads somewhere.
 */
class DocumentCommandsTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("`(?:target/)?omk ([^`\n]+)`");
  private static final Pattern WORD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.|\\$\\([^)]*\\))*)\"|'([^']*)'|([^\\s\"']+)");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^|[|;&(!] *|if |then )(?:target/)?omk +([^\n]*)");

  static Stream<Path> documents() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of(".", "docs", "docs/schema", "bench")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files
            .filter(file -> file.toString().endsWith(".md"))
            .map(Path::normalize)
            .forEach(all::add);
      }
    }
    return all.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandIsUnderstood(Path document) throws IOException {
    for (String line : lines(Files.readString(document))) {
      List<String> words = words(line);
      CommandWords command = CommandWords.of(words);
      boolean isHelp = command.help() || command.has("--help", "-h", "--version", "-V");
      if (isHelp
          || words.isEmpty()
          || (words.size() == 1 && words.getFirst().matches("COMMAND|__\\w+|goal|…"))) {
        continue;
      }
      Optional<CommandName> name = CommandName.of(command.text());
      assertThat(name).as("%s shows: omk %s", document, line).isPresent();
      // What the text calls an ID or "..." stands for any value.
      ParsedCommand parsed = new ParsedCommand(name.orElseThrow(), command.rest());
      try {
        parsed.problems().check();
      } catch (OmkException e) {
        assertThat(e.line())
            .as("%s shows: omk %s", document, line)
            .doesNotContain("unknown", "unexpected", "takes no value", "twice");
      }
    }
  }

  private static List<String> lines(String page) {
    List<String> lines = new ArrayList<>();
    Matcher fences = FENCE.matcher(page);
    while (fences.find()) {
      if (List.of("", "sh", "console", "yaml").contains(fences.group(1))) {
        Matcher commands = COMMAND.matcher(fences.group(2).replaceAll("\\\\\n *", " "));
        commands.results().forEach(found -> lines.add(found.group(1)));
      }
    }
    INLINE.matcher(fences.replaceAll("")).results().forEach(found -> lines.add(found.group(1)));
    return lines;
  }

  /** The words of a shell's line, up to what belongs to another command. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      String bare = matcher.group(3);
      if (bare != null && bare.matches("[|&;>#<)].*|\\d>.*")) {
        break;
      }
      boolean last = bare != null && bare.length() > 1 && bare.matches(".*[;)]");
      String word =
          bare == null ? Optional.ofNullable(matcher.group(1)).orElse(matcher.group(2)) : bare;
      words.add(last ? word.substring(0, word.length() - 1) : word);
      if (last) {
        break;
      }
    }
    return words;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFileAndAHeading(Path document) throws IOException {
    MarkdownCheck check =
        new MarkdownCheck(
            path -> Files.exists(Path.of(path)),
            path -> {
              try {
                return Optional.of(Files.readString(Path.of(path)));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(check.check(document.toString(), Files.readString(document)).problems()).isEmpty();
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Set<String> tests = files.map(file -> file.getFileName().toString()).collect(toSet());
      for (Path document : documents().toList()) {
        Matcher named = TEST.matcher(Files.readString(document));
        while (named.find()) {
          assertThat(tests).as("named in %s", document).contains(named.group(1) + ".java");
        }
      }
    }
  }

  @Test
  void everyRoomIsDrawn() throws IOException {
    String page = Files.readString(Path.of("docs/ARCHITECTURE.md"));
    String drawing = page.substring(page.indexOf("dev.omk\n"), page.indexOf("Rooms with a star"));
    try (Stream<Path> rooms = Files.list(Path.of("src/main/java/dev/omk"))) {
      for (Path room : rooms.filter(Files::isDirectory).toList()) {
        assertThat(drawing)
            .containsPattern(
                "[├└·] *" + room.getFileName() + "\\b|─ " + room.getFileName() + "\\b");
      }
    }
  }
}
