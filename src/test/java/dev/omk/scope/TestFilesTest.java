package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFilesTest {
  private final TestFiles files = TestFiles.of(List.of("qa/**", "*.feature"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tests/test_a.py",
        "tests/data/golden.json",
        "src/test/java/AHelper.java",
        "spec/a.rb",
        "src/__tests__/a.js",
        "checks/run.sh",
        "test_a.py",
        "a/calc_test.go",
        "CalcTest.java",
        "CalcTests.cs",
        "a.spec.ts",
        "a.test.js",
        "qa/x.yml",
        "deep/login.feature",
        "Tests/a.swift",
        "pkg/testdata/in.txt",
        "RunIT.java",
        "app/tests.py",
        "pkg/fixtures/a.json",
        "goldens/a.txt",
        "src/__snapshots__/a.js.snap",
        "out/a.golden",
        "a.want",
        "a/b.expected",
        "a.approved.txt",
        "expected/out.txt"
      })
  void testFileIsKnown(String path) {
    assertThat(files.isTest(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/latest.txt",
        "contest.py",
        "src/main/java/Testimonial.java",
        "attest/a.py",
        "specification.md",
        "src/protest_a.py",
        "inspec/a.rb",
        "tests",
        "expected.txt",
        "golden.py",
        "src/unexpected/a.py",
        "approved.txt",
        "snapshot/a.py",
        "src/greatest.js",
        "a/EXIT.java"
      })
  void lookAlikeIsNoTest(String path) {
    assertThat(files.isTest(path)).isFalse();
  }

  @Test
  void dataBesideTestsIsNoTestItself() {
    assertThat(files.isTestItself("tests/__init__.py")).isFalse();
    assertThat(files.isTestItself("tests/test_a.py")).isTrue();
  }
}
