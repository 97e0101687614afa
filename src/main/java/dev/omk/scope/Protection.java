package dev.omk.scope;

/** How far a path is protected from agents. */
public enum Protection {
  /** An agent may change it. */
  FREE,
  /** No change by an agent is accepted, whether the path is there already or new. */
  PROTECTED,
  /** Only the parts that steer tests, scripts, plugins and ignores are protected. */
  PARTLY
}
