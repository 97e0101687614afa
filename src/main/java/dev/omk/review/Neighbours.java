package dev.omk.review;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.omk.secret.TextLine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Code that lists the folder of what it was given. What is expected of it often lies beside what it
 * is tried with: {@code a.out} beside {@code a.in}.
 */
final class Neighbours {
  private static final String FOLDER =
      "\\b(?:os\\.path\\.dirname|path\\.dirname|dirname|filepath\\.Dir|File\\.dirname)\\s*\\(\\s*(\\w+)[^()]*\\)"
          + "|\\b(\\w+)\\.(?:parent|getParent\\(\\)|parent\\(\\))";
  private static final Pattern GIVES_FOLDER = Pattern.compile(FOLDER);
  private static final Pattern NAMED =
      Pattern.compile(
          "^\\s*(?:(?:const|let|var|final|auto)\\s+)?(\\w+)\\s*:?=\\s*(?:" + FOLDER + ")");
  private static final String LIST =
      "\\b(?:os\\.)?(?:scandir|listdir|walk|readdirSync|readdir|ReadDir|read_dir|opendir|i?glob)\\s*\\(";
  private static final Pattern LISTS =
      Pattern.compile(LIST + "|\\.(?:iterdir|r?glob|listFiles)\\s*\\(");
  private static final PatternSet<Pattern> MAY_GIVE = PatternSet.of(GIVES_FOLDER);
  private static final PatternSet<Pattern> MAY_LIST = PatternSet.of(LISTS);
  private static final Pattern LISTED =
      Pattern.compile(LIST + "\\s*(\\w+)\\b|\\b(\\w+)\\.(?:iterdir|r?glob|listFiles)\\s*\\(");
  private static final Set<String> OWN =
      Set.of("__file__", "__filename", "__dirname", "self", "cls");

  private final FilePatch file;

  Neighbours(FilePatch file) {
    this.file = file;
  }

  List<TextLine> lines() {
    if (!Suffixes.CODE.contains(file.suffix())) {
      return List.of();
    }
    Set<String> folders = new HashSet<>();
    for (TextLine line : file.added()) {
      if (MAY_GIVE.mayMatch(line.text())) {
        Matcher named = NAMED.matcher(line.text());
        if (named.find() && folder(line.text()).isPresent()) {
          folders.add(named.group(1));
        }
      }
    }
    return file.added().stream().filter(line -> lists(line.text(), folders)).toList();
  }

  private static boolean lists(String text, Set<String> folders) {
    if (!MAY_LIST.mayMatch(text) || !LISTS.matcher(text).find()) {
      return false;
    }
    Matcher listed = LISTED.matcher(text);
    while (listed.find()) {
      String name = listed.group(1) == null ? listed.group(2) : listed.group(1);
      if (folders.contains(name)) {
        return true;
      }
    }
    return folder(text).isPresent();
  }

  // Of what somebody passes; a program may know what lies beside itself.
  private static Optional<String> folder(String text) {
    Matcher folder = GIVES_FOLDER.matcher(text);
    while (folder.find()) {
      String of = folder.group(1) == null ? folder.group(2) : folder.group(1);
      if (!OWN.contains(of)) {
        return Optional.of(of);
      }
    }
    return Optional.empty();
  }
}
