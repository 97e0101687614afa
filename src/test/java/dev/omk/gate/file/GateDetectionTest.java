package dev.omk.gate.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.error.OmkException;
import dev.omk.gate.GateSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateDetectionTest {
  @TempDir Path tree;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "npm run build && mocha | '' | true",
        "mocha | npm run build | true",
        "run-s build unit | '' | true",
        "mocha build/test.js | '' | false",
        "mocha | npm run lint | false"
      })
  void testThatBuildsComesAfterTheBuild(String test, String pretest, boolean waits)
      throws Exception {
    write(
        "package.json={\"scripts\":{\"build\":\"tsc\",\"pretest\":\"%s\",\"test\":\"%s\"}}"
            .formatted(pretest, test));
    assertThat(detect())
        .filteredOn(gate -> gate.name().equals("npm-test"))
        .singleElement()
        .satisfies(
            gate -> assertThat(gate.needs()).isEqualTo(waits ? List.of("npm-build") : List.of()));
  }

  /** Files are {@code path=content} with {@code ~} for a line end, separated by {@code ;}. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Cargo.toml=                                       | cargo build, cargo test
          go.mod=                                           | go build ./..., go vet ./..., go test ./...
          package.json={"scripts":{"test":"x","lint":"y"}}  | npm run lint, npm run test
          package.json={"scripts":{"test":"x"}};yarn.lock=  | yarn run test
          package.json={"scripts":{"test":"x"}};pnpm-lock.yaml= | pnpm run test
          package.json={"scripts":{"test":"x"},"packageManager":"pnpm@9.1.0"} | pnpm run test
          package.json={"scripts":{"typecheck":"x","build":"y","start":"z"}}  | npm run build, npm run typecheck
          package.json={"scripts":{"test":"echo \\"Error: no test specified\\" && exit 1"}} | ``
          package.json={}                                   | ``
          pytest.ini=                                       | python3 -m pytest --junitxml={reports}/junit.xml
          pyproject.toml=[tool.pytest.ini_options]          | python3 -m pytest --junitxml={reports}/junit.xml
          pyproject.toml=x = ["pytest>=8"];uv.lock=         | uv run pytest --junitxml={reports}/junit.xml
          requirements-dev.txt=black~pytest==8              | python3 -m pytest --junitxml={reports}/junit.xml
          tests/test_a.py=def test_a(): pass                | python3 -m pytest --junitxml={reports}/junit.xml
          setup.py=;toolz/__init__.py=;toolz/tests/test_a.py=def test_a(): pass | python3 -m pytest --junitxml={reports}/junit.xml
          tests/test_a.py=import unittest                   | python3 -m unittest discover -s tests
          tests/test_a.py=import unittest;tests/__init__.py= | python3 -m unittest discover -s tests -t .
          test_a.py=import unittest                         | python3 -m unittest discover
          api/tests/test_a.py=import unittest;web/package.json={} | python3 -m unittest discover -s tests
          jobs/api/test_a.py=import unittest                | python3 -m unittest discover
          api/tests/test_a.py=def test_a(): pass            | python3 -m pytest --junitxml={reports}/junit.xml
          api/__init__.py=;api/tests/test_a.py=import unittest | ``
          scripts/test_link.py=print(1)                     | ``
          setup.py=;calc.py=                                | ``
          pom.xml=                                          | mvn -B verify
          pom.xml=;mvnw=                                    | sh ./mvnw -B verify
          build.gradle.kts=                                 | gradle --no-daemon --console=plain build
          settings.gradle=;gradlew=                         | sh ./gradlew --no-daemon --console=plain build
          App.sln=                                          | dotnet build, dotnet test
          Gemfile=;spec/a_spec.rb=                          | bundle exec rspec
          Gemfile=;Rakefile=;test/a_test.rb=                | bundle exec rake test
          composer.json={"scripts": {"test": "phpunit"}}    | composer run-script test
          phpunit.xml.dist=                                 | php vendor/bin/phpunit
          mix.exs=                                          | mix compile, mix test
          Makefile=all:~test: all~                          | make test
          Makefile=lint test:~                              | make test
          Makefile=check:~                                  | make check
          lib/Makefile=test:~                               | make test
          lib/Makefile=test:~;Makefile=test:~               | make test
          lib/Makefile=test:~;go.mod=                       | go build ./..., go vet ./..., go test ./...
          tools/justfile=test:~                             | just test
          j2/justfile=test:~;go/go.mod=                     | go build ./..., go vet ./..., go test ./..., just test
          net/x.csproj=                                     | dotnet build, dotnet test
          Makefile=test := 1~tests:~                        | ``
          justfile=test *args:~  x~                         | just test
          justfile=test := "1"~                             | ``
          Makefile=test:~;Cargo.toml=                       | cargo build, cargo test
          Makefile=test:~;web/go.mod=                       | go build ./..., go vet ./..., go test ./..., make test
          Makefile=test:~;justfile=test:~                   | make test
          README.md=                                        | ``
          """)
  void gatesAreThoseThatTheFilesCallFor(String files, String commands) throws IOException {
    write(files);
    assertThat(String.join(", ", detect().stream().map(GateSpec::commandLine).toList()))
        .isEqualTo(commands);
  }

  @Test
  void wrappersThatAreLeftOutAtTheRootAreNamedWithTheReason() throws IOException {
    write("Makefile=test:~;justfile=test:~;Cargo.toml=");
    assertThat(GateDetection.look(new DirectoryTree(tree)).leftOut())
        .containsExactly(
            "make test (Makefile, target test): cargo-test tests here,"
                + " and one usually calls the other",
            "just test (justfile, recipe test): cargo-test tests here,"
                + " and one usually calls the other");
    Files.delete(tree.resolve("Cargo.toml"));
    assertThat(GateDetection.look(new DirectoryTree(tree)).leftOut())
        .singleElement()
        .asString()
        .startsWith("just test (")
        .contains("make-test tests here");
  }

  /** Linux lets nobody list this one in a container, and says so only when names are asked for. */
  @Test
  void aFolderThatCannotBeListedHasNoFiles() {
    assertThatCode(() -> new DirectoryTree(Path.of("/proc/1")).list("map_files"))
        .doesNotThrowAnyException();
  }

  @Test
  void projectsThatAreTooDeepAreNamedWhereNothingAboveSpeaksForThem() throws IOException {
    write("services/go/pay/go.mod=;services/py/pytest.ini=;services/py/lib/setup.py=");
    assertThat(GateDetection.look(new DirectoryTree(tree)).leftOut())
        .containsExactly(
            "services/go/pay: a project too deep, or one too many, to propose gates for");
    write("a/b/c/tests/test_a.py=import unittest");
    assertThat(GateDetection.look(new DirectoryTree(tree)).leftOut())
        .contains("a/b/c: a project too deep, or one too many, to propose gates for");
    write("Cargo.toml=");
    assertThat(GateDetection.look(new DirectoryTree(tree)).leftOut()).isEmpty();
  }

  @Test
  void everyDetectedGateIsAValidDefinitionThatSaysWhy() throws IOException {
    write(
        "Cargo.toml=;go.mod=;pom.xml=;build.gradle=;A.sln=;mix.exs=;pytest.ini=;phpunit.xml=;"
            + "package.json={\"scripts\":{\"test\":\"x\"}};Gemfile=;spec/x=");
    List<GateSpec> gates = detect();
    assertThat(gates).extracting(GateSpec::name).hasSize(15).doesNotHaveDuplicates();
    assertThat(gates).allSatisfy(gate -> assertThat(gate.origin()).startsWith("detected: "));
    List<String> names = gates.stream().map(GateSpec::name).toList();
    assertThat(gates.stream().flatMap(gate -> gate.needs().stream())).isSubsetOf(names);
  }

  @Test
  void checksThatNobodyAskedForDecideNothing() throws IOException {
    write("go.mod=;package.json={\"scripts\":{\"lint\":\"x\"}}");
    assertThat(detect().stream().filter(GateSpec::decides).map(GateSpec::name))
        .containsExactly("npm-lint", "go-build", "go-test");
  }

  /** What the root has speaks for all; what it lacks is looked for where its workspaces are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          package.json={"workspaces":["packages/*"],"scripts":{"lint":"x"}} | npm run lint @, npm run test @packages/a
          package.json={"workspaces":["packages/*"],"scripts":{"test":"x"}} | npm run test @
          package.json={"workspaces":{"packages":["./packages/**"]}};yarn.lock= | yarn run test @packages/a, yarn run test @packages/deep/in/b
          package.json={"workspaces":["packages/**","!**/in/*"]} | npm run test @packages/a
          package.json={};pnpm-workspace.yaml=packages:~  # all~  - 'packages/a'~catalog:~  - x~ | pnpm run test @packages/a
          package.json={};pnpm-workspace.yaml=packages: ["packages/deep/**"]~ | pnpm run test @packages/deep/in/b
          package.json={"workspaces":["packages/a"],"packageManager":"bun@1.2.0"} | bun run test @packages/a
          """)
  void scriptsOfWorkspacesAreThoseThatTheRootLacks(String files, String commands)
      throws IOException {
    write("packages/a/package.json={\"scripts\":{\"test\":\"x\"}};packages/c/package.json={}");
    write("packages/deep/in/b/package.json={\"scripts\":{\"test\":\"x\"}}");
    write("packages/a/node_modules/m/package.json={\"scripts\":{\"test\":\"x\"}}");
    write(files);
    assertThat(detect().stream().map(gate -> gate.commandLine() + " @" + gate.workdir()).toList())
        .isEqualTo(List.of(commands.split(", ", -1)));
  }

  @Test
  void wrapperThatMayBeExecutedIsExecuted() throws IOException {
    write("pom.xml=;mvnw=");
    assertThat(tree.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    assertThat(detect().getFirst().argv()).containsExactly("./mvnw", "-B", "verify");
  }

  @Test
  void mavenReportsAreReadOnlyWhereThereAreTestsAtTheUsualPlace() throws IOException {
    write("pom.xml=");
    assertThat(detect().getFirst().reports()).isEmpty();
    write("core/src/test/java/ATest.java=");
    assertThat(detect().getFirst().reports()).hasSize(2);
    write("pom.xml=<reportsDirectory>x</reportsDirectory>");
    assertThat(detect().getFirst().reports()).isEmpty();
  }

  @Test
  void brokenPackageFileIsAnErrorAndNotIgnored() throws IOException {
    write("package.json={");
    OmkException thrown = catchThrowableOfType(OmkException.class, this::detect);
    assertThat(thrown.line()).startsWith("package.json: ");
    assertThat(thrown.nextStep()).contains(".omk/gates.toml");
  }

  @Test
  void linksThatLeaveTheTreeAreNotRead(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("package.json"), "{\"scripts\":{\"test\":\"x\"}}");
    Files.createSymbolicLink(tree.resolve("package.json"), outside.resolve("package.json"));
    assertThat(detect()).isEmpty();
  }

  private List<GateSpec> detect() {
    try {
      return GateDetection.detect(new DirectoryTree(tree));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String files) throws IOException {
    for (String file : Stream.of(files.split(";", -1)).map(String::strip).toList()) {
      String[] parts = file.split("=", 2);
      Path path = tree.resolve(parts[0]);
      Files.createDirectories(path.getParent());
      Files.writeString(path, parts[1].replace('~', '\n'));
    }
  }
}
