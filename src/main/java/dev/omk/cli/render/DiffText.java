package dev.omk.cli.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.GoalDiff;
import dev.omk.json.Json;
import dev.omk.scope.ChangedFile;
import dev.omk.text.Harmless;
import java.util.Locale;

/** What a goal changed, for people and scripts. */
public final class DiffText {
  private static final String CUT = "(the rest is left out: the diff is too large)\n";

  private DiffText() {}

  /** The patch; empty when nothing differs. */
  public static String text(GoalDiff diff) {
    String patch = Harmless.block(diff.text());
    return diff.truncated() ? patch + CUT : patch;
  }

  /** What is shown, and the patch as a block of code. */
  public static String markdown(GoalDiff diff) {
    String fence = "`".repeat(Math.max(3, longestRun(diff.text()) + 1));
    return diff.heading() + ":\n\n" + fence + "diff\n" + text(diff) + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** The document. */
  public static ObjectNode json(GoalDiff diff) {
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("goal_id", diff.id().value());
    diff.pass().ifPresent(pass -> doc.put("pass", pass));
    doc.put("from", diff.from());
    doc.put("to", diff.to());
    ArrayNode files = doc.putArray("files");
    for (ChangedFile file : diff.files()) {
      ObjectNode node = files.addObject();
      node.put("path", file.path());
      node.put("change", file.change().name().toLowerCase(Locale.ROOT));
      if (!file.oldPath().isEmpty()) {
        node.put("old_path", file.oldPath());
      }
    }
    doc.put("diff", diff.text());
    doc.put("truncated", diff.truncated());
    return doc;
  }
}
