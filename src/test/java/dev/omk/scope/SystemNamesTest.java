package dev.omk.scope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/META-INF/services/org.junit.jupiter.api.extension.Extension",
        "src/main/resources/META-INF/services/org.junit.platform.launcher.TestExecutionListener",
        "src/main/resources/META-INF/services/javax.annotation.processing.Processor",
        "src/main/resources/META-INF/services/org.testng.ITestNGListener",
        "META-INF/services/org.spockframework.runtime.extension.IGlobalExtension",
        "meta-inf/services/io.kotest.core.config.AbstractProjectConfig",
        "src/main/resources/META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule",
        "src/main/resources/mockito-extensions/org.mockito.plugins.MockMaker",
        "src/__mocks__/calc.js",
        ".env",
        "app/.env.test"
      })
  void whatRunnersTakeByItsNameIsFound(String path) {
    assertThat(SystemNames.loadedByName(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/main/resources/META-INF/services/java.sql.Driver",
        "src/main/resources/META-INF/services/com.example.calc.Operation",
        "src/main/resources/META-INF/services/org.jooq.Codegen",
        "src/main/resources/META-INF/MANIFEST.MF",
        "docs/mockito-extensions.md",
        "src/main/java/org/junit/Extension.java",
        "src/mocks/calc.js",
        ".env.example",
        "environment.ts"
      })
  void theProjectsOwnServicesAreNot(String path) {
    assertThat(SystemNames.loadedByName(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"include/assert.h", "src/Assertions.java", "src/x/System.java"})
  void whatStandsBeforeTheSystemsOwnIsFound(String path) {
    assertThat(SystemNames.shadows(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"include/calc.h", "src/CalcAssertions.java", "src/SystemClock.java"})
  void othersAreNot(String path) {
    assertThat(SystemNames.shadows(path)).isFalse();
  }
}
