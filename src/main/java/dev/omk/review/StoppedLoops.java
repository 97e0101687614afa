package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Lines of Python that raise {@code StopIteration} outside of an iterator: where a test goes over
 * results ({@code zip(map(add, ...), wants)}), its loop ends and nothing is compared.
 */
final class StoppedLoops {
  private static final Pattern RAISES = Pattern.compile("\\braise\\s+StopIteration\\b");
  private static final Pattern DEFINES = Pattern.compile("^\\s*(?:async\\s+)?def\\s+(\\w+)");
  private static final Set<String> ITERATORS =
      Set.of("__next__", "next", "read_next", "send", "throw");

  private final FilePatch file;
  private final Function<String, Optional<String>> content;

  StoppedLoops(FilePatch file, Function<String, Optional<String>> content) {
    this.file = file;
    this.content = content;
  }

  List<TextLine> lines() {
    List<TextLine> raising =
        file.added().stream()
            .filter(line -> line.text().contains("StopIteration"))
            .filter(line -> RAISES.matcher(line.text()).find())
            .toList();
    if (raising.isEmpty()) {
      return List.of();
    }
    Optional<List<String>> whole = content.apply(file.path()).map(text -> text.lines().toList());
    return raising.stream().filter(line -> !ITERATORS.contains(definition(whole, line))).toList();
  }

  // The name of the function that a line is in, by what stands above it.
  private String definition(Optional<List<String>> whole, TextLine line) {
    List<String> above = new ArrayList<>();
    whole.ifPresentOrElse(
        all -> above.addAll(all.subList(0, Math.min(line.number(), all.size()))),
        () ->
            file.added().stream()
                .filter(other -> other.number() <= line.number())
                .forEach(other -> above.add(other.text())));
    for (String text : above.reversed()) {
      Matcher defines = DEFINES.matcher(text);
      if (defines.find()) {
        return defines.group(1);
      }
    }
    return "";
  }
}
