package dev.omk.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Ids of any bytes. */
@Tag("fuzz")
class GoalNameFuzzTest {
  @TempDir static Path root;

  @BeforeAll
  static void aGoal() {
    Goals.create(root);
  }

  @FuzzTest
  void anIdIsOneForAllOrForNobody(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(GoalName.is(text)).isEqualTo(GoalId.parse(text).isPresent());
    try {
      Path directory = Goals.state(root).goalDirectory(text);
      assertThat(directory).isEqualTo(root.resolve("goals").resolve(Goals.ID));
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
      assertThat(text).isNotEqualTo(Goals.ID);
    }
  }
}
