package dev.omk.build;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;

/** The tools of the running JDK, inside this process. */
final class Tools {
  private Tools() {}

  /** Runs one; a failure carries what it printed. */
  static void run(String name, String... args) {
    ToolProvider tool =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("this JDK has no " + name));
    StringWriter printed = new StringWriter();
    int code = tool.run(new PrintWriter(printed), new PrintWriter(printed), args);
    if (code != 0) {
      throw new IllegalStateException(name + " ended with " + code + ":\n" + printed);
    }
  }
}
