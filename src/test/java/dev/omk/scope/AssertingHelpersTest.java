package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that tests leave their comparisons to. */
class AssertingHelpersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "src/support.rs~pub fn same(a: i32, b: i32) {| assert_eq!(a, b);|}~pub fn same(a: i32, b:"
            + " i32) {| assert!(a <= b);|}~fn adds() { x::support::same(x::add(2, 3), 5); }",
        "minunit.h~#define CHECK_EQ(a, b) if ((a) != (b)) return 1~#define CHECK_EQ(a, b) if ((a) >"
            + " (b)) return 1~  CHECK_EQ(add(2, 3), 5);",
        "src/Checks.java~  static void same(int a, int b) {|    if (a != b) {|      throw new"
            + " Error();|    }|  }~  static void same(int a, int b) {|  }~   "
            + " Checks.same(Calc.add(2, 3), 5);",
        "util/util.go~func MustEqual(a, b int) {|\tif a != b {|\t\tpanic(1)|\t}|}~func MustEqual(a,"
            + " b int) {|}~\tutil.MustEqual(Add(2, 3), 5)",
        "lib/testkit/kit.rb~def compare(a, b)| raise unless a == b|end~def compare(a,"
            + " b)|end~Kit.compare(add(2, 3), 5)"
      })
  void changedOnesThatTestsCallAreFound(String path, String base, String now, String test) {
    assertThat(AssertingHelpers.changed(path, lines(base), lines(now)))
        .singleElement()
        .matches(name -> AssertingHelpers.states(test, name));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "store.go~func (s *Store) Put(a, b int) {|\ts.m[a] = b|}~func (s *Store) Put(a, b int) {|"
            + "\ts.m[b] = a|}~\ts.Put(Add(2, 3), 5)",
        "src/lib.rs~pub fn is_same(a: i32, b: i32) -> bool { a == b }~pub fn is_same(a: i32, b:"
            + " i32) -> bool { b == a }~    assert!(is_same(add(2, 3), 5));",
        "src/Check.java~  static void check(int a) {|  }~  static void check(int a) {|    a++;|  }~"
            + "    Check.check(5);",
        "calc.c~int check(int a, int b) {|  return a - b;|}~int check(int a, int b) {|  return a +"
            + " b;|}~  assert(check(2, 3) == 5);"
      })
  void whatIsTestedItselfIsNone(String path, String base, String now, String test) {
    assertThat(AssertingHelpers.changed(path, lines(base), lines(now)))
        .noneMatch(name -> AssertingHelpers.states(test, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "internal/testutil/equal.go~import \"testing\"",
        "internal/fake.go~import (|\t\"fmt\"|\t\"testing\"|)",
        "src/main/java/Same.java~import static org.junit.jupiter.api.Assertions.assertEquals;",
        "lib/cases.py~import unittest",
        "lib/same.mjs~import { expect } from 'vitest';"
      })
  void whatLoadsATestLibraryIsForTests(String given) {
    String[] parts = given.split("~", 2);
    assertThat(AssertingHelpers.isForTests(parts[0], lines(parts[1]))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calc.go~import \"fmt\"",
        "calc.go~// \"testing\"",
        "src/Calc.java~import java.util.List;",
        "calc.py~# import unittest",
        "calc.js~const assert = require('node:assert');"
      })
  void whatLoadsNoneIsNot(String given) {
    String[] parts = given.split("~", 2);
    assertThat(AssertingHelpers.isForTests(parts[0], lines(parts[1]))).isFalse();
  }

  private static String lines(String text) {
    return text.replace('|', '\n');
  }
}
