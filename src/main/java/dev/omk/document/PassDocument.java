package dev.omk.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.agent.Usage;
import dev.omk.goal.AgentChange;
import dev.omk.goal.Artifact;
import dev.omk.goal.Efforts;
import dev.omk.goal.Pass;
import dev.omk.goal.ReviewerVerdict;
import dev.omk.goal.TestDelta;
import dev.omk.goal.TurnFailure;
import dev.omk.json.Json;
import dev.omk.scope.ChangedFile;
import dev.omk.scope.Violation;
import java.util.Locale;

/** The parts of a proof that tell what agents did. */
final class PassDocument {
  private PassDocument() {}

  static ObjectNode of(Pass pass, Efforts efforts) {
    ObjectNode doc = Json.object();
    doc.put("number", pass.number());
    doc.put("task_id", pass.taskId());
    doc.put("agent", pass.agent());
    doc.put("end", pass.end().summary());
    doc.put("before", pass.before());
    doc.put("after", pass.after());
    doc.put("started_at", pass.startedAt().toString());
    doc.put("elapsed_ms", pass.elapsed().toMillis());
    ArrayNode changed = doc.putArray("changed_files");
    for (ChangedFile file : pass.changed()) {
      ObjectNode node = changed.addObject();
      node.put("path", file.path());
      node.put("change", file.change().name().toLowerCase(Locale.ROOT));
    }
    doc.set("usage", usage(pass.usage()));
    efforts.failure(pass.number()).ifPresent(failure -> doc.set("failure", failure(failure)));
    efforts
        .result(pass.number())
        .ifPresent(result -> doc.set("failing", TaskGraphDocument.texts(result.failing())));
    doc.set(
        "artifacts",
        TaskGraphDocument.texts(pass.artifacts().stream().map(Artifact::path).toList()));
    doc.set("left_running", TaskGraphDocument.texts(pass.leftRunning()));
    doc.put("session", pass.session());
    doc.put("sandbox", pass.sandbox());
    return doc;
  }

  private static ObjectNode failure(TurnFailure failure) {
    ObjectNode doc = Json.object();
    doc.put("cause", failure.cause().name().toLowerCase(Locale.ROOT));
    doc.put("reason", failure.reason());
    doc.put("attempt", failure.attempt());
    if (failure.retryAfter() != null) {
      doc.put("retry_after_ms", failure.retryAfter().toMillis());
    }
    return doc;
  }

  /** Another agent that goes on. */
  static ObjectNode change(AgentChange change) {
    ObjectNode doc = Json.object();
    doc.put("from", change.from());
    doc.put("to", change.to());
    doc.put("reason", change.reason());
    doc.put("after_pass", change.afterPass());
    return doc;
  }

  /** What an agent said that was asked to review. */
  static ObjectNode verdict(ReviewerVerdict verdict) {
    ObjectNode doc = Json.object();
    doc.put("agent", verdict.agent());
    doc.put("status", verdict.answered() ? verdict.blocks() ? "blocked" : "passed" : "errored");
    doc.put("error", verdict.error());
    doc.put("findings", verdict.findings().size());
    doc.put("note", verdict.note());
    doc.put("elapsed_ms", verdict.elapsed().toMillis());
    doc.set("usage", usage(verdict.usage()));
    return doc;
  }

  static ObjectNode violation(Violation violation) {
    ObjectNode doc = Json.object();
    doc.put("path", violation.path());
    doc.put("kind", violation.kind().name().toLowerCase(Locale.ROOT));
    doc.put("action", violation.action().name().toLowerCase(Locale.ROOT));
    doc.put("diff", violation.diff());
    doc.put("message", violation.message());
    return doc;
  }

  static ObjectNode tests(TestDelta tests) {
    ObjectNode doc = Json.object();
    doc.put("known", tests.known());
    doc.put("ran", tests.ran());
    doc.set("fixed", TaskGraphDocument.texts(tests.fixed()));
    doc.set("broke", TaskGraphDocument.texts(tests.broke()));
    doc.set("vanished", TaskGraphDocument.texts(tests.vanished()));
    doc.set("newly_skipped", TaskGraphDocument.texts(tests.newlySkipped()));
    doc.set("added", TaskGraphDocument.texts(tests.added()));
    return doc;
  }

  static ObjectNode usage(Usage usage) {
    ObjectNode doc = Json.object();
    number(doc, "input_tokens", usage.inputTokens());
    number(doc, "output_tokens", usage.outputTokens());
    if (usage.usd() == null) {
      doc.put("usd", "unknown");
    } else {
      doc.put("usd", usage.usd());
    }
    doc.put("source", usage.source());
    doc.put("scope", usage.scope());
    doc.put("usd_source", usage.usdSource());
    doc.put("usd_scope", usage.usdScope());
    return doc;
  }

  private static void number(
      ObjectNode doc, String name, @org.jspecify.annotations.Nullable Long value) {
    if (value == null) {
      doc.put(name, "unknown");
    } else {
      doc.put(name, value);
    }
  }
}
