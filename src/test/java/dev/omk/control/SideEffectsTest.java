package dev.omk.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.SideEffects;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.store.DurableFiles;
import dev.omk.store.Storage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done outside is done once, wherever the controller dies. */
@Tag("crash")
class SideEffectsTest {
  @TempDir Path directory;

  private Sample sample;
  private GoalId id;
  private final Outside outside = new Outside();

  /** Not an exception that anybody handles: what follows does not happen. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** How a call to the world outside ends. */
  private enum End {
    WELL,
    REFUSED,
    ANSWER_LOST,
    DIES_BEFORE,
    DIES_AFTER
  }

  /** The world: it happens, or not, and one can ask. */
  private static final class Outside implements SideEffects.Act {
    private int happened;
    private int asked;
    private boolean deaf;
    private End end = End.WELL;

    @Override
    public String id() {
      return "push main";
    }

    @Override
    public String description() {
      return "push main to origin";
    }

    @Override
    public Optional<String> seen() {
      if (deaf) {
        throw new OmkException(ErrorCode.IO, "no connection", "try again");
      }
      asked++;
      return happened > 0 ? Optional.of("0a1b") : Optional.empty();
    }

    @Override
    public String perform() {
      if (end == End.DIES_BEFORE) {
        throw new Died();
      }
      if (end == End.REFUSED) {
        throw new OmkException(ErrorCode.IO, "refused", "try again");
      }
      happened++;
      if (end == End.DIES_AFTER) {
        throw new Died();
      }
      if (end == End.ANSWER_LOST) {
        throw new OmkException(ErrorCode.IO, "the answer was lost", "try again");
      }
      return "0a1b";
    }
  }

  @BeforeEach
  void aGoal() throws Exception {
    sample = Sample.broken(directory);
    id = sample.plan(false);
  }

  private SideEffects effects() throws Exception {
    return new SideEffects(GoalLedger.open(sample.workspace(), id));
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws Exception {
    assertThat(effects().once(outside)).isEqualTo("0a1b");
    assertThat(effects().once(outside)).isEqualTo("0a1b");

    assertThat(outside.happened).isEqualTo(1);
    assertThat(outside.asked).isZero();
    assertThat(effects().inDoubt()).isEmpty();
  }

  @Test
  void aCrashBeforeOrAfterItLeavesItInDoubtAndItIsAskedForBeforeAnythingIsDone() throws Exception {
    for (End end : new End[] {End.DIES_BEFORE, End.DIES_AFTER}) {
      outside.end = end;
      assertThatThrownBy(() -> effects().once(outside)).isInstanceOf(Died.class);
      assertThat(effects().inDoubt()).containsExactly("push main");
    }
    outside.end = End.WELL;
    assertThat(outside.asked).isEqualTo(1);

    assertThat(effects().once(outside)).isEqualTo("0a1b");

    assertThat(outside.happened).isEqualTo(1);
    assertThat(outside.asked).isEqualTo(2);
    assertThat(effects().inDoubt()).isEmpty();
  }

  @Test
  void aRefusalIsToldAndMayBeTriedAgain() throws Exception {
    outside.end = End.REFUSED;
    assertThatThrownBy(() -> effects().once(outside)).hasMessageContaining("refused");
    assertThat(effects().inDoubt()).isEmpty();

    outside.end = End.WELL;
    assertThat(effects().once(outside)).isEqualTo("0a1b");
    assertThat(outside.happened).isEqualTo(1);
  }

  @Test
  void aLostAnswerIsFoundByAsking() throws Exception {
    outside.end = End.ANSWER_LOST;

    assertThat(effects().once(outside)).isEqualTo("0a1b");
    assertThat(effects().inDoubt()).isEmpty();
  }

  @Test
  void whereNobodyAnswersItStaysInDoubtAndNothingIsRepeated() throws Exception {
    outside.end = End.ANSWER_LOST;
    outside.deaf = true;
    assertThatThrownBy(() -> effects().once(outside)).hasMessageContaining("the answer was lost");
    assertThat(effects().inDoubt()).containsExactly("push main");
    assertThatThrownBy(() -> effects().once(outside)).hasMessageContaining("no connection");
    assertThat(outside.happened).isEqualTo(1);

    outside.deaf = false;
    assertThat(effects().once(outside)).isEqualTo("0a1b");
    assertThat(outside.happened).isEqualTo(1);
  }

  @Test
  void whereverAWriteIsTheLastItHappensOnce() throws Exception {
    int points = 0;
    for (boolean died = true; died; points++) {
      Outside world = new Outside();
      String name = "push " + points;
      SideEffects.Act act = new Named(name, world);
      died = diesAtChange(points + 1, act);
      assertThat(effects().once(act)).isEqualTo("0a1b");
      assertThat(world.happened).as(name).isEqualTo(1);
      assertThat(effects().inDoubt()).as(name).isEmpty();
    }
    assertThat(points).isGreaterThan(20);
  }

  private boolean diesAtChange(int change, SideEffects.Act act) throws Exception {
    int[] left = {change};
    DurableFiles mortal =
        DurableFiles.watched(
            DurableFiles.real(),
            (what, file) -> {
              if (--left[0] <= 0) {
                throw new Died();
              }
            });
    Sample dying = sample.on(new Storage(mortal, Storage.real().clock()));
    try {
      new SideEffects(GoalLedger.open(dying.workspace(), id)).once(act);
      return false;
    } catch (Died e) {
      return true;
    }
  }

  /** The same world under another name. */
  private record Named(String id, Outside outside) implements SideEffects.Act {
    @Override
    public String description() {
      return id;
    }

    @Override
    public Optional<String> seen() {
      return outside.seen();
    }

    @Override
    public String perform() {
      return outside.perform();
    }
  }
}
