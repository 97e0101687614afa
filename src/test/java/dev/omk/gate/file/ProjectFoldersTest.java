package dev.omk.gate.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.gate.GateSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFoldersTest {
  private static final String TEST_SCRIPT = "{\"scripts\":{\"test\":\"node --test\"}}";

  @TempDir Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<GateSpec> detect() throws IOException {
    return GateDetection.detect(new DirectoryTree(root));
  }

  @Test
  void projectsInFoldersHaveGatesThatRunThereAndSayWhy() throws Exception {
    file("web/package.json", TEST_SCRIPT);
    file("services/api/Cargo.toml", "");
    List<GateSpec> gates = detect();
    assertThat(gates)
        .extracting(GateSpec::name)
        .containsExactly("services-api: cargo-build", "services-api: cargo-test", "web: npm-test");
    assertThat(gates.get(1).needs()).containsExactly("services-api: cargo-build");
    assertThat(gates.get(1).workdir()).isEqualTo("services/api");
    assertThat(gates.get(2).origin()).isEqualTo("detected: web/package.json, script test");
  }

  @Test
  void manifestAtTheRootSpeaksForThoseOfItsKindBelow() throws Exception {
    file("Cargo.toml", "[workspace]");
    file("crates/a/Cargo.toml", "");
    file("web/package.json", TEST_SCRIPT);
    assertThat(detect())
        .extracting(GateSpec::name)
        .containsExactly("cargo-build", "cargo-test", "web: npm-test");
  }

  @Test
  void generatedVendoredAndTestFoldersAreNoProjects() throws Exception {
    for (String folder :
        List.of("node_modules/x", "vendor", "target", "tests/fixture", ".hidden")) {
      file(folder + "/package.json", TEST_SCRIPT);
    }
    assertThat(detect()).isEmpty();
  }

  @Test
  void linterOfPythonIsThereWhenItIsConfiguredAndDecidesNothing() throws Exception {
    file("pyproject.toml", "[tool.ruff]\nline-length = 100\n\n[tool.mypy]\nstrict = true\n");
    assertThat(detect()).extracting(GateSpec::name).containsExactly("ruff", "mypy");
    assertThat(detect()).noneMatch(GateSpec::decides);
    assertThat(detect().getFirst().origin()).isEqualTo("detected: pyproject.toml, tool.ruff");
  }

  @Test
  void cmakeBuildsAndTestsInOrder() throws Exception {
    file("CMakeLists.txt", "project(x C)\nenable_testing()\n");
    List<GateSpec> gates = detect();
    assertThat(gates)
        .extracting(GateSpec::name)
        .containsExactly("cmake-configure", "cmake-build", "ctest");
    assertThat(gates.getLast().needs()).containsExactly("cmake-build");
    file("CMakeLists.txt", "project(x C)\n");
    assertThat(detect()).hasSize(2);
  }

  @Test
  void preCommitIsAdvice() throws Exception {
    file(".pre-commit-config.yaml", "repos: []\n");
    assertThat(detect()).singleElement().matches(gate -> !gate.decides());
  }
}
