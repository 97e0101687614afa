import dev.omk.digest.Sha256;
import dev.omk.file.TreeRemoval;
import dev.omk.json.Json;
import dev.omk.store.Appended;
import dev.omk.store.DurableFiles;
import dev.omk.store.Event;
import dev.omk.store.Failpoint;
import dev.omk.store.Journal;
import dev.omk.store.JournalState;
import dev.omk.store.Mac;
import dev.omk.store.NewEvent;
import dev.omk.store.NewGoal;
import dev.omk.store.StateDirectory;
import dev.omk.store.StateInputs;
import dev.omk.store.Storage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the journal costs: an append beside a bare write and sync, reading all of it beside a bare
 * read, reopening after a crash. Runs with {@code omk.jar} on the class path. Arguments: a
 * directory for temporary files, how many events.
 */
public final class JournalFigures {
  private static final String ID = "goal-20200101-000000-000-00000001";
  private static final double SYNCS = 2;
  private static final double REPLAY = 200;
  private static final int BATCH = 1000;
  private static final int APPENDS = 200;
  private static final int ROUNDS = 3;

  private final Path root;
  private final Mac mac = new Mac(new byte[32]);
  private final int[] syncs = {0};

  private JournalFigures(Path root) {
    this.root = root;
  }

  public static void main(String[] args) throws IOException {
    Path root = Files.createTempDirectory(Path.of(args[0]), "journal-");
    try {
      JournalFigures figures = new JournalFigures(root);
      Path goal = figures.create();
      figures.appends(goal);
      figures.replay(goal, Integer.parseInt(args[1]));
    } finally {
      TreeRemoval.of(root);
    }
  }

  private Storage storage() {
    Failpoint counting = (change, file) -> syncs[0] += change == Failpoint.Change.SYNC ? 1 : 0;
    return new Storage(DurableFiles.watched(DurableFiles.real(), counting), InstantSource.system());
  }

  private Path create() {
    StateDirectory state =
        StateDirectory.find(
            new StateInputs(
                Optional.of(root.resolve(".omk")),
                Optional.empty(),
                root,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    new NewGoal(state, () -> mac, Storage.real())
        .create(ID, directory -> List.of(event(0)), NewGoal.FirstProjections.nothing());
    return state.goalDirectory(ID);
  }

  private static NewEvent event(int i) {
    return new NewEvent(
        "task_completed",
        "goal-controller",
        Json.object()
            .put("task_id", "goal-agent-implement-" + i)
            .put("worker_id", "agent")
            .put("output_summary", "3 files changed, the gates passed"));
  }

  private Journal open(Path goal) {
    return Journal.open(goal, ID, Optional.of(mac), storage());
  }

  private void appends(Path goal) throws IOException {
    Journal journal = open(goal);
    journal.scan(event -> {});
    syncs[0] = 0;
    long ours = 0;
    long bare = 0;
    ByteBuffer line = ByteBuffer.allocate(600);
    try (FileChannel file =
        FileChannel.open(
            root.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < APPENDS; i++) {
        long start = System.nanoTime();
        Appended appended = journal.append(List.of(event(i)));
        ours += System.nanoTime() - start;
        start = System.nanoTime();
        file.write(line.clear());
        file.force(false);
        bare += System.nanoTime() - start;
        if (appended.events().size() != 1) {
          throw new IllegalStateException("not one event");
        }
      }
    }
    System.out.printf(
        "append, 1 event a batch      %6.0f a second, %4.2f syncs a batch, %4.1f x the time of a"
            + " bare write and sync%n",
        APPENDS * 1e9 / ours, syncs[0] / (double) APPENDS, ours / (double) bare);
    Figure.atMost(
        "append of one event",
        syncs[0] / (double) APPENDS,
        SYNCS,
        "syncs",
        "%.1f x a bare write and sync".formatted(ours / (double) bare));
    syncs[0] = 0;
    long start = System.nanoTime();
    journal.append(batch());
    System.out.printf(
        "append, %d events a batch  %6.0f a second, %4.2f syncs a batch%n",
        BATCH, BATCH * 1e9 / (System.nanoTime() - start), (double) syncs[0]);
    Figure.atMost("append of %d events".formatted(BATCH), syncs[0], SYNCS, "syncs", "");
  }

  private static List<NewEvent> batch() {
    List<NewEvent> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      batch.add(event(i));
    }
    return batch;
  }

  private void replay(Path goal, int events) throws IOException {
    Journal journal = open(goal);
    journal.scan(event -> {});
    while (journal.position().seq() < events) {
      journal.append(batch());
      if (journal.position().seq() >= events / 2 && journal.position().seq() - BATCH < events / 2) {
        crash(goal, "half of it");
      }
    }
    double[] times = read(goal);
    double megabytes = Files.size(goal.resolve("events.jsonl")) / 1e6;
    System.out.printf(
        "replay of %,d events (%.0f MB): %.0f MB a second of CPU, %.1f x the time of a SHA-256 of it,"
            + " heap used at most %d MB of %d%n",
        events,
        megabytes,
        megabytes / times[0],
        times[0] / times[1],
        (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1_000_000,
        Runtime.getRuntime().maxMemory() / 1_000_000);
    Figure.atLeast(
        "replay of %,d events, heap %d MB"
            .formatted(events, Runtime.getRuntime().maxMemory() / 1_000_000),
        megabytes / times[0],
        REPLAY,
        "MB/s",
        "SHA-256 alone: %.0f MB/s".formatted(megabytes / times[1]));
    crash(goal, "all of it");
  }

  /** Seconds: ours, and a bare read; the best of some rounds, in turns. */
  private double[] read(Path goal) throws IOException {
    double[] best = {Double.MAX_VALUE, Double.MAX_VALUE};
    for (int round = 0; round < ROUNDS; round++) {
      long start = cpu();
      long[] count = {0};
      JournalState state = open(goal).scan(event -> count[0] += event.seq());
      best[0] = Math.min(best[0], (cpu() - start) / 1e9);
      if (!(state instanceof JournalState.Intact) || count[0] == 0) {
        throw new IllegalStateException(state.toString());
      }
      start = cpu();
      bareRead(goal.resolve("events.jsonl"));
      best[1] = Math.min(best[1], (cpu() - start) / 1e9);
    }
    return best;
  }

  // Of this thread, so that other work on the machine does not count.
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void bareRead(Path file) throws IOException {
    MessageDigest sha256 = Sha256.newDigest();
    byte[] chunk = new byte[256 * 1024];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
        sha256.update(chunk, 0, read);
      }
    }
  }

  /** A torn line, and how long the next append takes that repairs it. */
  private void crash(Path goal, String what) throws IOException {
    Files.writeString(goal.resolve("events.jsonl"), "{\"id\":\"torn", StandardOpenOption.APPEND);
    long start = System.nanoTime();
    List<Event> events = open(goal).append(List.of()).events();
    System.out.printf(
        "reopen after a crash, %s: %.2f s (%s)%n",
        what, (System.nanoTime() - start) / 1e9, events.getFirst().kind());
  }
}
