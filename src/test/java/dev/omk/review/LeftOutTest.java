package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.scope.TestFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Go that a new tag takes out of the build. */
class LeftOutTest {
  @ParameterizedTest
  @ValueSource(strings = {"!amd64", "linux && !gc", "ignore", "windows"})
  void fileThatWasBuiltIsNotLeftOut(String tag) {
    assertThat(rules(List.of("package x"), "//go:build " + tag))
        .contains("evasion.knows-its-check");
  }

  @Test
  void newFilesAndOtherPlatformsMayBe() {
    assertThat(rules(List.of(), "//go:build windows")).isEmpty();
    assertThat(rules(List.of("package x"), "//go:build !windows")).isEmpty();
    assertThat(rules(List.of("package x"), "//go:build linux || darwin")).isEmpty();
  }

  private static List<String> rules(List<String> before, String line) {
    return Edits.rules(
        new EvasionReview(TestFiles.of(List.of())), Edits.of("a.go", before, List.of(line)));
  }
}
