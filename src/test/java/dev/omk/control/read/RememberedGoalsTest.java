package dev.omk.control.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.Sample;
import dev.omk.control.read.GoalReader.Listed;
import dev.omk.control.workspace.DirectoryStamp;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.VouchedFiles;
import dev.omk.control.workspace.Workspace;
import dev.omk.goal.GoalId;
import dev.omk.json.Json;
import dev.omk.store.DurableFiles;
import dev.omk.store.Mac;
import dev.omk.store.StateDirectory.Newest;
import dev.omk.store.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedGoalsTest {
  @TempDir Path directory;
  private Sample sample;
  private Workspace workspace;
  private GoalId id;
  private final List<GoalId> read = new ArrayList<>();

  @BeforeEach
  void goalThatChangedAWhileAgo() throws Exception {
    Storage later = new Storage(DurableFiles.real(), () -> Instant.now().plusSeconds(60));
    sample = Sample.broken(directory).on(later);
    workspace = sample.workspace();
    id = sample.plan(false);
  }

  private Optional<ObjectNode> reading(GoalId goal) {
    read.add(goal);
    return new GoalReader(workspace).summary(goal);
  }

  /** What a list of these goals alone gives, and how many of them it reads. */
  private int readBy(GoalId... goals) {
    read.clear();
    RememberedGoals remembered = RememberedGoals.of(workspace).orElseThrow();
    for (GoalId goal : goals) {
      ObjectNode summary = remembered.summary(goal, this::reading).orElseThrow();
      assertThat(summary.path("goal_id").asText()).isEqualTo(goal.value());
      assertThat(summary.path("status").asText()).isEqualTo("not_ready");
    }
    remembered.keep();
    return read.size();
  }

  private Path folder() {
    return UserCache.of(workspace.world().environment()).resolve("listed");
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.toList();
    }
  }

  @Test
  void goalIsReadOnceAndThenWhenItChanges() throws Exception {
    assertThat(readBy(id)).isEqualTo(1);
    assertThat(readBy(id)).isZero();
    GoalLedger.open(workspace, id).rebuildProjections();
    assertThat(readBy(id)).isEqualTo(1);
    assertThat(readBy(id)).isZero();
  }

  @Test
  void whatIsRememberedIsWhatWasRead() {
    ObjectNode first =
        RememberedGoals.of(workspace).orElseThrow().summary(id, this::reading).orElseThrow();
    readBy(id);
    ObjectNode second =
        RememberedGoals.of(workspace).orElseThrow().summary(id, this::reading).orElseThrow();
    assertThat(RememberedSummary.line(second)).isEqualTo(RememberedSummary.line(first));
    assertThat(second.path("goal_id")).isEqualTo(first.path("goal_id"));
    assertThat(second.path("normalized_goal")).isEqualTo(first.path("normalized_goal"));
  }

  @Test
  void goalWhoseJournalIsCutOrLongerIsReadAgain() throws Exception {
    Path journal = workspace.directory(id).resolve("events.jsonl");
    readBy(id);
    Files.writeString(journal, "{", StandardOpenOption.APPEND);
    RememberedGoals remembered = RememberedGoals.of(workspace).orElseThrow();
    assertThat(remembered.summary(id, this::reading)).isEmpty();
  }

  @Test
  void goalInTheDirectoryOfAnotherIsReadAgain() throws Exception {
    GoalId other = sample.plan(false);
    assertThat(readBy(id, other)).isEqualTo(2);
    Path place = workspace.directory(id);
    Path aside = directory.resolve("aside");
    Files.move(place, aside);
    Files.move(workspace.directory(other), place);
    RememberedGoals remembered = RememberedGoals.of(workspace).orElseThrow();
    assertThat(remembered.summary(id, this::reading)).isEmpty();
    Files.createSymbolicLink(workspace.state().goals().resolve(other.value()), aside);
    Optional<Listed> listed =
        new GoalReader(workspace)
            .listing(many(other)).read(List.of(other.value())).stream().findFirst();
    assertThat(listed.orElseThrow()).isInstanceOf(Listed.Unreadable.class);
  }

  private static Newest many(GoalId goal) {
    return new Newest(Collections.nCopies(1000, goal.value()), 1000);
  }

  @Test
  void whatOmksKeyDoesNotVouchForIsReadAgain() throws Exception {
    readBy(id);
    Path file = kept().getFirst();
    byte[] claimed = Json.line(Json.object().put("goal_id", id.value()).put("status", "ready"));
    RememberedPart forged = new RememberedPart(new byte[0]);
    forged.add(id.value(), stamp(), claimed);
    new VouchedFiles(folder(), 99)
        .keep(new Mac(new byte[32]), file.getFileName().toString(), forged.content());
    assertThat(readBy(id)).isEqualTo(1);
    Files.writeString(file, "x");
    assertThat(readBy(id)).isEqualTo(1);
    assertThat(readBy(id)).isZero();
  }

  private String stamp() throws IOException {
    long journal = Files.size(workspace.directory(id).resolve("events.jsonl"));
    return DirectoryStamp.of(workspace.directory(id)).name() + "-" + journal;
  }

  @Test
  void fileOfAnotherPartIsNotBelieved() throws Exception {
    readBy(id);
    Path file = kept().getFirst();
    GoalId other = sample.plan(false);
    while (readBy(id, other) == 0 || kept().size() < 2) {
      other = sample.plan(false);
    }
    for (Path part : kept()) {
      if (!part.equals(file)) {
        Files.copy(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(readBy(id)).isEqualTo(1);
  }

  @Test
  void goalThatWasNotAskedForIsForgotten() throws Exception {
    GoalId inTheSameFile = sample.plan(false);
    while (RememberedGoals.part(inTheSameFile) != RememberedGoals.part(id)) {
      inTheSameFile = sample.plan(false);
    }
    readBy(id, inTheSameFile);
    long before = size();
    readBy(id);
    assertThat(size()).isEqualTo(before);
    GoalLedger.open(workspace, id).rebuildProjections();
    readBy(id);
    assertThat(size()).isLessThan(before);
  }

  private long size() throws IOException {
    long size = 0;
    for (Path file : kept()) {
      size += Files.size(file);
    }
    return size;
  }

  @Test
  void goalThatChangedAMomentAgoIsNotRemembered() throws Exception {
    workspace = sample.on(Storage.real()).workspace();
    GoalLedger.open(workspace, id).rebuildProjections();
    assertThat(readBy(id)).isEqualTo(1);
    assertThat(readBy(id)).isEqualTo(1);
  }

  @Test
  void listOfAllOfManyRemembersAndOfFewDoesNot() throws Exception {
    GoalReader reader = new GoalReader(workspace);
    reader.listing(new Newest(List.of(id.value()), 1)).read(List.of(id.value()));
    assertThat(folder()).doesNotExist();
    GoalListing listing = reader.listing(many(id));
    listing.read(many(id).ids().subList(0, 500));
    assertThat(folder()).doesNotExist();
    listing.read(many(id).ids().subList(500, 1000));
    assertThat(kept()).hasSize(1);
    assertThat(readBy(id)).isZero();
  }
}
