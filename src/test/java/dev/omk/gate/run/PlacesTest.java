package dev.omk.gate.run;

import static dev.omk.gate.run.Gates.gate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateFinding;
import dev.omk.gate.GateFinding.Level;
import dev.omk.gate.GateResult;
import dev.omk.gate.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path temp;
  private Path tree;

  @BeforeEach
  void files() throws IOException {
    tree = Files.createDirectory(temp.resolve("tree"));
    for (String file :
        new String[] {
          "api/src/test/java/pkg/CalcTest.java", "api/tests/test_a.py", "top.py", "outside"
        }) {
      Files.createDirectories(tree.resolve(file).getParent());
      Files.writeString(tree.resolve(file), "x\n");
    }
    Files.writeString(temp.resolve("secret.py"), "x\n");
  }

  private String file(String named, String report) throws IOException {
    TestResult test = new TestResult("t", TestResult.Status.FAILED, "m", named, 3);
    return new Places(tree, "api").resolved(test, tree.resolve(report)).file();
  }

  @Test
  void namesOfToolsBecomePathsOfTheTree() throws Exception {
    String report = "api/target/surefire-reports/TEST-a.xml";
    assertThat(file("tests/test_a.py", report)).isEqualTo("api/tests/test_a.py");
    assertThat(file("top.py", report)).isEqualTo("top.py");
    assertThat(file("pkg/CalcTest.java", report)).isEqualTo("api/src/test/java/pkg/CalcTest.java");
    assertThat(file(tree.resolve("top.py").toString(), report)).isEqualTo("top.py");
  }

  @Test
  void moduleOfAReportIsTriedToo() throws Exception {
    TestResult test = new TestResult("t", TestResult.Status.FAILED, "", "pkg/CalcTest.java", 3);
    Path report = tree.resolve("api/target/surefire-reports/TEST-a.xml");
    assertThat(new Places(tree, "").resolved(test, report).file())
        .isEqualTo("api/src/test/java/pkg/CalcTest.java");
  }

  @Test
  void folderOfAGoFileIsTheEndOfItsPackage() throws Exception {
    for (String file : new String[] {"b_test.go", "sub/b_test.go", "sub/deep/b_test.go"}) {
      Files.createDirectories(tree.resolve(file).getParent());
      Files.writeString(tree.resolve(file), "package x\n");
    }
    assertThat(inPackage("example.com/calc/sub/deep")).isEqualTo("sub/deep/b_test.go");
    assertThat(inPackage("example.com/calc/sub")).isEqualTo("sub/b_test.go");
    assertThat(inPackage("example.com/calc")).isEqualTo("b_test.go");
  }

  private String inPackage(String name) throws IOException {
    TestResult test =
        new TestResult(name + "::TestX", TestResult.Status.FAILED, "m", "b_test.go", 3);
    return new Places(tree, "").resolved(test, tree.resolve("report.xml")).file();
  }

  @Test
  void whatIsNotInTheTreeIsNoPlace() throws Exception {
    for (String named :
        new String[] {"/etc/passwd", "../../secret.py", "gone.py", "", "api", "a\0b"}) {
      assertThat(file(named, "r.xml")).as(named).isEmpty();
    }
    GateFinding outside = new GateFinding(Level.ERROR, "R", "bad", "/usr/include/a.h", 3);
    assertThat(new Places(tree, "").resolved(outside))
        .isEqualTo(new GateFinding(Level.ERROR, "R", "/usr/include/a.h:3: bad", "", 0));
  }

  @Test
  void outputOfAGateWithoutReportHasItsPlaces() throws Exception {
    GateResult result =
        Gates.in(tree)
            .runOne(
                gate(
                    "lint",
                    "echo 'top.py:1:5: error: name \"y\" is not defined'; echo '/x/y.py:2: error: z'; exit 1"));
    assertThat(result.findings())
        .containsExactly(
            new GateFinding(Level.ERROR, "", "error: name \"y\" is not defined", "top.py", 1));
  }
}
