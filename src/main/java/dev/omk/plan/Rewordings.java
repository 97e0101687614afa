package dev.omk.plan;

import dev.omk.text.Harmless;
import java.util.List;

/** A vague text in its own words, twice, in a form that a gate or a test could judge. */
public final class Rewordings {
  private static final int TEXT = 200;

  private Rewordings() {}

  /**
   * What is known of the project that the text is about.
   *
   * @param gate the command line of a gate that decides; empty when there is none
   * @param file the file that the text points to, or the largest one; empty when nothing is known
   * @param tests where a test would go; empty when there are none
   */
  public record Place(String gate, String file, String tests) {
    /** Nothing is known. */
    public static final Place UNKNOWN = new Place("", "", "");
  }

  /** Two of them; each is clear by our own rules. */
  public static List<String> of(String normalized, Place place) {
    String text = Harmless.line(normalized, TEXT).replaceAll("[\\s.!?;:,]+$", "");
    String where = place.file().isEmpty() ? "" : " in " + place.file();
    String gate = place.gate().isEmpty() ? "./check.sh" : place.gate();
    String tests = place.tests().isEmpty() ? "the tests" : place.tests();
    return List.of(
        text + where + ", so that `" + gate + "` fails today and exits 0 afterwards",
        text
            + ": add a test to "
            + tests
            + " that fails today, and change "
            + (place.file().isEmpty() ? "the code" : place.file())
            + " until it passes");
  }
}
