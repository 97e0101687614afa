package dev.omk.review;

/** The sections of the wall, in the order in which {@code proof.json} has them. */
public enum Section {
  ARCHITECT("architect"),
  CODE("code"),
  TEST("test"),
  SECURITY("security"),
  PERFORMANCE("performance"),
  ANTI_SLOP("anti-slop");

  private final String pass;

  Section(String pass) {
    this.pass = pass;
  }

  /** Its name in {@code review_artifacts}. */
  public String pass() {
    return pass;
  }
}
