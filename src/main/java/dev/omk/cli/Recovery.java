package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.control.read.GoalReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a state was come by that was not as it should be. */
final class Recovery {
  private Recovery() {}

  /** All of several that are not empty, each once. */
  static String all(String... problems) {
    Set<String> different = new LinkedHashSet<>(List.of(problems));
    different.remove("");
    return String.join("; ", different);
  }

  /** One line on standard error. */
  static void tell(Call call, String recovery) {
    if (!recovery.isEmpty()) {
      call.note(recovery);
    }
  }

  /** The answer of a command that shows a document: 8 if something of it is lost. */
  static Answer answer(GoalReader.Read read, String out) {
    return new Answer(read.damaged() ? ExitCode.DAMAGED_STATE : ExitCode.OK, out);
  }

  /** A field of the document. */
  static void note(ObjectNode document, String recovery) {
    if (!recovery.isEmpty()) {
      document.put("recovery_status", recovery);
    }
  }
}
