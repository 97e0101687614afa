package dev.omk.control.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Stored;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.RootedPaths;
import dev.omk.goal.Artifact;
import dev.omk.goal.NextCommand;
import dev.omk.json.Json;
import dev.omk.store.Artifacts;
import dev.omk.worktree.Surroundings;
import dev.omk.worktree.WorkTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a project had beside its subject when the goal began, kept as a document of the goal. */
public final class StartingSurroundings {
  static final String KIND = "surroundings";
  private static final String PATH = "artifacts/policy/surroundings.json";
  private static final String FILES = "files";
  private static final String DIRECTORIES = "directories";

  private final GoalLedger ledger;
  private final Artifacts artifacts;
  private final WorkTree origin;
  private final WorkTree tree;
  private final List<String> link;

  /**
   * Those of a goal.
   *
   * @param origin the user's checkout
   * @param tree in which the goal is worked on
   * @param link names of the directories that clean checkouts have links to
   */
  public StartingSurroundings(
      GoalLedger ledger, Artifacts artifacts, WorkTree origin, WorkTree tree, List<String> link) {
    this.ledger = ledger;
    this.artifacts = artifacts;
    this.origin = origin;
    this.tree = tree;
    this.link = List.copyOf(link);
  }

  /** Keeps those of a goal that begins. */
  public static Artifact store(Artifacts artifacts, Surroundings surroundings) {
    ObjectNode document = Json.object();
    surroundings.files().forEach(document.putObject(FILES)::put);
    surroundings.directories().forEach(document.putObject(DIRECTORIES)::put);
    byte[] text = (Json.pretty(document) + "\n").getBytes(StandardCharsets.UTF_8);
    return Stored.of(KIND, artifacts.store(PATH, text));
  }

  /** Gives a clean checkout what is still as it was, and says what is not. */
  public List<String> lay(Path room) {
    return start().map(start -> start.lay(origin, room)).orElse(List.of());
  }

  /** What is not as it was when the goal began, one line each. */
  public List<String> changed() throws InterruptedException {
    Optional<Surroundings> start = start();
    if (start.isEmpty()) {
      return List.of();
    }
    // A worktree has links to the directories of the checkout, and files of its own.
    SortedMap<String, String> directories = Surroundings.of(origin, link).directories();
    Surroundings now = new Surroundings(now().files(), directories);
    return start.get().changes(tree, now);
  }

  /** Directories of dependencies that were not there when the goal began. */
  public List<String> newDependencies() throws InterruptedException {
    Optional<Surroundings> start = start();
    List<String> fresh = new ArrayList<>();
    if (start.isPresent()) {
      fresh.addAll(now().directories().keySet());
      fresh.removeAll(start.get().directories().keySet());
    }
    return fresh;
  }

  private Surroundings now() throws InterruptedException {
    return Surroundings.of(tree, link);
  }

  private Optional<Surroundings> start() {
    return of(ledger, artifacts);
  }

  /** Those of a goal. */
  static Optional<Surroundings> of(GoalLedger ledger, Artifacts artifacts) {
    return ledger.goal().documents().stream()
        .filter(document -> document.kind().equals(KIND))
        .findFirst()
        .map(document -> read(ledger, artifacts, document));
  }

  /** The directories that a clean checkout has links to; need not exist any more. */
  public List<Path> linked() {
    RootedPaths paths = new RootedPaths(origin.root());
    return ledger.goal().documents().stream()
        .filter(document -> document.kind().equals(KIND))
        .flatMap(document -> read(ledger, artifacts, document).directories().keySet().stream())
        .map(paths::file)
        .toList();
  }

  private static Surroundings read(GoalLedger ledger, Artifacts artifacts, Artifact document) {
    artifacts
        .problem(Stored.back(document))
        .ifPresent(
            problem -> {
              throw damaged(problem);
            });
    try {
      Path file = ledger.directory().resolve(document.path());
      JsonNode read = Json.parseObject(Files.readAllBytes(file));
      return new Surroundings(map(read.path(FILES)), map(read.path(DIRECTORIES)));
    } catch (IOException e) {
      throw damaged(e.getClass().getSimpleName());
    }
  }

  private static SortedMap<String, String> map(JsonNode node) {
    SortedMap<String, String> map = new TreeMap<>();
    node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }

  private static OmkException damaged(String problem) {
    return new OmkException(
        ErrorCode.DAMAGED_STATE, PATH + " cannot be believed: " + problem, NextCommand.ANEW);
  }
}
