package dev.omk.cli;

import dev.omk.error.OmkException;
import dev.omk.plan.Intake;
import dev.omk.text.Harmless;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Where a goal's text comes from: the argument, {@code --goal-file}, or both below each other. */
final class GoalTextSource {
  private static final String FILE = "--goal-file";
  private static final String STDIN = "-";
  private static final String NAME_ONE = "name a file, or - for standard input";

  private GoalTextSource() {}

  static void declare(CommandSpec spec) {
    Flags.optionalArgument(spec, "GOAL", "what is to be done, in words; at most 64 KiB of UTF-8");
    spec.addOption(
        Flags.value(
            FILE,
            Flags.FILE,
            "read the goal from a file, - is standard input; below GOAL if both are given (none)"));
  }

  /** The text; what is wrong with it is noted among the problems. */
  static String read(Call call) {
    Values values = call.values();
    Optional<String> argument = values.argument();
    Optional<String> file = values.text(FILE);
    if (argument.isEmpty() && !values.given(FILE)) {
      if (values.understood()) {
        values
            .problems()
            .usage(
                "missing argument: GOAL",
                "for instance: omk goal run \"Fix the failing test in calc\"");
      }
      return "";
    }
    Optional<String> details = file.flatMap(name -> content(call, name));
    if (file.isPresent() && details.isEmpty()) {
      argument.ifPresent(text -> checked(values, text));
      return "";
    }
    String text =
        details
            .map(below -> argument.map(above -> above + "\n\n" + below).orElse(below))
            .or(() -> argument)
            .orElse("");
    return checked(values, text);
  }

  private static String checked(Values values, String text) {
    try {
      Intake.read(text);
    } catch (OmkException e) {
      values.problems().rule(e.line(), e.nextStep());
    }
    return text;
  }

  private static Optional<String> content(Call call, String name) {
    if (!name.equals(STDIN) && isNoRegularFile(call, name)) {
      return refused(call, name, "is no regular file", NAME_ONE);
    }
    try (InputStream in = open(call, name)) {
      byte[] bytes = in.readNBytes(Intake.MAX_BYTES + 1);
      if (bytes.length > Intake.MAX_BYTES) {
        return refused(call, name, "is larger than 64 KiB", "keep to what is to be done");
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
      // Some editors put a mark before the text; it is no part of it.
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return refused(call, name, "is not UTF-8", "save it as UTF-8");
    } catch (IOException | InvalidPathException e) {
      return refused(call, name, "cannot be read", NAME_ONE);
    }
  }

  // A pipe would have to be waited for.
  private static boolean isNoRegularFile(Call call, String name) {
    try {
      Path file = call.directory().resolve(name);
      return Files.exists(file) && !Files.isRegularFile(file);
    } catch (InvalidPathException e) {
      return false; // Told when it is opened.
    }
  }

  private static InputStream open(Call call, String name) throws IOException {
    if (name.equals(STDIN)) {
      return System.in;
    }
    return new FileInputStream(call.directory().resolve(name).toFile());
  }

  private static Optional<String> refused(Call call, String name, String why, String next) {
    call.values().problems().rule(FILE + ": '" + Harmless.line(name, 200) + "' " + why, next);
    return Optional.empty();
  }
}
