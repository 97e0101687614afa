package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What omk 0.5.0 proved fits the schema of a proof, too. */
class RecordedProofsTest {
  @TempDir Path directory;

  static Stream<String> names() {
    return Recording.cases().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void proofFitsItsSchema(String name) throws Exception {
    Path state = Recording.copy(name, directory.resolve("state"));
    Recording.Ended ended = Recording.call(state, "goal", "proof", Recording.id(name), "--json");

    assertThat(Schemas.problemsOfAReader(ended.code() == 1 ? "error" : "proof", ended.json()))
        .as(ended.out())
        .isEmpty();
  }
}
