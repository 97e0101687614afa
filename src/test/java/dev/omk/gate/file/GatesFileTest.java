package dev.omk.gate.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesFileTest {
  private static final String GATE = "[[gates]]\nname = \"a\"\ncommand = \"true\"\n";

  @Test
  void everyKeyIsRead() {
    GateSpec gate =
        GatesFile.parse(
                """
                [[gates]]
                name = "first"
                run = "true"

                [[gates]]
                name = "Prüfung 1:a"
                command = "python3"
                args = ["-m", "pytest"]
                required = false
                timeout_secs = 90
                allow_fail = true
                skip = true
                fix = ["black", "."]
                needs = ["first"]
                exclusive = true
                inputs = ["src/**"]
                reports = ["out/*.xml", "{reports}/x.xml"]
                tags = ["regression"]
                retries = 2
                env = { MODE = "fast", "A-B" = "" }
                workdir = "./api//v1/"
                """,
                "gates.toml")
            .get(1);
    assertThat(gate)
        .isEqualTo(
            new GateSpec(
                "Prüfung 1:a",
                List.of("python3", "-m", "pytest"),
                "",
                false,
                true,
                true,
                Duration.ofSeconds(90),
                List.of("black", "."),
                List.of("first"),
                true,
                List.of("src/**"),
                List.of("out/*.xml", "{reports}/x.xml"),
                List.of("regression"),
                2,
                Map.of("MODE", "fast", "A-B", ""),
                "api/v1",
                false,
                "gates.toml:5"));
  }

  @Test
  void defaultsAreThoseOfTheOldTool() {
    GateSpec gate = GatesFile.parse(GATE, "g").getFirst();
    assertThat(gate.required()).isTrue();
    assertThat(gate.decides()).isTrue();
    assertThat(gate.timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(gate.argv()).containsExactly("true");
    assertThat(gate.retries()).isZero();
  }

  @Test
  void oldSpellingsAreRead() {
    GateSpec gate =
        GatesFile.parse(GATE + "\"allow-fail\" = true\nskipped = true\n", "g").getFirst();
    assertThat(gate.allowFail()).isTrue();
    assertThat(gate.skip()).isTrue();
  }

  @Test
  void runLineIsAShellLineAndFixMayBeOne() {
    GateSpec gate =
        GatesFile.parse("[[gates]]\nname='x'\nrun='a && b'\nfix='c; d'\n", "g").getFirst();
    assertThat(gate.argv()).containsExactly("sh", "-c", "a && b");
    assertThat(gate.commandLine()).isEqualTo("a && b");
    assertThat(gate.fix()).containsExactly("sh", "-c", "c; d");
  }

  @Test
  void emptyFileHasNoGatesAndACleanRoom() {
    assertThat(GatesFile.parseDocument("", "g"))
        .isEqualTo(new GatesDocument(List.of(), true, Comparisons.NONE));
    assertThat(GatesFile.parseDocument("version = 1\n[verify]\nclean = false", "g").cleanRoom())
        .isFalse();
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          required = 1                 | 4:1  | required must be true or false
          required = "yes"             | 4:1  | required must be true or false
          requird = true               | 4:1  | unknown key 'requird' (did you mean 'required'?)
          colour = 1                   | 4:1  | unknown key 'colour'
          cwd = "api"                  | 4:1  | unknown key 'cwd' (did you mean 'workdir'?)
          timeout_secs = 0             | 4:1  | timeout_secs must be an integer from 1
          timeout_secs = -5            | 4:1  | timeout_secs must be an integer from 1
          timeout_secs = 1.5           | 4:1  | timeout_secs must be an integer from 1
          timeout_secs = "9"           | 4:1  | timeout_secs must be an integer from 1
          retries = -1                 | 4:1  | retries must be an integer from 0
          args = "x"                   | 4:1  | args must be an array of strings
          args = ["x", 2]              | 4:14 | args must be an array of strings
          needs = ["b"]                | 4:10 | needs names 'b', but there is no such gate
          needs = ["a"]                | 4:1  | gates need each other in a cycle: a → a
          run = "x"                    | 3:1  | give run or command, not both
          workdir = "/tmp"             | 4:1  | workdir must be a folder inside
          workdir = "a/../.."          | 4:1  | workdir must be a folder inside
          workdir = "C:/x"             | 4:1  | workdir must be a folder inside
          reports = ["ok", "../x.xml"] | 4:18 | reports must be paths inside
          env = "A=1"                  | 4:1  | env must be a table of strings
          env = { A = 1 }              | 4:9  | env.A must be a string
          env = { "A=B" = "1" }        | 4:9  | 'A=B' is no name of a variable
          fix = 3                      | 4:1  | fix must be a shell line or an array of strings
          fix = ""                     | 4:1  | fix cannot be empty
          skip = true; skipped = true  | 5:1  | give skip or skipped, not both
          name = "b"                   | 4:1  | name
          tags = [                     | 5:1  | ~~
          what                         | 4:5  | ~~
          """,
      delimiter = '|')
  void mistakeIsToldWithItsPlace(String line, String place, String message) {
    String error = error(GATE + line.replace("; ", "\n") + "\n");
    assertThat(error).startsWith("gates.toml:" + place + ": ").contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      textBlock =
          """
          [[gate]]                                  | 1:1 | unknown key 'gate'
          gates = 3                                 | 1:1 | gates must be an array of tables
          gates = [1]                               | 1:10| a gate must be a table
          [gates]                                   | 1:1 | gates must be an array of tables
          [verify]; cleen = true                    | 2:1 | unknown key 'verify.cleen'
          [verify]; clean = 1                       | 2:1 | verify.clean must be true or false
          verify = 1                                | 1:1 | verify must be a table
          [[gates]]; command = "x"                  | 1:1 | a gate needs a name
          [[gates]]; name = "x"                     | 1:1 | a gate needs command (with args) or run
          [[gates]]; name = ""; run = "x"           | 2:1 | a name is at most 100 characters
          [[gates]]; name = ".a"; run = "x"         | 2:1 | a name is at most 100 characters
          [[gates]]; name = "a/b"; run = "x"        | 2:1 | a name is at most 100 characters
          [[gates]]; name = 1; run = "x"            | 2:1 | name must be a string
          [[gates]]; name = "a"; command = ["x"]    | 3:1 | command must be a string, not a list: put the rest in args
          [[gates]]; name = "a"; run = " "          | 3:1 | run cannot be empty
          [[gates]]; name = "a"; command = ""       | 3:1 | command cannot be empty
          [[gates]]; name = "a"; run = "x"; args=[] | 4:1 | args belongs to command
          """,
      delimiter = '|')
  void wrongFileIsToldWithItsPlace(String file, String place, String message) {
    assertThat(error(file.replace("; ", "\n") + "\n"))
        .startsWith("gates.toml:" + place + ": ")
        .contains(message);
  }

  @Test
  void duplicateNameAndLongerCycleAreErrors() {
    assertThat(error(GATE + GATE)).startsWith("gates.toml:5:1: there is already a gate 'a'");
    assertThat(
            error(
                """
                [[gates]]
                name = "start"
                run = "x"
                needs = ["a"]
                [[gates]]
                name = "a"
                run = "x"
                needs = ["b"]
                [[gates]]
                name = "b"
                run = "x"
                needs = ["a"]
                """))
        .contains("in a cycle: a → b → a");
  }

  @Test
  void severalMistakesAreToldAtOnceInTheirOrder() {
    assertThat(error(GATE + "retries = -1\nskip = 2\n"))
        .containsSubsequence("gates.toml:4:1: retries", "gates.toml:5:1: skip");
  }

  @Test
  void nameOfAHundredCharactersIsTheLongest() {
    String gate = "[[gates]]\nname = \"%s\"\nrun = \"x\"\n";
    assertThat(GatesFile.parse(gate.formatted("ä".repeat(100)), "g")).hasSize(1);
    assertThat(error(gate.formatted("ä".repeat(101)))).contains("at most 100");
  }

  @Test
  void bytesThatAreNotUtf8AndHugeFilesAreErrors() {
    byte[] latin1 = "# fine\n# gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1);
    OmkException notUtf8 =
        catchThrowableOfType(
            OmkException.class, () -> GatesFile.parseDocument(latin1, "gates.toml"));
    assertThat(notUtf8.line()).isEqualTo("gates.toml:2:5: not UTF-8");
    byte[] huge = new byte[GatesFile.MAX_BYTES + 1];
    OmkException tooLarge =
        catchThrowableOfType(OmkException.class, () -> GatesFile.parseDocument(huge, "g"));
    assertThat(tooLarge.line()).isEqualTo("g:1:1: larger than 1 MiB");
  }

  @Test
  void deepNestingIsAnErrorAndNoCrash() {
    assertThat(error("x = " + "[".repeat(100_000))).contains("nested too deeply");
  }

  private static String error(String toml) {
    OmkException thrown =
        catchThrowableOfType(OmkException.class, () -> GatesFile.parse(toml, "gates.toml"));
    assertThat(thrown).as("an error for:%n%s", toml).isNotNull();
    assertThat(thrown.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
    assertThat(thrown.nextStep()).contains("gates.toml");
    return thrown.line();
  }
}
