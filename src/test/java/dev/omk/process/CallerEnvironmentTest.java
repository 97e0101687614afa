package dev.omk.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerEnvironmentTest {
  @Test
  void whatTheLauncherChangedIsTakenBack() {
    assertThat(
            CallerEnvironment.original(
                Map.of(
                    "LC_ALL", "C.UTF-8",
                    "OMK_CALLER_LC_ALL", "",
                    "OMK_CALLER_JAVA_TOOL_OPTIONS", "-Xmx1g",
                    "PATH", "/bin")))
        .isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g", "PATH", "/bin"));
  }

  @Test
  void anotherLocaleComesBack() {
    assertThat(
            CallerEnvironment.original(
                Map.of("LC_ALL", "C.UTF-8", "OMK_CALLER_LC_ALL", "de_DE.UTF-8")))
        .isEqualTo(Map.of("LC_ALL", "de_DE.UTF-8"));
  }

  @Test
  void withoutALauncherNothingChanges() {
    assertThat(CallerEnvironment.original(Map.of("LC_ALL", "C"))).isEqualTo(Map.of("LC_ALL", "C"));
  }
}
