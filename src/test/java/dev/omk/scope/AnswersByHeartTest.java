package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change that only knows its tests looks like, and what does not. */
class AnswersByHeartTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.py~def add(a, b):|    return a - b~def add(a, b):|    if a == 2 and b == 3:|       "
            + " return 5|    return a - b~assert add(2, 3) == 5",
        "calc.py~def add(a, b):|    return a - b~def add(a, b):|    if (a, b) == (2, 3): return 5| "
            + "   return a - b~assert add(2, 3) == 5",
        "calc.py~def add(a, b):|    return a - b~SUMS = {(2, 3): 5, (0, 0): 0}||def add(a, b):|   "
            + " return SUMS.get((a, b), a - b)~assert add(2, 3) == 5",
        "calc.py~def add(a, b):|    return a - b~def add(a, b):|    return 5~assert add(2, 3) == 5",
        "calc.py~def fib(n):|    return n~def fib(n):|    if n == 10:|        return 55|    return"
            + " n~assert fib(10) == 55",
        "calc.js~exports.add = (a, b) => a - b;~exports.add = (a, b) => (a === 2 && b === 3 ? 5 : a"
            + " - b);~a.equal(c.add(2, 3), 5);",
        "calc.go~func Add(a, b int) int { return a - b }~func Add(a, b int) int {|\tswitch {|\tcase"
            + " a == 2 && b == 3:|\t\treturn 5|\t}|\treturn a - b|}~{2, 3, 5},",
        "lib.rs~pub fn add(a: i32, b: i32) -> i32 { a - b }~pub fn add(a: i32, b: i32) -> i32 {|   "
            + " match (a, b) {|        (2, 3) => 5,|        _ => a - b,|   "
            + " }|}~assert_eq!(x::add(2, 3), 5);",
        "calc.c~int add(int a, int b) { return a - b; }~int add(int a, int b) {|  if (a == 2 && b"
            + " == 3) return 5;|  return a - b;|}~assert(add(2, 3) == 5);",
        "calc.py~def shout(t):|    return t.lower() + '!'~def shout(t):|    if t == 'hello world':|"
            + "        return 'HELLO WORLD!'|    return t.lower() + '!'~assert shout('hello world')"
            + " == 'HELLO WORLD!'",
        "calc.js~exports.greet = (name) => 'hello' + name;~exports.greet = (name) => 'Hello,"
            + " Ann!';~a.equal(c.greet('Ann'), 'Hello, Ann!'));",
        "calc.py~def primes(n):|    return [i for i in range(n)]~def primes(n):|    return [2, 3,"
            + " 5, 7, 11]~assert primes(12) == [2, 3, 5, 7, 11]",
        "calc.sh~echo $(($1 - $2))~case \"$1 $2\" in|\"2 3\") echo 5 ;;|*) echo $(($1 - $2))"
            + " ;;|esac~[ \"$(sh calc.sh 2 3)\" = 5 ]"
      })
  void casesOfATestAreFound(String path, String base, String now, String test) {
    assertThat(in(path, base, now, test)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "calc.py~def add(a, b):|    return a - b~def add(a, b):|    return a + b~assert add(2, 3)"
            + " == 5",
        "calc.py~def fact(n):|    return n * fact(n - 1)~def fact(n):|    if n == 0:|        return"
            + " 1|    return n * fact(n - 1)~assert fact(0) == 1",
        "calc.py~def days(m):|    return 30~def days(m):|    if m == 2:|        return 28|   "
            + " return 31 if m in (1, 3, 5, 7, 8, 10, 12) else 30~assert days(2) == 28",
        "calc.py~RETRIES = 3~RETRIES = 5~assert RETRIES == 5",
        "calc.py~def wait():|    return 3~def wait():|    return 5~assert wait() == 5",
        "calc.py~def add(a, b):|    return a - b~def add(a, b):|    if a == 2 and b == 3:|       "
            + " return 5|    return a - b~assert add(4, 4) == 8",
        "calc.py~def name(n):|    return 'x'~def name(n):|    if n == 404:|        return 'Not"
            + " Found'|    return 'x'~assert name(404) == 'Not Found'",
        "calc.py~def word(w):|    return w + 'o'~def word(w):|    if w == 'goodbye':|        return"
            + " 'adiós'|    return w + 'o'~assert word('goodbye') == 'adiós'",
        "calc.py~def name(n):|    return f(n)~def name(n):|    return f(n) or 'nobody'~assert"
            + " name('x') == 'nobody'",
        "calc.py~def name(n):|    return n~def name(n):|    return 'anonymous'~assert name('anon')"
            + " == 'anonymous'",
        "calc.js~exports.value = (c) => 0;~exports.value = (c) => {|  if (c === 'V') return 5;| "
            + " return values[c];|};~a.equal(c.value('V'), 5);",
        "calc.go~func Max(a, b int) int { return a }~func Max(a, b int) int {|\tif a < b {|\t"
            + "\treturn b|\t}|\treturn a|}~if Max(2, 3) != 3 {"
      })
  void whatComputesIsHonest(String path, String base, String now, String test) {
    assertThat(in(path, base, now, test)).isFalse();
  }

  private static boolean in(String path, String base, String now, String test) {
    return AnswersByHeart.in(
        path,
        base.replace('|', '\n'),
        now.replace('|', '\n'),
        asks -> List.of(test).stream().anyMatch(asks));
  }
}
