package dev.omk.control.workspace;

import dev.omk.document.EventCodec;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.goal.Fact;
import dev.omk.goal.Goal;
import dev.omk.goal.GoalEvent;
import dev.omk.goal.GoalId;
import dev.omk.goal.GoalMachine;
import dev.omk.goal.NextCommand;
import dev.omk.legacy.Adoption;
import dev.omk.legacy.LegacyGoal;
import dev.omk.proof.Assessment;
import dev.omk.proof.Live;
import dev.omk.proof.Readiness;
import dev.omk.store.Appended;
import dev.omk.store.Event;
import dev.omk.store.FirstChain;
import dev.omk.store.Journal;
import dev.omk.store.JournalState;
import dev.omk.store.Mac;
import dev.omk.store.NewEvent;
import dev.omk.store.Projections;
import dev.omk.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A goal and its journal: facts go in, events are appended, and the state is what the events say.
 * The only writer of journals and projections. Thread-safe. Long, for all of it is one state under
 * one lock: what is decided, appended, taken in and projected must not be seen half done.
 */
public final class GoalLedger {
  private final Workspace workspace;
  private final GoalId id;
  private final Path directory;
  private final EventCodec codec;
  private final boolean macsChecked;
  private Journal journal;
  private GoalProjections projections;
  private JournalState state;
  private @Nullable LegacyGoal legacy;
  private GoalReplay replay;

  // Of a goal that nobody has adopted, which has no events of ours.
  private @Nullable Goal unadopted;
  private Consumer<Event> listener = event -> {};

  private GoalLedger(
      Workspace workspace,
      GoalId id,
      Path directory,
      Journal journal,
      GoalProjections projections,
      EventCodec codec,
      boolean macsChecked) {
    this.workspace = workspace;
    this.id = id;
    this.directory = directory;
    this.journal = journal;
    this.projections = projections;
    this.codec = codec;
    this.macsChecked = macsChecked;
    this.replay = new GoalReplay(id, codec);
    this.state = journal.scan(replay::take);
    this.legacy =
        state instanceof JournalState.Damaged
            ? LegacyGoal.open(directory, id.value()).orElse(null)
            : null;
    if (legacy == null
        && macsChecked
        && !replay.begins()
        && state instanceof JournalState.Damaged) {
      showWithoutKey();
    }
    if (legacy != null) {
      unadopted = GoalMachine.adopt(id, Adoption.of(legacy), workspace.world().now(), 0);
    }
  }

  // Written with another key, or changed from its first line on: what the chain alone says can be
  // shown, as it can where there is no key. It stays damaged, so nothing is ever written.
  private void showWithoutKey() {
    Journal unchecked =
        Journal.open(directory, id.value(), Optional.empty(), workspace.world().storage());
    GoalReplay shown = new GoalReplay(id, codec);
    try {
      unchecked.scan(shown::take);
    } catch (OmkException e) {
      return; // Then there is nothing to be shown.
    }
    if (shown.begins()) {
      journal = unchecked;
      replay = shown;
    }
  }

  /** Opens a goal and verifies all of its journal; damage is in {@link #state}. */
  public static GoalLedger open(Workspace workspace, GoalId id) {
    Path directory = workspace.directory(id);
    Optional<Mac> key = workspace.key();
    if (FirstChain.unfinished(directory) && key.isPresent()) {
      chain(workspace, directory, id, key.get()).finish();
    }
    Journal journal = Journal.open(directory, id.value(), key, workspace.world().storage());
    GoalProjections projections =
        new GoalProjections(
            directory, new Projections(directory, id.value(), key, workspace.world().storage()));
    return new GoalLedger(
        workspace, id, directory, journal, projections, new EventCodec(), key.isPresent());
  }

  /** One that was just created: its first events go into the verbose log, too. */
  static GoalLedger ofNew(Workspace workspace, GoalId id) {
    GoalLedger ledger = open(workspace, id);
    workspace.world().trace().goal(ledger.directory);
    ledger.eachEvent(event -> trace(workspace, event));
    return ledger;
  }

  private static void trace(Workspace workspace, Event event) {
    workspace
        .world()
        .trace()
        .note(Trace.Topic.JOURNAL, () -> "event " + event.seq() + " " + event.kind() + " appended");
  }

  /** The goal as far as its journal is intact. */
  public synchronized Goal goal() {
    Optional<Goal> known = known();
    if (known.isEmpty()) {
      if (state instanceof JournalState.Damaged damaged) {
        throw new OmkException(
            ErrorCode.DAMAGED_STATE,
            "the journal of " + id + " is damaged" + damaged.where() + ": " + damaged.reason(),
            "nothing of it can be shown: look at " + directory + ", or move it away");
      }
      throw new OmkException(
          ErrorCode.DAMAGED_STATE,
          "Goal '" + id + "' has no beginning in its journal",
          "look at " + directory);
    }
    return known.get();
  }

  private Optional<Goal> known() {
    return legacy == null ? replay.goal() : Optional.ofNullable(unadopted);
  }

  /** Whether anything of the goal can be read from its journal. */
  public synchronized boolean begun() {
    return known().isPresent();
  }

  /** Whether a projection of lines is absent, or as the journal says. */
  public synchronized boolean fits(String file) {
    return projections.fits(goal(), file);
  }

  /**
   * Makes sure that its journal is whole, or of omk 0.5.0.
   *
   * @throws OmkException {@code DAMAGED_STATE} if not
   */
  public synchronized void requireWhole() {
    if (legacy == null) {
      requireVerified();
    }
  }

  /**
   * Makes sure that its journal was whole when it was opened.
   *
   * @throws OmkException {@code DAMAGED_STATE} if not
   */
  public synchronized void requireVerified() {
    state.orThrow(id.value());
  }

  /** How the journal read when it was opened. */
  public synchronized JournalState state() {
    return state;
  }

  /** Whether the key was there to check who wrote the journal; else only its chain was verified. */
  public boolean macsChecked() {
    return macsChecked;
  }

  /**
   * The events that made the goal what it is, read again from the journal, for there may be
   * millions.
   *
   * @throws OmkException {@code DAMAGED_STATE} if they are not what they were
   */
  public synchronized void eachEvent(Consumer<Event> events) {
    journal.again(events);
  }

  /**
   * Tells of every event that is taken in from now on, whoever appended it. Called while the
   * journal is locked: what hears it must return at once and ask for nothing here.
   */
  public synchronized void listen(Consumer<Event> heard) {
    listener = heard;
  }

  private void take(Event event) {
    replay.take(event);
    listener.accept(event);
  }

  /** The files that the goal had when it was adopted from omk 0.5.0. */
  public synchronized List<Artifact> adoptedFiles() {
    GoalReplay first = new GoalReplay(id, codec);
    eachEvent(
        event -> {
          if (event.seq() == 1) {
            first.take(event);
          }
        });
    return first.goal().map(Goal::documents).orElse(List.of());
  }

  /** How many events there are. */
  public synchronized long eventCount() {
    return journal.position().seq();
  }

  /** Whose journal it is. */
  public GoalId id() {
    return id;
  }

  /** The goal's directory. */
  public Path directory() {
    return directory;
  }

  /** Whether the journal was intact when it was opened. */
  public boolean intact() {
    return switch (state()) {
      case JournalState.Intact i -> true;
      case JournalState.Recovered r -> true;
      case JournalState.Damaged d -> false;
    };
  }

  /** Every claim about the goal, given what is true right now. */
  public Assessment assess(Live live) {
    return Readiness.assess(goal(), live);
  }

  /** Takes in what other processes appended. */
  public synchronized Goal refresh() {
    journal.news().forEach(this::take);
    return goal();
  }

  /**
   * Appends what follows from a fact, decided on what is there now.
   *
   * @throws OmkException if the goal's status forbids it, or it cannot be written
   */
  public synchronized Goal record(Fact fact) {
    projections.requireKnown();
    if (legacy != null && GoalMachine.decide(goal(), fact) instanceof Fact.Refused refused) {
      throw refused.exception(); // What is refused changes nothing, also not whose goal it is.
    }
    adopt();
    if (workspace.key().isEmpty()) {
      throw workspace.keyMissing();
    }
    requireOwnDirectory();
    try {
      return append(fact);
    } catch (OmkException e) {
      if (e.code() == ErrorCode.IO) {
        requireOwnDirectory();
      }
      throw e;
    }
  }

  private static FirstChain chain(Workspace workspace, Path directory, GoalId id, Mac key) {
    return new FirstChain(
        directory, id.value(), key, workspace.world().storage(), Adoption.REPLACED);
  }

  /** Makes a goal of omk 0.5.0 one of ours; does nothing with one that is. */
  public synchronized void adopt() {
    LegacyGoal recorded = legacy;
    if (recorded == null) {
      return;
    }
    projections.requireKnown();
    Mac key = workspace.keyForWriting();
    chain(workspace, directory, id, key)
        .begin(Adoption.FOLDER, () -> lines(codec, List.of(Adoption.of(recorded))));
    legacy = null;
    replay = new GoalReplay(id, codec);
    journal = Journal.open(directory, id.value(), Optional.of(key), workspace.world().storage());
    projections =
        new GoalProjections(
            directory,
            new Projections(directory, id.value(), Optional.of(key), workspace.world().storage()));
    state = journal.scan(replay::take);
    rebuildProjections();
  }

  // An agent may have deleted it, or put a link in its place.
  private void requireOwnDirectory() {
    try {
      if (Files.exists(workspace.directory(id).resolve("events.jsonl"))) {
        return;
      }
    } catch (OmkException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
    throw new OmkException(
        ErrorCode.DAMAGED_STATE,
        "the journal of goal '" + id + "' is gone from " + directory,
        "somebody deleted it while the goal was at work; " + NextCommand.ANEW);
  }

  private Goal append(Fact fact) {
    Appended appended =
        journal.append(
            this::take,
            () ->
                switch (GoalMachine.decide(goal(), fact)) {
                  case Fact.Follows follows -> lines(codec, follows.events());
                  case Fact.Refused refused -> throw refused.exception();
                },
            batch -> {
              batch.events().forEach(this::take);
              projections.write(goal(), batch.position());
            });
    workspace.world().trace().goal(directory);
    appended.events().forEach(event -> trace(workspace, event));
    appended.events().forEach(this::tellOfRepair);
    return afterwards(appended);
  }

  private void tellOfRepair(Event event) {
    if (event.kind().equals(Journal.RECOVERED)) {
      workspace
          .notices()
          .add(
              "the last line of the journal of "
                  + id
                  + " was torn and was cut off ("
                  + event.payload().path("dropped_bytes").asLong()
                  + " bytes, kept as "
                  + event.payload().path("kept_as").asText()
                  + ")");
    }
  }

  private Goal afterwards(Appended appended) {
    appended
        .projectionFailure()
        .ifPresent(
            failure -> {
              throw new OmkException(
                  ErrorCode.IO, failure, "the journal has it; the next command rebuilds the rest");
            });
    return goal();
  }

  /**
   * Writes the projections again from the journal; nothing is appended.
   *
   * @return false if that is left to a writer
   */
  public synchronized boolean rebuildProjections() {
    projections.requireKnown();
    return journal.project(this::take, batch -> projections.write(goal(), batch.position()));
  }

  /** Events as lines of a journal, in the controller's name. */
  static List<NewEvent> lines(EventCodec codec, List<GoalEvent> events) {
    return events.stream()
        .map(event -> new NewEvent(event.kind(), "goal-controller", codec.payload(event)))
        .toList();
  }
}
