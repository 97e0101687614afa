package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.deliver.MergeCondition;
import dev.omk.control.deliver.MergeStep.Merge;
import dev.omk.json.Json;
import java.util.List;

/** What came of a merge. */
public final class MergeReport {
  private MergeReport() {}

  /** The document. */
  public static ObjectNode json(String goalId, Merge merge, int exitCode) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", goalId);
    doc.put("exit_code", exitCode);
    doc.put("number", merge.pull().number());
    doc.put("url", merge.pull().url());
    doc.put("head", merge.pull().head());
    doc.put("outcome", word(merge));
    switch (merge) {
      case Merge.Merged merged -> {
        doc.put("commit", merged.commit());
        doc.put("proven_tree", merged.same());
      }
      case Merge.Queued queued -> {}
      case Merge.ByHand hand -> {
        ArrayNode conditions = doc.putArray("conditions");
        for (MergeCondition condition : hand.conditions()) {
          ObjectNode node = conditions.addObject();
          node.put("name", condition.name());
          node.put("holds", condition.holds());
          node.put("detail", condition.detail());
        }
        ArrayNode commands = doc.putArray("commands");
        hand.commands().forEach(commands::add);
      }
    }
    return doc;
  }

  private static String word(Merge merge) {
    return switch (merge) {
      case Merge.Merged merged -> "merged";
      case Merge.Queued queued -> "queued";
      case Merge.ByHand hand -> "by_hand";
    };
  }

  /** As text. */
  public static String text(Merge merge) {
    Text text = new Text();
    String name = "Pull request " + merge.pull().name();
    switch (merge) {
      case Merge.Merged merged -> {
        text.heading(name + " is merged");
        text.field("Commit", merged.commit());
        if (merged.same()) {
          text.field("Tree", "the one that was proven");
        } else {
          text.field("Tree", "not the one that was proven");
          text.next("verify it: omk goal verify --no-goal");
        }
      }
      case Merge.Queued queued -> {
        text.heading(name + " is merged by the forge, when its queue and its rules let it");
        text.next("see what came of it: omk goal merge");
      }
      case Merge.ByHand hand -> {
        text.heading(name + " is to be merged by a person");
        hand.conditions()
            .forEach(it -> text.marked("  ", mark(it), it.name() + ": " + it.detail()));
        text.items("Commands:", List.copyOf(hand.commands()));
      }
    }
    text.field("URL", merge.pull().url());
    return text.toString();
  }

  private static String mark(MergeCondition condition) {
    return condition.holds() ? "strong" : "missing";
  }
}
