package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a state was come by that was not as it should be. */
final class Recovery {
  private Recovery() {}

  /** One line on standard error. */
  static void tell(Call call, String recovery) {
    if (!recovery.isEmpty()) {
      call.note(recovery);
    }
  }

  /** A field of the document. */
  static void note(ObjectNode document, String recovery) {
    if (!recovery.isEmpty()) {
      document.put("recovery_status", recovery);
    }
  }
}
