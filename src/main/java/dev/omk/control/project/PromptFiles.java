package dev.omk.control.project;

import dev.omk.agent.Prompt;
import dev.omk.agent.PromptTemplate;
import dev.omk.agent.PromptTemplate.Section;
import dev.omk.agent.ReviewPrompt;
import dev.omk.control.workspace.GoalLedger;
import dev.omk.control.workspace.Stored;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.goal.Artifact;
import dev.omk.goal.Goal;
import dev.omk.goal.NextCommand;
import dev.omk.store.Artifacts;
import dev.omk.text.Harmless;
import dev.omk.text.Nearest;
import dev.omk.toml.TomlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The templates of prompts in {@code .omk/prompts/}: {@code work.md} and {@code review.md}. A goal
 * keeps those that were there when it was planned.
 *
 * @param texts by the name of the file, without those that are not there
 */
public record PromptFiles(Map<String, String> texts) {
  private static final String FOLDER = ".omk/prompts";
  private static final String KEPT = "artifacts/policy/prompts/";
  private static final String KIND = "prompt_template";
  private static final String WORK = "work.md";
  private static final String REVIEW = "review.md";
  private static final List<String> NAMES = List.of(WORK, REVIEW);

  public PromptFiles {
    texts = Map.copyOf(texts);
  }

  /**
   * Reads those of a project.
   *
   * @throws OmkException {@code MALFORMED_FILE} with a position if one is malformed
   */
  public static PromptFiles of(Path root) {
    Path folder = root.resolve(FOLDER);
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.md")) {
        for (Path file : files) {
          texts.put(known(file), text(file));
        }
      } catch (IOException e) {
        throw new OmkException(ErrorCode.IO, "cannot read " + FOLDER, "check its permissions", e);
      }
    }
    PromptFiles read = new PromptFiles(texts);
    read.work();
    read.review();
    return read;
  }

  private static String known(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!NAMES.contains(name)) {
      throw new OmkException(
          ErrorCode.MALFORMED_FILE,
          FOLDER
              + "/"
              + Harmless.line(name, 60)
              + " is the template of no prompt"
              + Nearest.hint(name, NAMES),
          "known: " + String.join(", ", NAMES));
    }
    return name;
  }

  private static String text(Path file) throws IOException {
    String name = FOLDER + "/" + file.getFileName();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new OmkException(
          ErrorCode.MALFORMED_FILE, name + " is not a regular file", "put a text file there");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return TomlText.decode(in.readNBytes(TomlText.MAX_BYTES + 1), name);
    }
  }

  /** The template for a turn. */
  public PromptTemplate work() {
    return parsed(WORK, Prompt.SECTIONS, Prompt.NEEDED, Prompt.DEFAULT);
  }

  /** The template for a review. */
  public PromptTemplate review() {
    return parsed(REVIEW, ReviewPrompt.SECTIONS, ReviewPrompt.NEEDED, ReviewPrompt.DEFAULT);
  }

  private PromptTemplate parsed(
      String name, List<Section> known, List<Section> needed, PromptTemplate otherwise) {
    String text = texts.get(name);
    return text == null
        ? otherwise
        : PromptTemplate.parse(text, FOLDER + "/" + name, known, needed);
  }

  /** Keeps them with a goal. */
  public List<Artifact> keep(Artifacts artifacts) {
    List<Artifact> kept = new ArrayList<>();
    for (Map.Entry<String, String> file : new TreeMap<>(texts).entrySet()) {
      byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
      kept.add(Stored.of(KIND, artifacts.store(KEPT + file.getKey(), bytes)));
    }
    return kept;
  }

  /**
   * Those that a goal keeps.
   *
   * @throws OmkException {@code DAMAGED_STATE} if one is not as it was kept
   */
  public static PromptFiles pinned(GoalLedger ledger, Artifacts artifacts) {
    Goal goal = ledger.goal();
    Map<String, String> texts = new TreeMap<>();
    for (Artifact artifact : goal.documents()) {
      if (artifact.kind().equals(KIND)) {
        texts.put(artifact.path().substring(KEPT.length()), kept(ledger, artifacts, artifact));
      }
    }
    return new PromptFiles(texts);
  }

  private static String kept(GoalLedger ledger, Artifacts artifacts, Artifact artifact) {
    String damage = artifacts.problem(Stored.back(artifact)).orElse("");
    try {
      if (damage.isEmpty()) {
        return Files.readString(ledger.directory().resolve(artifact.path()));
      }
    } catch (IOException e) {
      damage = artifact.path() + " cannot be read";
    }
    throw new OmkException(
        ErrorCode.DAMAGED_STATE,
        "goal '" + ledger.goal().id() + "': " + damage,
        "the goal cannot be trusted any more; " + NextCommand.ANEW);
  }
}
