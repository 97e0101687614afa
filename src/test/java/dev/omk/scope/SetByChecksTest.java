package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that only a check sets. */
class SetByChecksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "TESTING=1 python3 -m pytest~calc.py~if os.environ.get(\"TESTING\"):",
        "CI=1 npm test~calc.js~if (process.env.CI) return 5;",
        "\"test\": \"APP_MODE=check node --test\"~calc.js~const mode = process.env.APP_MODE;",
        "export CALC_TEST=1~calc.sh~[ -n \"$CALC_TEST\" ] && echo 5",
        "TESTING=1 go test ./...~calc.go~if os.Getenv(\"TESTING\") != \"\" {",
        "cc -DUNIT_TEST -I. -o t~calc.c~#ifdef UNIT_TEST",
        "cc -D UNIT_TEST=1 -o t~calc.c~#if defined(UNIT_TEST)",
        "java -Dcalc.mode=strict -cp out T~Calc.java~if"
            + " (\"x\".equals(System.getProperty(\"calc.mode\"))) {",
        "cargo test --features ci~lib.rs~if cfg!(feature = \"ci\") {",
        "cargo test --features=std,ci~lib.rs~#[cfg(not(feature = \"ci\"))]"
      })
  void newlyAskedNamesAreFound(String check, String path, String line) {
    assertThat(SetByChecks.of(List.of(check)).asked(path, () -> "", line + "\n")).isPresent();
    assertThat(SetByChecks.of(List.of(check)).asked(path, () -> line + "\n", line + "\nx\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "DATABASE_URL=sqlite:// pytest~calc.py~url = os.environ['DATABASE_URL']",
        "LOG_LEVEL=debug npm test~calc.js~const level = process.env.LOG_LEVEL;",
        "PYTHONPATH=src pytest~calc.py~# PYTHONPATH is set by the check",
        "TESTING=1 pytest~calc.py~# TESTING is not asked for",
        "TESTING=1 pytest~calc.py~TESTING_HINTS = 'x'",
        "cc -D_GNU_SOURCE -o t~calc.c~#ifdef _GNU_SOURCE",
        "cc -DHAVE_ZLIB -o t~calc.c~#ifdef HAVE_ZLIB",
        "cargo test --features serde~lib.rs~#[cfg(feature = \"serde\")]",
        "pytest -q~calc.py~if os.environ.get('TESTING'):"
      })
  void settingsAreHonest(String check, String path, String line) {
    assertThat(SetByChecks.of(List.of(check)).asked(path, () -> "", line + "\n")).isEmpty();
  }
}
