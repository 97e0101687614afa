package dev.omk.gate.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateResult;
import dev.omk.gate.GateSpec;
import dev.omk.gate.file.DirectoryTree;
import dev.omk.gate.file.GateDetection;
import dev.omk.log.LogFilter;
import dev.omk.process.Cancellation;
import dev.omk.process.Confinement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed must work as it is: red on a defect, green without it. */
class DetectedGatesRunTest {
  private static final String UNITTEST =
      """
      import unittest
      from calc import add
      class CalcTest(unittest.TestCase):
          def test_add(self): self.assertEqual(add(2, 2), 4)
      """;

  @TempDir Path temp;

  @Test
  void unittestInAFolderIsRun() throws Exception {
    assertRedThenGreen("tests/test_calc.py", false);
  }

  @Test
  void unittestInAPackageIsRun() throws Exception {
    assertRedThenGreen("tests/test_calc.py", true);
  }

  @Test
  void unittestAtTheRootIsRun() throws Exception {
    assertRedThenGreen("test_calc.py", false);
  }

  private void assertRedThenGreen(String test, boolean asPackage) throws Exception {
    Path tree = Files.createDirectory(temp.resolve("tree"));
    Path file = tree.resolve(test);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, UNITTEST);
    if (asPackage) {
      Files.writeString(file.resolveSibling("__init__.py"), "");
    }
    Files.writeString(tree.resolve("calc.py"), "def add(a, b): return a - b\n");
    GateResult red = run(tree);
    assertThat(red.outcome().reason()).isEqualTo("exit code 1");
    assertThat(red.excerpt()).contains("AssertionError: 0 != 4");
    Files.writeString(tree.resolve("calc.py"), "def add(a, b): return a + b  # mended\n");
    assertThat(run(tree).passed()).isTrue();
  }

  private GateResult run(Path tree) throws Exception {
    List<GateSpec> gates = GateDetection.detect(new DirectoryTree(tree));
    GateRun run =
        new GateRun(
            gates,
            tree,
            temp.resolve("logs"),
            "",
            temp.resolve("aside"),
            System.getenv(),
            "",
            1,
            Map.of(),
            Confinement.none(),
            Scheduling.PLAIN);
    return new GateRunner(LogFilter::none, InstantSource.system())
        .run(run, GateListener.none(), new Cancellation())
        .getFirst();
  }
}
