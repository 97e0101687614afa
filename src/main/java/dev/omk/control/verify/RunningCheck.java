package dev.omk.control.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.UserCache;
import dev.omk.control.workspace.Workspace;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.process.ProcessIdentity;
import dev.omk.process.ProcessSpace;
import dev.omk.process.ProcessTree;
import dev.omk.process.RunningProcess;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of gates that belongs to no goal, as the user's cache directory knows it while it goes on:
 * when it is killed, the next one in the same project ends what its gates left.
 */
final class RunningCheck implements AutoCloseable {
  private static final String SUFFIX = ".json";
  private static final Pattern NAME = Pattern.compile("(verify\\.[0-9a-f]{16})\\.json");
  private static final long MAX_BYTES = 4096;
  private static final Duration LONGEST = Duration.ofDays(30);

  private final Path file;
  private final String token;

  private RunningCheck(Path file, String token) {
    this.file = file;
    this.token = token;
  }

  /** Ends what dead runs left, and makes this one known. */
  static RunningCheck begin(Workspace workspace, Progress progress) throws InterruptedException {
    Path directory =
        UserCache.of(workspace.world().environment(), "running", workspace.state().root());
    String token = "verify." + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    RunningCheck run = new RunningCheck(directory.resolve(token + SUFFIX), token);
    try {
      Files.createDirectories(directory);
      for (Path other : runs(directory)) {
        endIfDead(other, workspace.world().now().minus(LONGEST), progress);
      }
      UserCache.replace(run.file, Json.prettyBytes(self()));
    } catch (IOException e) {
      return run; // A cache that cannot be written: a kill leaves what it leaves.
    }
    return run;
  }

  /** What its processes carry. */
  String token() {
    return token;
  }

  private static List<Path> runs(Path directory) throws IOException {
    List<Path> runs = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      files.forEach(runs::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return runs;
  }

  private static ObjectNode self() {
    ProcessIdentity self = ProcessIdentity.current();
    ObjectNode document = Json.object();
    document.put("pid", self.pid());
    document.put("started_at", self.startedAt());
    document.put("space", ProcessSpace.current().id());
    return document;
  }

  /** Only a name of ours is believed: any other prefix could mean processes of somebody else. */
  private static void endIfDead(Path file, Instant earliest, Progress progress)
      throws IOException, InterruptedException {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches() || !Files.isRegularFile(file) || mayLive(file, earliest)) {
      return;
    }
    List<RunningProcess> ended = ProcessTree.endAll(name.group(1) + ".");
    if (!ended.isEmpty()) {
      String number = ended.size() == 1 ? "1 process" : ended.size() + " processes";
      progress.said("ended " + number + " that a run of gates had left when it was killed");
    }
    Files.deleteIfExists(file);
  }

  /** Numbers of processes mean nothing elsewhere: there, a run ends with its longest time. */
  private static boolean mayLive(Path file, Instant earliest) throws IOException {
    if (Files.size(file) <= MAX_BYTES) {
      try {
        JsonNode owner = Json.parseObject(Files.readAllBytes(file));
        if (owner.path("space").asText("").equals(ProcessSpace.current().id())) {
          String startedAt = owner.path("started_at").asText("");
          return new ProcessIdentity(owner.path("pid").asLong(), startedAt).alive();
        }
      } catch (MalformedJsonException e) {
        return true; // Not ours: left to whoever wrote it.
      }
    }
    return Files.getLastModifiedTime(file).toInstant().isAfter(earliest);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // The next run finds that this one is dead, and nothing of it.
    }
  }
}
