package dev.omk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.cli.render.GoalView;
import dev.omk.cli.render.Hints;
import dev.omk.control.GoalController;
import dev.omk.control.GoalDecisions;
import dev.omk.control.project.Project;
import dev.omk.control.read.GoalReader;
import dev.omk.control.workspace.Outcome;
import dev.omk.control.workspace.Progress;
import dev.omk.control.workspace.Workspace;
import dev.omk.control.workspace.World;
import dev.omk.error.OmkException;
import dev.omk.goal.GoalId;
import dev.omk.goal.Settings;
import dev.omk.json.Json;
import dev.omk.process.CallerEnvironment;
import dev.omk.secret.Redactor;
import dev.omk.trace.Trace;
import dev.omk.trace.VerboseLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of one command: its values, and the way to everything that it may use. */
final class Call implements AutoCloseable {
  private final Globals globals;
  private final Values values;
  private final Streams streams;
  private final CallerEnvironment environment;
  private final Hints hints;
  private @Nullable Workspace place;
  private @Nullable Project project;
  private boolean placeIsBad;
  private boolean projectIsBad;
  private @Nullable ClosableProgress progress;
  private @Nullable VerboseLog log;

  Call(
      Globals globals, Values values, Streams streams, CallerEnvironment environment, Hints hints) {
    this.globals = globals;
    this.values = values;
    this.streams = streams;
    this.environment = environment;
    this.hints = hints;
  }

  Globals globals() {
    return globals;
  }

  Values values() {
    return values;
  }

  boolean json() {
    return globals.json();
  }

  CallerEnvironment environment() {
    return environment;
  }

  /** What commands that are shown repeat. */
  Hints hints() {
    return hints;
  }

  /** Of what this process was given that looks like a credential, and the known formats. */
  Redactor redactor() {
    return Redactor.ofCredentials(environment().variables());
  }

  /**
   * The working directory, {@code -C} taken in.
   *
   * @throws OmkException {@code IO} if it was deleted; {@code INVALID_VALUE} if its path, or
   *     another one that omk is told by the environment, is not UTF-8
   */
  Path directory() {
    return Here.of(globals.directory(), environment);
  }

  /** The format that {@code -f} or {@code --json} asks for; both together is a usage error. */
  Format format(String fallback, String... choices) {
    Optional<String> asked = values.choice("--format", choices);
    if (globals.json() && values.given("--format")) {
      values
          .problems()
          .usage("--json and --format cannot be given together", "leave one of them out");
    }
    return switch (globals.json() ? "json" : asked.orElse(fallback)) {
      case "json" -> Format.JSON;
      case "md", "markdown" -> Format.MARKDOWN;
      default -> Format.TEXT; // The only other choice.
    };
  }

  /** {@code text}, {@code json} or {@code md}. */
  Format format() {
    return format("text", "text", "json", "md");
  }

  /** The workspace around the working directory. Tells every bad value first. */
  Workspace workspace() throws InterruptedException {
    values.check();
    Optional<Workspace> found = place();
    values.check();
    return found.orElseThrow();
  }

  /**
   * The place where other values are looked up; nothing when it is not known, which is noted among
   * the problems.
   */
  Optional<Workspace> place() throws InterruptedException {
    if (place == null && directoryIsKnown() && !placeIsBad) {
      try {
        place =
            Workspace.find(
                World.of(environment, directory(), trace()),
                globals.stateDirectory().map(Path::of));
      } catch (OmkException e) {
        placeIsBad = true;
        values.problems().note(e);
      }
    }
    return Optional.ofNullable(place);
  }

  private boolean directoryIsKnown() {
    return values.given("-C") == globals.directory().isPresent()
        && values.given("--state-dir") == globals.stateDirectory().isPresent();
  }

  /**
   * The goal that the argument means, {@code latest} by default. Tells every bad value first, and
   * that there is no such goal together with them.
   */
  GoalId goal() throws InterruptedException {
    return goal(values.argument());
  }

  /** The same for words that stand elsewhere. */
  GoalId goal(Optional<String> asked) throws InterruptedException {
    if (asked.isPresent() && values.understood() && !values.problems().none()) {
      Optional<Workspace> place = place();
      if (place.isPresent()) {
        values.problems().lookUp(() -> place.get().resolve(asked.get()));
      }
    }
    return workspace().resolve(asked.orElse(Workspace.LATEST));
  }

  /** Where goals are kept; nothing when that is not known, which is noted among the problems. */
  Optional<Path> stateRoot() throws InterruptedException {
    return place().map(place -> place.state().root());
  }

  /**
   * What the project's files say; nothing when they cannot be read, which is noted among the
   * problems.
   */
  Optional<Project> project() throws InterruptedException {
    Optional<Workspace> place = place();
    if (project == null && place.isPresent() && !projectIsBad) {
      project = values.problems().lookUp(() -> Project.read(place.get())).orElse(null);
      projectIsBad = project == null;
    }
    return Optional.ofNullable(project);
  }

  /** An agent's name that this project knows. */
  Optional<String> agent(String flag) throws InterruptedException {
    Optional<String> name = values.text(flag);
    Optional<Project> known = name.isPresent() ? project() : Optional.empty();
    return known.isPresent() ? values.agent(flag, name.get(), known.get()) : Optional.empty();
  }

  /** Names of agents that this project knows, with commas between them. */
  Optional<String> agents(String flag) throws InterruptedException {
    Optional<String> names = values.text(flag);
    Optional<Project> known = names.isPresent() ? project() : Optional.empty();
    return known.isPresent()
        ? values.agents(flag, names.get(), known.get()::requireAgent)
        : Optional.empty();
  }

  /** The same of agents that can review. */
  List<String> reviewers(String flag) throws InterruptedException {
    Optional<String> names = values.text(flag);
    Optional<Project> known = names.isPresent() ? project() : Optional.empty();
    return known.isPresent()
        ? Settings.names(
            values.agents(flag, names.get(), known.get()::requireReviewer).orElse(null))
        : List.of();
  }

  GoalReader reader() throws InterruptedException {
    return new GoalReader(workspace());
  }

  /** What a person decides about a goal. */
  GoalDecisions decisions() throws InterruptedException {
    return new GoalDecisions(workspace().announcing(Call::told));
  }

  /** What changes goals; a signal to this process pauses the goal from now on. */
  GoalController controller() throws InterruptedException {
    Workspace telling = workspace().announcing(Call::told);
    return new GoalController(telling, progress(), Interrupts.install());
  }

  // What the program of [notify] reads: the outcome, as "status --json" would say it.
  private static String told(Outcome outcome) {
    GoalView view = view(outcome);
    ObjectNode document = view.json(ExitCode.ofStatus(view.status()));
    return new String(Json.line(document), StandardCharsets.UTF_8);
  }

  /** Progress on standard error. */
  Progress progress() {
    if (progress == null) {
      progress =
          ProgressWay.of(globals, environment).open(streams, environment, globals, hints, trace());
    }
    return progress;
  }

  Streams streams() {
    return streams;
  }

  /** The verbose log; off, and nothing of it loaded, without {@code -v}. */
  Trace trace() {
    if (globals.verbose() && log == null) {
      log = Verbose.begin(environment, globals.quiet() ? line -> {} : streams::err);
    }
    return log == null ? Trace.OFF : log;
  }

  /** One line on standard error that is no failure. */
  void note(String line) {
    if (!globals.quiet()) {
      streams.err("omk: " + line);
    }
  }

  /** One line on standard error that is a command to who runs us, also when it shall be quiet. */
  void command(String line) {
    streams.err(line);
  }

  /** The view of what a step left. */
  static GoalView view(Outcome outcome) {
    return GoalView.of(outcome);
  }

  /** The answer of a command that acts: its words, or the outcome as JSON. */
  Answer answer(int code, GoalView view, String text) {
    int shown = Interrupts.exitCode().orElse(code);
    return new Answer(code, globals.json() ? Json.pretty(noticed(view.json(shown))) : text);
  }

  /** The same for a document of its own. */
  Answer document(int code, JsonNode document, String text) {
    return new Answer(code, globals.json() ? Json.pretty(noticed(document)) : text);
  }

  private JsonNode noticed(JsonNode document) {
    hints.into(document);
    if (document instanceof ObjectNode object) {
      Recovery.note(object, Recovery.all(object.path("recovery_status").asText(""), notices()));
    }
    return document;
  }

  // What was repaired on the way, and the like; empty if there was nothing.
  private String notices() {
    return place == null ? "" : place.notices().text();
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
    Recovery.tell(this, notices());
    if (log != null) {
      Verbose.end(log);
    }
  }
}
