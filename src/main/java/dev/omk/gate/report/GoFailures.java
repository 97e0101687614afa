package dev.omk.gate.report;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import java.util.Optional;

/** What {@code go test} says in one block: the test first, then its errors or a panic. */
final class GoFailures {
  private static final Pattern TEST = Pattern.compile("^\\s*--- FAIL: (\\S+) \\(");
  private static final Pattern PANIC = Pattern.compile("^(panic: .+?)(?: \\[recovered.*\\])?$");
  private static final Pattern FRAME = Pattern.compile("^\\s+(/\\S+\\.go):(\\d{1,9}) \\+0x");

  /** Frames in which every panic of a test has its way; they tell where Go itself is. */
  private static final Pattern OF_GO =
      Pattern.compile("^(/.*/src/)(?:testing/testing|runtime/\\w+)\\.go$");

  private String test = "";
  private String panic = "";
  private String sourcesOfGo = "";

  /** Another block begins; a panic of the last one of which no place was found is what is left. */
  Optional<GateFinding> begin() {
    Optional<GateFinding> left = panic.isEmpty() ? Optional.empty() : Optional.of(at("", 0));
    test = "";
    panic = "";
    return left;
  }

  /** Reads one line; the panic, once a frame of it is in what is tested. */
  Optional<GateFinding> read(String line) {
    Matcher named = TEST.matcher(line);
    if (named.find()) {
      test = named.group(1);
      return Optional.empty();
    }
    Matcher panics = PANIC.matcher(line);
    if (panics.find()) {
      panic = panics.group(1);
      return Optional.empty();
    }
    Matcher frame = FRAME.matcher(line);
    if (panic.isEmpty() || !frame.find() || ofLibrary(frame.group(1))) {
      return Optional.empty();
    }
    GateFinding found = at(frame.group(1), Integer.parseInt(frame.group(2)));
    panic = "";
    return Optional.of(found);
  }

  private boolean ofLibrary(String path) {
    Matcher go = OF_GO.matcher(path);
    if (go.find()) {
      sourcesOfGo = go.group(1);
    }
    return path.contains("/pkg/mod/") || (!sourcesOfGo.isEmpty() && path.startsWith(sourcesOfGo));
  }

  /** A message with the test that said it, as far as that is known. */
  String named(String message) {
    return test.isEmpty() ? message : test + ": " + message;
  }

  private GateFinding at(String file, int line) {
    return new GateFinding(Level.ERROR, "", OutputPlaces.cut(named(panic)), file, line);
  }
}
