import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.omk.review.Finding;
import dev.omk.review.ReviewInput;
import dev.omk.review.wall.ReviewWall;
import dev.omk.scope.TestFiles;
import dev.omk.secret.SecretAllowList;
import dev.omk.secret.SecretScan;
import dev.omk.secret.TextLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What the review wall costs: a diff of many megabytes of code through every rule, by the clock and
 * with the most heap that was in use at one moment (before a collection, which is when it is most),
 * and the search for secrets alone, of CPU time. Runs with {@code omk.jar} on the class path and a
 * heap of 256 MB. Arguments: a folder with sources, and how many megabytes.
 */
public final class ReviewFigures {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int ROUNDS = 3;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final Set<String> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

  private ReviewFigures() {}

  public static void main(String[] args) throws IOException {
    List<List<String>> files = files(Path.of(args[0]));
    int megabytes = Integer.parseInt(args[1]);
    for (String suffix : List.of("java", "py", "js")) {
      review(files, suffix, megabytes);
    }
    secrets(files, megabytes);
  }

  private static List<List<String>> files(Path folder) throws IOException {
    List<List<String>> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
        files.add(Files.readAllLines(file));
      }
    }
    return files;
  }

  private static void review(List<List<String>> files, String suffix, int megabytes)
      throws IOException {
    double best = Double.MAX_VALUE;
    int found = 0;
    byte[] diff = diff(files, suffix, megabytes);
    System.gc();
    Heap heap = new Heap();
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      List<Finding> findings =
          ReviewWall.review(ReviewInput.of(diff, false, List.of(), "", TestFiles.of(List.of())));
      best = Math.min(best, (System.nanoTime() - began) / 1e9);
      found = findings.size();
    }
    long most = heap.most();
    System.out.printf(
        Locale.ROOT,
        "review of %d MB of new lines in files of .%s: %.1f s by the clock (best of %d), at most %d MB"
            + " of heap at once, %d MB after a collection, %d findings%n",
        megabytes,
        suffix,
        best,
        ROUNDS,
        most / MEGABYTE,
        heap.left() / MEGABYTE,
        found);
    String what = String.format(Locale.ROOT, "review of %d MB of .%s", megabytes, suffix);
    Figure.atMost(what, best, 5, "s", "");
    Figure.atMost(what + ", heap", most / (double) MEGABYTE, 256, "MB", "");
  }

  /** What collections found in the heap, and what they left of it. */
  private static final class Heap {
    private final AtomicLong most = new AtomicLong();
    private final AtomicLong left = new AtomicLong();

    Heap() {
      ManagementFactory.getGarbageCollectorMXBeans()
          .forEach(
              collector ->
                  ((NotificationEmitter) collector)
                      .addNotificationListener((told, self) -> take(told), null, null));
    }

    private void take(Notification told) {
      GcInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData()).getGcInfo();
      most.accumulateAndGet(used(info.getMemoryUsageBeforeGc()), Math::max);
      left.accumulateAndGet(used(info.getMemoryUsageAfterGc()), Math::max);
    }

    private static long used(Map<String, MemoryUsage> pools) {
      return pools.entrySet().stream()
          .filter(pool -> HEAP.contains(pool.getKey()))
          .mapToLong(pool -> pool.getValue().getUsed())
          .sum();
    }

    /** Bytes at one moment. */
    long most() {
      return Math.max(
          most.get(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Bytes after a collection. */
    long left() {
      return left.get();
    }
  }

  private static byte[] diff(List<List<String>> files, String suffix, int megabytes) {
    ByteArrayOutputStream diff = new ByteArrayOutputStream((megabytes + 1) * MEGABYTE);
    for (int n = 0; diff.size() < megabytes * MEGABYTE; n++) {
      List<String> lines = files.get(n % files.size());
      String path = "src/p" + n / 100 + "/f" + n + "." + suffix;
      diff.writeBytes(
          ("diff --git a/" + path + " b/" + path + "\nnew file mode 100644\n--- /dev/null\n+++ b/")
              .getBytes(StandardCharsets.UTF_8));
      diff.writeBytes(
          (path + "\n@@ -0,0 +1," + lines.size() + " @@\n").getBytes(StandardCharsets.UTF_8));
      for (String line : lines) {
        diff.writeBytes(("+" + line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return diff.toByteArray();
  }

  private static void secrets(List<List<String>> files, int megabytes) throws IOException {
    SecretScan scan = new SecretScan(SecretAllowList.of(""));
    List<List<TextLine>> all = new ArrayList<>();
    long bytes = 0;
    for (List<String> file : files) {
      List<TextLine> lines = new ArrayList<>();
      for (String line : file) {
        lines.add(new TextLine(lines.size() + 1, line));
        bytes += line.length() + 1;
      }
      all.add(lines);
    }
    long repeats = Math.max(1, (long) megabytes * MEGABYTE / bytes);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long began = THREADS.getCurrentThreadCpuTime();
      for (long n = 0; n < repeats; n++) {
        all.forEach(lines -> scan.scan("src/a.java", lines, Set.of(), false));
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - began) / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "search for secrets: %.0f MB a second of CPU time%n",
        bytes * repeats / best / MEGABYTE);
    Figure.atLeast("search for secrets", bytes * repeats / best / MEGABYTE, 50, "MB/s", "");
  }
}
