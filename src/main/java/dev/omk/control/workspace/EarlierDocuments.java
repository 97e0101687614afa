package dev.omk.control.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.document.CarriedFields;
import dev.omk.document.CostDocument;
import dev.omk.document.GoalDocument;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.json.Json;
import dev.omk.json.MalformedJsonException;
import dev.omk.legacy.Adoption;
import dev.omk.store.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The projections of a goal as they are before they are written anew. */
public final class EarlierDocuments {
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final String STATE = "goal.json";
  private static final String COMPLETED_AT = "completed_at";

  private final Path directory;
  private final Map<String, ObjectNode> documents = new HashMap<>();
  private final Optional<ObjectNode> recorded;

  private EarlierDocuments(Path directory) {
    this.directory = directory;
    this.recorded = read(directory.resolve(Adoption.FOLDER).resolve(STATE));
  }

  /**
   * Reads them, whoever wrote them.
   *
   * @throws OmkException if a newer omk did: it may say what we would lose
   */
  static EarlierDocuments in(Path directory) {
    EarlierDocuments earlier = new EarlierDocuments(directory);
    for (String name : GoalProjections.BELIEVED) {
      read(directory.resolve(name))
          .or(() -> read(directory.resolve(Adoption.FOLDER).resolve(name)))
          .ifPresent(
              document -> {
                requireKnown(directory.resolve(name), document);
                earlier.documents.put(name, document);
              });
    }
    return earlier;
  }

  private static Optional<ObjectNode> read(Path file) {
    try {
      Optional<byte[]> bytes = RegularFile.read(file, MAX_BYTES);
      return bytes.isEmpty() ? Optional.empty() : Optional.of(Json.parseObject(bytes.get()));
    } catch (MalformedJsonException e) {
      return Optional.empty(); // What cannot be read cannot be kept.
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes sure that a document is none of a newer omk.
   *
   * @throws OmkException if it is
   */
  public static void requireKnown(Path file, ObjectNode document) {
    JsonNode version = document.path("version");
    if (version.isIntegralNumber() && version.asLong() > GoalDocument.VERSION) {
      throw new OmkException(
          ErrorCode.NOT_AVAILABLE,
          file
              + " has version "
              + version
              + "; this omk knows up to "
              + GoalDocument.VERSION
              + " and leaves it as it is",
          "use the omk that wrote it, or a newer one");
    }
  }

  /** Carries along what an earlier document of that name had besides. */
  ObjectNode carry(String name, ObjectNode fresh) {
    ObjectNode before = documents.get(name);
    if (before != null) {
      CarriedFields.carry(fresh, before);
    }
    if (name.equals(STATE) && recorded.isPresent()) {
      recorded(fresh, recorded.get());
    }
    return fresh;
  }

  // Fields that omk 0.5.0 had and we do not need: its places are those of now, for it may have
  // moved.
  private void recorded(ObjectNode fresh, ObjectNode old) {
    if (old.has(COMPLETED_AT) && !fresh.has(COMPLETED_AT)) {
      fresh.set(COMPLETED_AT, old.get(COMPLETED_AT));
    }
    if (old.has("cost_tracker_path")) {
      fresh.put("cost_tracker_path", directory.resolve(CostDocument.FILE).toString());
    }
    if (old.has("state_dir")) {
      fresh.put("state_dir", directory.toString());
    }
  }
}
