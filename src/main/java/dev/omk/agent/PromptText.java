package dev.omk.agent;

import dev.omk.text.Harmless;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A Markdown text that is being written within bounds. Sizes are bytes of UTF-8. */
final class PromptText {
  private static final int LINE = 400;
  private static final String CUT = "[… cut]";

  // Every heading, lead and fence is short: this is kept back for them.
  private static final int RESERVE = 2048;

  private static final Pattern LONG_RUN = Pattern.compile("`{16,}");

  private final StringBuilder out = new StringBuilder();
  private int size;
  private int end = Integer.MAX_VALUE;

  /** Words as they are, as many lines as fit. */
  void words(String words) {
    String harmless = Harmless.block(words);
    int bytes = bytes(harmless);
    if (size + bytes <= end) {
      out.append(harmless);
      size += bytes;
    }
  }

  /** Text of somebody else's between fences, all of it: it does not count. */
  void whole(String content) {
    int before = size;
    int limit = end;
    end = Integer.MAX_VALUE;
    fenced(content, Integer.MAX_VALUE);
    end = limit == Integer.MAX_VALUE ? limit : limit + size - before;
  }

  /** From here on, at most so many bytes. */
  void limit(int bytes) {
    end = size + bytes;
  }

  int size() {
    return size;
  }

  void heading(String title) {
    if (!out.isEmpty()) {
      line("");
    }
    line("## " + title);
    line("");
  }

  void line(String line) {
    int bytes = bytes(line) + 1;
    if (size + bytes <= end) {
      out.append(line).append('\n');
      size += bytes;
    }
  }

  /** One line each, as many as fit, and how many did not. */
  void items(String bullet, List<String> items, int most) {
    int bound = Math.min(most, end - size - RESERVE);
    int used = 0;
    for (int i = 0; i < items.size(); i++) {
      String line = bullet + items.get(i);
      used += bytes(line) + 1;
      if (used > bound) {
        line(bullet + "… and " + (items.size() - i) + " more");
        return;
      }
      line(line);
    }
  }

  /** Text of somebody else's, between fences that it cannot close. */
  void fenced(String content, int most) {
    // A fence has to be longer than any run in it, and must stay short itself.
    String harmless = LONG_RUN.matcher(Harmless.block(content).strip()).replaceAll("```…");
    String fence = fence(harmless);
    line(fence + "text");
    for (String line : cut(harmless, Math.min(most, end - size - RESERVE)).split("\n", -1)) {
      line(line);
    }
    line(fence);
  }

  private static String fence(String content) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < content.length(); i++) {
      run = content.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(Math.max(3, longest + 1));
  }

  /** Whole lines that fit, and a mark if some did not. */
  private static String cut(String content, int most) {
    if (bytes(content) <= most) {
      return content;
    }
    int low = 0;
    int high = content.length();
    while (low < high) { // the longest beginning that fits
      int middle = (low + high + 1) >>> 1;
      if (bytes(content.substring(0, middle)) + CUT.length() + 3 <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    String kept = Harmless.cutBefore(content, low);
    int newline = kept.lastIndexOf('\n');
    return (newline > kept.length() / 2 ? kept.substring(0, newline) : kept) + "\n" + CUT;
  }

  /** Items as harmless lines, as many as fit. */
  static String bounded(List<String> items, int most) {
    PromptText list = new PromptText();
    list.items("- ", items.stream().map(item -> Harmless.line(item, LINE)).toList(), most - 100);
    return list.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
