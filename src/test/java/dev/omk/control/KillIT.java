package dev.omk.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged executable, killed with SIGKILL at random moments of random commands, in several
 * projects at a time: most of a command's life is waiting.
 */
@Tag("crash")
class KillIT {
  private static final int KILLS = 100;
  private static final int MANY_KILLS = 1000;
  private static final int PROJECTS = 4;
  private static final long SEED = 20261122;

  @TempDir Path directory;

  @Test
  void aHundredKillsLoseNothing() throws Exception {
    kills(KILLS);
  }

  @Test
  @Tag("slow")
  void aThousandKillsLoseNothing() throws Exception {
    kills(MANY_KILLS);
  }

  private void kills(int kills) throws Exception {
    List<Future<Void>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PROJECTS)) {
      for (int n = 0; n < PROJECTS; n++) {
        KilledProject project =
            new KilledProject(directory.resolve("project-" + n), SEED + n, kills / PROJECTS);
        all.add(threads.submit(project));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    }
  }
}
