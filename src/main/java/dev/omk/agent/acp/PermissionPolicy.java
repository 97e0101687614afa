package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.agent.Permission;
import dev.omk.agent.TurnRequest;
import dev.omk.glob.Globs;
import dev.omk.scope.Protection;
import dev.omk.text.Harmless;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Answers {@code session/request_permission} by the kind of what is asked and the paths that it
 * names: what lies in the task's write set and is not protected is allowed, once; the rest is
 * rejected. Nothing is ever allowed for good. It steers honest agents; it is no boundary.
 */
final class PermissionPolicy {
  private static final Set<String> READING = Set.of("read", "search");
  private static final Set<String> HARMLESS = Set.of("think", "fetch");
  private static final List<String> PATHS =
      List.of(
          "path",
          "file_path",
          "filePath",
          "filepath",
          "abs_path",
          "absolute_path",
          "notebook_path",
          "target_file",
          "new_path",
          "source",
          "destination");
  private static final int SHOWN_PATHS = 10;
  private static final int TITLE = 200;
  private static final int REMEMBERED = 1_000;

  private final TurnRequest request;
  private final boolean readOnly;
  private final UnaryOperator<String> redaction;
  private final Path tree;
  private final Optional<Globs> writeSet;
  private final Map<String, JsonNode> toolCalls =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param readOnly whether nothing may be changed at all
   * @param redaction of what is kept
   */
  PermissionPolicy(TurnRequest request, boolean readOnly, UnaryOperator<String> redaction) {
    this.request = request;
    this.readOnly = readOnly;
    this.redaction = redaction;
    this.tree = real(request.workTree());
    this.writeSet =
        request.writeSet().isEmpty() ? Optional.empty() : Optional.of(Globs.of(request.writeSet()));
  }

  /**
   * An answer.
   *
   * @param optionId the option to choose; empty if none of them says so
   */
  record Answer(Permission permission, String optionId) {}

  /** Remembers a tool call: a request for permission may name no more than its id. */
  void saw(JsonNode toolCall) {
    String id = toolCall.path("toolCallId").asText();
    if (toolCall.path("kind").isTextual() && id.length() <= TITLE) {
      toolCalls.put(id, toolCall);
    }
  }

  Answer answer(JsonNode params) {
    JsonNode call = params.path("toolCall");
    JsonNode before = toolCalls.getOrDefault(call.path("toolCallId").asText(), call);
    String kind = call.path("kind").asText(before.path("kind").asText("other"));
    SequencedSet<String> named = new LinkedHashSet<>();
    boolean command = kind.equals("execute");
    collect(call, command, named);
    if (named.isEmpty()) {
      collect(before, command, named);
    }
    String title = call.path("title").asText(before.path("title").asText());
    Optional<String> objection = objection(kind, named);
    String optionId = option(params, objection.isEmpty() ? "allow_once" : "reject_once");
    boolean allowed = objection.isEmpty() && !optionId.isEmpty();
    String reason =
        objection.orElse(allowed ? "inside the task's scope" : "it cannot be allowed once only");
    if (optionId.isEmpty()) {
      optionId = option(params, "reject_once");
    }
    if (optionId.isEmpty()) {
      optionId = option(params, "reject_always");
    }
    return new Answer(permission(kind, title, named, allowed, reason), optionId);
  }

  private Permission permission(
      String kind, String title, SequencedSet<String> named, boolean allowed, String reason) {
    List<String> paths =
        named.stream()
            .limit(SHOWN_PATHS)
            .map(path -> inside(path).filter(p -> !p.isEmpty()).orElse(path))
            .map(this::shown)
            .toList();
    return new Permission(Harmless.line(kind, 40), shown(title), paths, allowed, shown(reason));
  }

  private String shown(String text) {
    return Harmless.line(redaction.apply(Harmless.line(text, 4 * TITLE)), TITLE);
  }

  private static String option(JsonNode params, String kind) {
    for (JsonNode option : params.path("options")) {
      if (option.path("kind").asText().equals(kind) && option.path("optionId").isTextual()) {
        return option.path("optionId").textValue();
      }
    }
    return "";
  }

  private Optional<String> objection(String kind, Set<String> named) {
    if (HARMLESS.contains(kind)) {
      return Optional.empty();
    }
    List<String> outside = named.stream().filter(path -> inside(path).isEmpty()).toList();
    if (!outside.isEmpty()) {
      return Optional.of(outside.getFirst() + " is outside of the work tree");
    }
    if (READING.contains(kind)) {
      return Optional.empty();
    }
    if (readOnly) {
      return Optional.of("nothing may be changed in this turn");
    }
    // What a command does shows in the tree afterwards, and only there.
    return kind.equals("execute") || kind.equals("switch_mode") ? Optional.empty() : writing(named);
  }

  private Optional<String> writing(Set<String> named) {
    if (named.isEmpty() && writeSet.isPresent()) {
      return Optional.of("it names no path, and the task may not write everywhere");
    }
    return named.stream().flatMap(path -> inside(path).stream()).flatMap(this::whyNot).findFirst();
  }

  private Stream<String> whyNot(String path) {
    if (request.protectedPaths().of(path) == Protection.PROTECTED) {
      return Stream.of(path + " is protected");
    }
    return writeSet
        .filter(set -> !set.covers(path))
        .map(set -> path + " is not in the task's scope")
        .stream();
  }

  /** The path from the work tree, links resolved; nothing if it lies elsewhere. */
  private Optional<String> inside(String path) {
    try {
      Path named = real(tree.resolve(path).normalize());
      return named.startsWith(tree)
          ? Optional.of(tree.relativize(named).toString())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Resolves links as far as the path exists. */
  private static Path real(Path path) {
    Path rest = Path.of("");
    for (Path known = path; known != null; known = known.getParent()) {
      try {
        return known.toRealPath().resolve(rest).normalize();
      } catch (IOException e) {
        Path name = known.getFileName();
        rest = name == null ? rest : name.resolve(rest);
      }
    }
    return path;
  }

  private static void collect(JsonNode call, boolean command, Set<String> into) {
    for (JsonNode location : call.path("locations")) {
      add(location.path("path"), into);
    }
    for (JsonNode content : call.path("content")) {
      if (content.path("type").asText().equals("diff")) {
        add(content.path("path"), into);
      }
    }
    if (!command) {
      PATHS.forEach(name -> add(call.path("rawInput").path(name), into));
    }
  }

  private static void add(JsonNode path, Set<String> into) {
    if (path.isTextual() && !path.textValue().isBlank() && into.size() < 1_000) {
      into.add(path.textValue());
    }
  }
}
