package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that belong to others, and what tools remember. */
class ForeignPackagesTest {
  private static final Set<String> KNOWN = Set.of("src/main/java/com/acme/Calc.java");

  @Test
  void classOfAnotherPackageIsForeign() {
    String text = "package org.hamcrest;\n\npublic class MatcherAssert {}\n";
    assertThat(ForeignPackages.of("src/main/java/org/hamcrest/MatcherAssert.java", text, KNOWN))
        .contains("org.hamcrest.MatcherAssert");
    assertThat(ForeignPackages.of("lib/Test/More.pm", "package Test::More;\n", KNOWN))
        .contains("Test::More");
  }

  @Test
  void ownPackagesAreNot() {
    String text = "package com.acme.sums;\n\npublic class Sum {}\n";
    assertThat(ForeignPackages.of("src/main/java/com/acme/sums/Sum.java", text, KNOWN)).isEmpty();
    assertThat(ForeignPackages.of("lib/Calc/More.pm", "package Calc::More;\n", KNOWN)).isEmpty();
    assertThat(ForeignPackages.of("src/a/B.java", text, Set.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import org.hamcrest.MatcherAssert;",
        "import static org.hamcrest.MatcherAssert.assertThat;",
        "import org.hamcrest.*;"
      })
  void testLoadsIt(String line) {
    assertThat(ForeignPackages.loads(line, "org.hamcrest.MatcherAssert")).isTrue();
    assertThat(ForeignPackages.loads(line, "org.hamcrest.Matcher")).isEqualTo(line.endsWith("*;"));
  }

  @Test
  void perlLoadsByUse() {
    assertThat(ForeignPackages.loads("use Test::More tests => 2;", "Test::More")).isTrue();
    assertThat(ForeignPackages.loads("use Test::Most;", "Test::More")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".mypy_cache/3.11/a.meta.json",
        "web/.eslintcache",
        "tsconfig.tsbuildinfo",
        "a/.turbo/x",
        ".pytest_cache/v/cache/lastfailed",
        "node_modules/.cache/x",
        ".phpunit.result.cache",
        ".coverage",
        "build/CMakeFiles/a"
      })
  void cacheOfAToolIsOne(String path) {
    assertThat(ToolCaches.is(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cache.py", "src/cache/store.ts", ".coveragerc", "gradle/x", "a.json"})
  void otherFileIsNone(String path) {
    assertThat(ToolCaches.is(path)).isFalse();
  }
}
