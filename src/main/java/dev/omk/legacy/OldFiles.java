package dev.omk.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.digest.Sha256;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.store.RegularFile;
import dev.omk.store.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every file that omk 0.5.0 left, with its hash and the place where it is after adoption. Not the
 * git worktrees: they are checkouts of what the repository has.
 */
final class OldFiles {
  static final String FOLDER = "omk-0.5.0";
  static final List<String> REPLACED =
      List.of(
          "events.jsonl",
          "event-log.jsonl",
          GoalFile.NAME,
          TaskGraphFile.NAME,
          ProofFile.NAME,
          "failure.json",
          "decisions.jsonl",
          CheckpointsFile.NAME,
          CostFile.NAME);

  /** Kinds of files that are what they were, by their names in {@code goal.json}. */
  private static final Set<String> KINDS =
      Set.of(
          "prd",
          "technical_plan",
          "test_spec",
          "greenfield_acceptance",
          "greenfield_demo",
          "greenfield_usage_examples",
          "agent_run",
          "review",
          "security_review",
          "policy_blocker",
          "integration_acceptance",
          "integration_rejection",
          "integration_rollback_plan");

  private static final List<String> FOLDERS_LEFT_OUT = List.of("worktrees", FOLDER);
  private static final List<String> OURS = List.of("journal.lock", "controller.lock");

  private OldFiles() {}

  static List<Artifact> of(Path directory) {
    List<Artifact> files = new ArrayList<>();
    Map<String, String> kinds = kinds(directory);
    try {
      for (Path file : list(directory)) {
        files.add(measured(directory, file, kinds));
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    files.sort(Comparator.comparing(Artifact::path));
    return files;
  }

  static List<Path> paths(Path directory) {
    try {
      return list(directory);
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  private static OmkException unreadable(Path directory, IOException cause) {
    return new OmkException(
        ErrorCode.IO,
        "cannot read all of " + directory + ": " + StoreFailure.reason(cause),
        "check the permissions",
        cause);
  }

  // A new plan takes the place of an old one by its kind.
  private static Map<String, String> kinds(Path directory) {
    Map<String, String> kinds = new HashMap<>();
    try {
      for (JsonNode artifact :
          LegacyFile.object(directory.resolve(GoalFile.NAME))
              .orElseGet(Json::object)
              .path("artifacts")) {
        String kind = artifact.path("kind").asText();
        if (KINDS.contains(kind)) {
          kinds.put(artifact.path("path").asText(), kind);
        }
      }
    } catch (MalformedJsonException e) {
      kinds.clear(); // Whoever needs the state is told why it cannot be read.
    }
    return kinds;
  }

  private static Artifact measured(Path directory, Path file, Map<String, String> kinds)
      throws IOException {
    String path = directory.relativize(file).toString();
    try (FileChannel channel = RegularFile.openForReading(file);
        InputStream in = Channels.newInputStream(channel)) {
      String place = REPLACED.contains(path) ? FOLDER + "/" + path : path;
      String kind = kinds.getOrDefault(path, "recorded");
      return new Artifact(kind, place, channel.size(), Sha256.hexOf(in));
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean out =
                directory.equals(folder.getParent())
                    && FOLDERS_LEFT_OUT.contains(String.valueOf(folder.getFileName()));
            return out ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (!attributes.isRegularFile()) {
              throw special(directory.relativize(file));
            }
            if (!OURS.contains(name) && !isLeftover(name)) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  // What a crash of omk 0.5.0 left, or one of ours while it adopted.
  private static boolean isLeftover(String name) {
    return name.startsWith(".");
  }

  private static OmkException special(Path file) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE,
        file + " is a link or no file; omk follows none there",
        "look at it, and remove it if it does not belong there");
  }
}
