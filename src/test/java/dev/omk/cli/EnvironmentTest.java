package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void callerGetsItsLocaleAndJavaOptionsBack() {
    assertThat(
            Environment.restored(
                Map.of(
                    "LC_ALL", "C.UTF-8",
                    "OMK_CALLER_LC_ALL", "de_DE.UTF-8",
                    "OMK_CALLER_JAVA_TOOL_OPTIONS", "-Xmx1g",
                    "PATH", "/bin")))
        .isEqualTo(Map.of("LC_ALL", "de_DE.UTF-8", "JAVA_TOOL_OPTIONS", "-Xmx1g", "PATH", "/bin"));
  }

  @Test
  void localeThatWasNotSetIsNotSet() {
    assertThat(Environment.restored(Map.of("LC_ALL", "C.UTF-8", "OMK_CALLER_LC_ALL", "")))
        .isEmpty();
  }

  @Test
  void withoutTheLauncherNothingChanges() {
    assertThat(Environment.restored(Map.of("LC_ALL", "C"))).isEqualTo(Map.of("LC_ALL", "C"));
  }
}
