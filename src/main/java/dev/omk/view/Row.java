package dev.omk.view;

import dev.omk.text.Columns;
import dev.omk.text.Harmless;

/** One line that is being put together, at most so many columns wide. */
final class Row {
  private static final String ESCAPE = "\u001b[";
  private static final String END = ESCAPE + "0m";

  private final StringBuilder out = new StringBuilder();
  private final int width;
  private final boolean colours;
  private int used;

  Row(int width, boolean colours) {
    this.width = width;
    this.colours = colours;
  }

  /** How something stands out; numbers of ECMA-48, SGR. */
  enum Look {
    PLAIN(""),
    BOLD("1"),
    FAINT("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  Row add(String text) {
    return add(Look.PLAIN, text);
  }

  Row add(Look look, String text) {
    return add(look, text, width);
  }

  /** Text that leaves at least so many columns to what follows. */
  Row keeping(int columns, Look look, String text) {
    return add(look, text, width - columns);
  }

  private Row add(Look look, String text, int end) {
    int room = end - used;
    if (room <= 1 || text.isEmpty()) {
      return this;
    }
    String safe = Harmless.oneLine(text);
    String shown = Columns.of(safe) <= room ? safe : Columns.cut(safe, room - 1);
    used += Columns.of(shown);
    boolean plain = !colours || look == Look.PLAIN;
    out.append(plain ? shown : ESCAPE + look.code + "m" + shown + END);
    return this;
  }

  /** Text at the right edge, after blanks. */
  Row right(Look look, String text) {
    int blanks = width - used - Columns.of(text);
    return blanks > 0 ? add(" ".repeat(blanks)).add(look, text) : this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
