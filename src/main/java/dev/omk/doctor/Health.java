package dev.omk.doctor;

/** How something is. Every detail is one line; a fix is what to do now, best a command. */
public sealed interface Health {

  /** What was seen. */
  String detail();

  /** What to do about it; empty when nothing has to be done. */
  String fix();

  /** As it should be. */
  record Ok(String detail) implements Health {
    @Override
    public String fix() {
      return "";
    }
  }

  /** Usable, but somebody should know. */
  record Warning(String detail, String fix) implements Health {}

  /** Needed, and not usable. */
  record Broken(String detail, String fix) implements Health {}

  /** Not there, and not needed. */
  record Absent(String detail, String fix) implements Health {}

  /** The word for it in documents. */
  default String word() {
    return switch (this) {
      case Ok ok -> "ok";
      case Warning warning -> "warning";
      case Broken broken -> "broken";
      case Absent absent -> "absent";
    };
  }
}
