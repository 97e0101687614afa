package dev.omk.error;

import java.util.Locale;

/** The stable codes of errors, as {@code --json} shows them in lower case. */
public enum ErrorCode {
  /** A well-formed value breaks a rule. */
  INVALID_VALUE,
  /** The command line itself is wrong: unknown flag, missing or conflicting argument. */
  USAGE,
  /** What was named does not exist. */
  NOT_FOUND,
  /** A file of the user's that omk reads ({@code gates.toml}, {@code config.toml}) is malformed. */
  MALFORMED_FILE,
  /** Reading or writing failed. */
  IO,
  /** A defect of omk's own. */
  INTERNAL,
  /** A part that a later version brings. */
  NOT_AVAILABLE,
  /** A gate failed or evidence is missing. */
  NOT_READY,
  /** A person has to decide first. */
  BLOCKED_ON_HUMAN,
  /** Something outside is missing: an agent, a program, credentials. */
  BLOCKED_ON_EXTERNAL,
  /** A budget is used up. */
  NEEDS_MORE_BUDGET,
  /** The goal is paused or cancelled. */
  PAUSED_OR_CANCELLED,
  /** Our own state is damaged or was tampered with. */
  DAMAGED_STATE,
  /** Another controller holds the goal. */
  LEASE_HELD;

  /** The code as documents spell it, for instance {@code not_found}. */
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
