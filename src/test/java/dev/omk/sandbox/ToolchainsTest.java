package dev.omk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.omk.process.Captured;
import dev.omk.process.Ending;
import dev.omk.process.ProgramLookup;
import dev.omk.sandbox.Enclosure.Inhabitant;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Honest gates of real tool chains, with the caches of the user who runs the tests. */
@Tag("slow")
class ToolchainsTest {
  @TempDir Path temp;
  private Sandboxed sandboxed;

  @BeforeEach
  void takeTheCachesOfTheUser() throws Exception {
    sandboxed = new Sandboxed(temp);
    Path real = Path.of(System.getenv("HOME"));
    for (String name :
        new String[] {".m2", ".cargo", ".rustup", "go", ".npm", ".cache", ".pyenv"}) {
      if (Files.isDirectory(real.resolve(name))) {
        Files.createSymbolicLink(sandboxed.home.resolve(name), real.resolve(name));
      }
    }
  }

  private void passes(String program, String line) throws Exception {
    assumeTrue(
        ProgramLookup.find(program, Path.of("/"), System.getenv("PATH")).isPresent(),
        "no " + program);
    Captured ran = sandboxed.run(Inhabitant.GATE, line);
    assertThat(ran.ending()).as(ran.out() + ran.err()).isEqualTo(new Ending.Exited(0));
  }

  @Test
  void maven() throws Exception {
    sandboxed.file(
        "project/pom.xml",
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>x</groupId><artifactId>x</artifactId><version>1</version>
          <packaging>pom</packaging>
        </project>
        """);
    passes("mvn", "mvn -o -q validate");
  }

  @Test
  void cargo() throws Exception {
    sandboxed
        .file("project/Cargo.toml", "[package]\nname = \"x\"\nversion = \"0.1.0\"\n")
        .file(
            "project/src/lib.rs",
            """
            pub fn add(a: i32, b: i32) -> i32 { a + b }
            #[test]
            fn adds() { assert_eq!(add(2, 3), 5); }
            """);
    passes("cargo", "cargo test --offline");
  }

  @Test
  void go() throws Exception {
    sandboxed
        .file("project/go.mod", "module x\n\ngo 1.20\n")
        .file(
            "project/x_test.go",
            "package x\n\nimport \"testing\"\n\nfunc TestIt(t *testing.T) {}\n");
    passes("go", "go vet ./... && go test ./...");
  }

  @Test
  void npm() throws Exception {
    sandboxed
        .file(
            "project/package.json",
            "{\"name\":\"x\",\"version\":\"1.0.0\",\"scripts\":{\"test\":\"node --test test/\"}}\n")
        .file("project/test/x.test.js", "require('node:test')('adds', () => {});\n");
    passes("npm", "npm test");
  }

  @Test
  void pytest() throws Exception {
    sandboxed.file("project/test_x.py", "def test_it(tmp_path):\n    (tmp_path / 'a').touch()\n");
    passes("pytest", "python3 -m pytest -q");
  }
}
