package dev.omk.git;

import java.util.ArrayList;
import java.util.List;

/** Reads what git writes with {@code -z}: fields that each end with a zero byte. */
public final class NulFields {
  private NulFields() {}

  /** The fields, decoded by {@link GitPath}; a last one without its zero byte counts too. */
  public static List<String> of(byte[] output) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < output.length; i++) {
      if (output[i] == 0) {
        fields.add(GitPath.decode(output, start, i));
        start = i + 1;
      }
    }
    if (start < output.length) {
      fields.add(GitPath.decode(output, start, output.length));
    }
    return fields;
  }
}
