package dev.omk.review.architect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The requirements that stand in lists of {@code pyproject.toml} (PEP 621 and PEP 735) and {@code
 * setup.py}, each as a line of its own that is the requirement in quotes.
 */
final class PythonRequirements {
  private static final Set<String> FILES = Set.of("pyproject.toml", "setup.py");
  private static final Pattern SECTION = Pattern.compile("^\\s*\\[([\\w.-]+)\\]\\s*(#.*)?$");
  private static final Pattern LIST =
      Pattern.compile("\\b(?:dependencies|install_requires)\\s*=\\s*\\[(.*)$");
  private static final Pattern ANY_LIST = Pattern.compile("^\\s*\"?[\\w.-]+\"?\\s*=\\s*\\[(.*)$");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"|'([^']*)'");
  private static final Set<String> OF_LISTS =
      Set.of("project.optional-dependencies", "dependency-groups");

  private final List<TextLine> found = new ArrayList<>();
  private String section = "";
  private boolean within;

  private PythonRequirements() {}

  /** The requirements of some lines; those of other files, and what is in no list, as they are. */
  static List<TextLine> of(String file, List<TextLine> lines) {
    if (!FILES.contains(file)) {
      return lines;
    }
    PythonRequirements requirements = new PythonRequirements();
    int last = -1;
    for (TextLine line : lines) {
      if (line.number() != last + 1) {
        requirements.section = "";
        requirements.within = false;
      }
      last = line.number();
      requirements.read(line);
    }
    return requirements.found;
  }

  private void read(TextLine line) {
    Matcher begins = SECTION.matcher(line.text());
    if (!within && begins.find()) {
      section = begins.group(1);
      return;
    }
    Matcher list = (OF_LISTS.contains(section) ? ANY_LIST : LIST).matcher(line.text());
    if (!within && list.find()) {
      members(line, list.group(1));
    } else if (within) {
      members(line, line.text());
    } else {
      found.add(line);
    }
  }

  // What stands behind the end of the list, or in a comment, belongs to it no more.
  private void members(TextLine line, String text) {
    int from = 0;
    Matcher member = TEXT.matcher(text);
    while (member.find() && !ends(text.substring(from, member.start()))) {
      String requirement = member.group(1) == null ? member.group(2) : member.group(1);
      found.add(new TextLine(line.number(), '"' + requirement.strip() + '"'));
      from = member.end();
    }
    int end = text.indexOf(']', from);
    within = end < 0 || text.substring(from, end).indexOf('#') >= 0;
  }

  private static boolean ends(String between) {
    return between.indexOf('#') >= 0 || between.indexOf(']') >= 0;
  }
}
