package dev.omk.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Goals of omk 0.5.0 one file of which has any bytes. */
@Tag("fuzz")
class LegacyGoalFuzzTest {
  private static final String ID = "goal-20261122-135034-733-57e0b5ea";
  private static final Path RECORDED = Path.of("src/test/resources/omk-0.5.0/goals").resolve(ID);
  private static final List<String> FILES =
      List.of(
          "goal.json",
          "events.jsonl",
          "task-graph.json",
          "proof.json",
          "cost.jsonl",
          "budget-checkpoints.jsonl");

  @TempDir static Path root;

  /** The first byte says which file it is, the rest is its content. */
  @FuzzTest
  void whatIsThereIsShownOrRefused(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    String changed = FILES.get((bytes[0] & 0xFF) % FILES.size());
    for (String name : FILES) {
      if (name.equals(changed)) {
        Files.write(root.resolve(name), Arrays.copyOfRange(bytes, 1, bytes.length));
      } else if (name.equals("cost.jsonl")) {
        Files.writeString(root.resolve(name), "[]"); // Nothing was spent in that recording.
      } else {
        Files.write(root.resolve(name), Files.readAllBytes(RECORDED.resolve(name)));
      }
    }
    shown(() -> LegacyGoal.open(root, ID));
    LegacyGoal goal = new LegacyGoal(root, ID);
    shown(goal::goal);
    shown(goal::proof);
    shown(goal::events);
    shown(goal::tasks);
    shown(goal::budget);
    shown(() -> Adoption.of(goal));
  }

  private interface Look {
    Object at();
  }

  private static void shown(Look look) {
    try {
      assertThat(look.at()).isNotNull();
    } catch (OmkException e) {
      assertThat(e.code()).isIn(ErrorCode.DAMAGED_STATE, ErrorCode.NOT_AVAILABLE);
      assertThat(e.line()).doesNotContain("\n");
    }
  }
}
