package dev.omk.view;

import dev.omk.text.Columns;
import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.List;

/** One line that is being put together, at most so many columns wide; a cut is shown. */
final class Row {
  private static final String ESCAPE = "\u001b[";
  private static final String END = ESCAPE + "0m";

  private final List<Piece> pieces = new ArrayList<>();
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

  /** Text that looks the same throughout, harmless. */
  private record Piece(Look look, String text) {
    int columns() {
      return Columns.of(text);
    }
  }

  Row add(String text) {
    return add(Look.PLAIN, text);
  }

  Row add(Look look, String text) {
    return put(look, Harmless.oneLine(text));
  }

  /** Text that leaves at least so many columns to what follows. */
  Row keeping(int columns, Look look, String text) {
    int room = width - columns - used;
    if (room <= 1) {
      return this;
    }
    String safe = Harmless.oneLine(text);
    return put(look, Columns.of(safe) <= room ? safe : Columns.cut(safe, room - 1));
  }

  private Row put(Look look, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(look, text));
      used += Columns.of(text);
    }
    return this;
  }

  /** Text at the right edge, after blanks. */
  Row right(Look look, String text) {
    int blanks = width - used - Columns.of(text);
    return blanks > 0 ? add(" ".repeat(blanks)).add(look, text) : this;
  }

  @Override
  public String toString() {
    List<Piece> all = new ArrayList<>(pieces);
    if (!all.isEmpty()) {
      Piece last = all.removeLast();
      all.add(new Piece(last.look(), last.text().stripTrailing()));
    }
    int columns = all.stream().mapToInt(Piece::columns).sum();
    // Where a terminal has no mark of a cut, it is two columns wide.
    int room = columns <= width ? columns + 1 : width - 1;
    StringBuilder out = new StringBuilder();
    for (Piece piece : all) {
      if (piece.columns() >= room) {
        return out.append(shown(piece.look(), Columns.cut(piece.text() + " ", room))).toString();
      }
      out.append(shown(piece.look(), piece.text()));
      room -= piece.columns();
    }
    return out.toString();
  }

  private String shown(Look look, String text) {
    return !colours || look == Look.PLAIN ? text : ESCAPE + look.code + "m" + text + END;
  }
}
