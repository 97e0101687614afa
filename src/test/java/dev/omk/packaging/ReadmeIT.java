package dev.omk.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what README.md tells a reader to run, as it stands there. */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  private static final long TIMEOUT_SECONDS = 300;

  @TempDir Path directory;

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("README.md")));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  @Test
  void everyBlockWorksInTheOrderOfThePage() throws Exception {
    Launch launch = new Launch(directory).unpackedOnce();
    if (launch.run(List.of("sh", "-c", "command -v python3")).code() != 0) {
      abort("README.md's sample project needs python3, which is not here");
    }
    Path project = project(launch);
    StringBuilder script = new StringBuilder("set -eux\ncd '" + project + "'\n");
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(5);
    blocks.forEach(script::append);
    Path file = Files.writeString(directory.resolve("readme.sh"), script);
    Launch.Ended ended = launch.run(List.of("sh", file.toString()), TIMEOUT_SECONDS);
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out())
        .contains("manual integration acceptance", "Acceptance: ready", "Verification: ");
    assertThat(Files.readString(project.resolve("calc.py"))).contains("a + b");
    assertThat(Files.readString(project.resolveSibling("status.json"))).contains("\"ready\"");
  }

  private Path project(Launch launch) throws Exception {
    Path bin = Files.createDirectory(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("omk"), Launch.executable());
    launch.environment.put("PATH", bin + ":" + launch.environment.get("PATH"));
    Path project = Files.createDirectory(directory.resolve("project"));
    Files.writeString(project.resolve("calc.py"), "def add(a, b):\n    return a - b\n");
    Files.writeString(
        project.resolve("test_calc.py"),
        """
        import unittest
        from calc import add

        class CalcTest(unittest.TestCase):
            def test_add(self):
                self.assertEqual(add(2, 3), 5)
        """);
    String git =
        "cd '"
            + project
            + "' && git init -q . && git add -A"
            + " && git -c user.name=A -c user.email=a@example.org commit -q -m Begin";
    assertThat(launch.run(List.of("sh", "-c", git)).code()).isZero();
    return project;
  }

  @Test
  void scriptOfTheJobTurnsRedAndGreenInAFreshClone() throws Exception {
    Launch launch = new Launch(directory).unpackedOnce();
    if (launch.run(List.of("sh", "-c", "command -v python3")).code() != 0) {
      abort("README.md's sample project needs python3, which is not here");
    }
    Path project = project(launch);
    String gates = blocks().getFirst();
    String commit = "git add -A && git -c user.name=A -c user.email=a@example.org commit -q -m G";
    String clone = "git branch -M main && cd .. && git clone -q project clone";
    String prepare = "set -eu\ncd '" + project + "'\n" + gates + commit + "\n" + clone + "\n";
    assertThat(launch.run(List.of("sh", "-c", prepare)).code()).isZero();
    launch.environment.put("GITHUB_ACTIONS", "true");
    launch.environment.put("GITHUB_STEP_SUMMARY", directory.resolve("summary.md").toString());
    launch.environment.put("GITHUB_OUTPUT", directory.resolve("outputs").toString());
    String job = "cd '" + directory.resolve("clone") + "' && " + jobScript();
    Launch.Ended red = launch.run(List.of("bash", "-e", "-c", job));
    assertThat(red.code()).as(red.out() + red.err()).isEqualTo(3);
    assertThat(red.err()).contains("::error file=test_calc.py,line=6,title=tests::");
    Files.writeString(directory.resolve("clone/calc.py"), "def add(a, b):\n    return a + b\n");
    Launch.Ended green = launch.run(List.of("bash", "-e", "-c", job));
    assertThat(green.code()).as(green.out() + green.err()).isZero();
    assertThat(green.out()).contains("fixed: gate tests");
    assertThat(directory.resolve("gates.xml")).exists();
    assertThat(directory.resolve("summary.md")).content().contains("Gates: passed");
  }

  /** What stands below {@code run: |}, as a runner would take it from the YAML. */
  private static String jobScript() throws IOException {
    String page = Files.readString(Path.of("README.md"));
    String yaml = page.substring(page.indexOf("```yaml\n"));
    String script = yaml.substring(yaml.indexOf("run: |\n") + 7, yaml.indexOf("\n```"));
    return script.stripIndent();
  }

  @Test
  void linesToTryItAndToTestItStandThere() throws Exception {
    assertThat(Files.readString(Path.of("README.md")))
        .contains("./mvnw -q package -DskipTests && target/omk demo\n", "./mvnw verify\n");
  }
}
