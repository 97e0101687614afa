package dev.omk.worktree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An object as {@code git cat-file --batch} tells it; the format is that of git-cat-file.
 *
 * @param type {@code blob} or {@code tree}, for instance
 * @param content not looked at: it may not be what the object's name says
 */
record RawObject(String type, byte[] content) {
  private static final String MISSING = "missing";

  /**
   * What git told, in the order that was asked in; empty where there is no such object.
   *
   * @param asked how many objects were asked for
   */
  static List<Optional<RawObject>> all(byte[] told, int asked) {
    List<Optional<RawObject>> objects = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < asked; i++) {
      int end = indexOf(told, '\n', at);
      String[] facts = new String(told, at, end - at, StandardCharsets.UTF_8).split(" ", -1);
      at = end + 1;
      if (facts.length == 3 && !facts[2].equals(MISSING)) {
        byte[] content = Arrays.copyOfRange(told, at, at + Integer.parseInt(facts[2]));
        at += content.length + 1;
        objects.add(Optional.of(new RawObject(facts[1], content)));
      } else {
        objects.add(Optional.empty());
      }
    }
    return objects;
  }

  boolean tree() {
    return type.equals("tree");
  }

  /** Where a byte stands that is known to be there. */
  static int indexOf(byte[] bytes, int wanted, int from) {
    int at = from;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
