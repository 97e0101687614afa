package dev.omk.control.deliver;

import dev.omk.control.workspace.Workspace;
import dev.omk.delivery.Protection;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;

/** Whether the branch that work ends up in is protected, asked before any work. */
public final class ProtectionCheck {
  private ProtectionCheck() {}

  /**
   * Requires checks and reviews on the base branch. Writes nothing.
   *
   * @throws OmkException {@code BLOCKED_ON_HUMAN} with what is missing; {@code BLOCKED_ON_EXTERNAL}
   *     if the forge cannot be asked
   */
  public static void require(Workspace workspace) throws InterruptedException {
    Destination to = Destination.find(workspace.world(), workspace.root());
    String base = to.repository().defaultBranch();
    Protection protection = to.forge().protection(base);
    if (!protection.missing().isEmpty()) {
      throw new OmkException(
          ErrorCode.BLOCKED_ON_HUMAN,
          "branch "
              + base
              + " of "
              + to.forge().address()
              + " is not protected: it lacks "
              + String.join(" and ", protection.missing())
              + ", as far as gh's login may see",
          "set them there (branch protection or a ruleset), or leave out --enforce-protection");
    }
  }
}
