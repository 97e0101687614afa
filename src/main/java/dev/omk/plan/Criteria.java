package dev.omk.plan;

import dev.omk.text.Harmless;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads acceptance criteria out of a goal's text: every item of a checklist ({@code - [ ] …}),
 * wherever it is, and every list item below a heading such as "Acceptance criteria" or "Done when".
 * What stands in code fences is no criterion. An item that begins with an id of its own ({@code
 * AC-7: …}) keeps it.
 */
final class Criteria {
  private static final int MOST = 100;
  private static final int TEXT = 400;
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.{1,200}?)\\s*#*");
  private static final Pattern LABEL = Pattern.compile("[*_]{0,2}([\\p{L} ]{3,60}):?[*_]{0,2}:?");
  private static final Pattern ACCEPTANCE =
      Pattern.compile(
          "(?i).*\\b(acceptance|done when|definition of done|success criteria|criteria)\\b.*");
  private static final Pattern ITEM =
      Pattern.compile("(\\s{0,12})(?:[-*+]|\\d{1,3}[.)])\\s+(\\[[ xX]\\]\\s+)?(\\S.*)");
  private static final Pattern OWN_ID =
      Pattern.compile("[*_`]{0,2}([A-Z]{1,6}-?\\d{1,4})[*_`]{0,2}\\s*[:.)–-]\\s*(\\S.*)");

  private final List<String> texts = new ArrayList<>();
  private boolean fenced;
  private boolean acceptance;
  private boolean open;
  private int indent;

  private Criteria() {}

  /** The criteria, in the order of the text. */
  static List<Criterion> in(String text) {
    Criteria reader = new Criteria();
    text.lines().forEach(reader::line);
    return numbered(reader.texts, Criterion.GOAL, List.of());
  }

  /** More criteria, with ids that are not taken yet. */
  static List<Criterion> numbered(List<String> texts, String source, List<Criterion> before) {
    Set<String> taken = new LinkedHashSet<>();
    before.forEach(criterion -> taken.add(criterion.id()));
    texts.forEach(item -> ownId(item).ifPresent(taken::add));
    Set<String> used = new LinkedHashSet<>();
    before.forEach(criterion -> used.add(criterion.id()));
    List<Criterion> criteria = new ArrayList<>();
    int number = 1;
    for (String item : texts) {
      Optional<String> own = ownId(item).filter(id -> !used.contains(id));
      String id = own.orElse("");
      while (id.isEmpty()) {
        String next = "AC-" + number++;
        id = taken.add(next) ? next : "";
      }
      used.add(id);
      Matcher matcher = OWN_ID.matcher(item);
      String text = own.isPresent() && matcher.matches() ? matcher.group(2) : item;
      criteria.add(new Criterion(id, Harmless.line(text, TEXT), source));
    }
    return List.copyOf(criteria);
  }

  private static Optional<String> ownId(String item) {
    Matcher matcher = OWN_ID.matcher(item);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void line(String line) {
    String stripped = line.strip();
    if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
      fenced = !fenced;
      open = false;
    } else if (fenced) {
      return;
    } else if (stripped.isEmpty()) {
      open = false;
    } else if (!section(stripped)) {
      item(line, stripped);
    }
  }

  private boolean section(String stripped) {
    Matcher heading = HEADING.matcher(stripped);
    if (heading.matches()) {
      acceptance = ACCEPTANCE.matcher(heading.group(1)).matches();
      open = false;
      return true;
    }
    Matcher label = LABEL.matcher(stripped);
    boolean labelled = stripped.endsWith(":") || stripped.endsWith(":**");
    if (labelled && label.matches() && ACCEPTANCE.matcher(label.group(1)).matches()) {
      acceptance = true;
      open = false;
      return true;
    }
    return false;
  }

  private void item(String line, String stripped) {
    Matcher item = ITEM.matcher(line);
    if (!item.matches()) {
      if (open) {
        continued(" " + stripped);
      }
      return;
    }
    boolean nested = open && item.group(1).length() > indent;
    if (nested && item.group(2) == null) {
      continued("; " + item.group(3).strip());
      return;
    }
    open = (item.group(2) != null || acceptance) && texts.size() < MOST;
    if (open) {
      indent = item.group(1).length();
      texts.add(item.group(3).strip());
    }
  }

  private void continued(String more) {
    String before = texts.removeLast();
    texts.add(before.length() < TEXT ? before + more : before);
  }
}
