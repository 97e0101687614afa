package dev.omk.build;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The picture of a run: {@code java Picture.java record OMK FOLDER} runs the demo and keeps what it
 * printed and when as {@code FOLDER/demo.cast}; {@code draw FOLDER} makes {@code FOLDER/demo.svg}
 * of that.
 */
public final class Picture {
  private static final String SHOWN_AS = "leap";

  private Picture() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 3 && args[0].equals("record")) {
      record(Path.of(args[1]).toAbsolutePath(), Path.of(args[2]));
    } else if (args.length == 2 && args[0].equals("draw")) {
      Path folder = Path.of(args[1]);
      Screencast cast = Screencast.read(folder.resolve("demo.cast"));
      Files.writeString(folder.resolve("demo.svg"), Drawing.of(cast));
    } else {
      System.err.println("Picture: record OMK FOLDER, or draw FOLDER");
      System.exit(2);
    }
  }

  private static void record(Path omk, Path folder) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("omk-picture");
    try {
      List<Screencast.Line> lines = new ArrayList<>();
      String place = scratch.toRealPath().toString();
      run(omk, scratch, place, lines, "demo", SHOWN_AS);
      run(omk, scratch.resolve(SHOWN_AS), place, lines, "goal", "proof");
      new Screencast(lines).write(Files.createDirectories(folder).resolve("demo.cast"));
    } finally {
      Trees.delete(scratch);
    }
  }

  // Where it ran is nobody's business: the folder is shown as the home.
  private static void run(
      Path omk, Path directory, String place, List<Screencast.Line> lines, String... words)
      throws IOException, InterruptedException {
    double begin = lines.isEmpty() ? 0 : lines.getLast().seconds() + 1;
    lines.add(new Screencast.Line(begin, "$ omk " + String.join(" ", words)));
    List<String> command = new ArrayList<>(List.of(omk.toString(), "--color", "always"));
    command.addAll(List.of("--progress", "plain"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    // As for somebody who has installed it.
    String path = omk.toAbsolutePath().getParent() + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        double seconds = begin + 0.5 + (System.nanoTime() - start) / 1e9;
        lines.add(new Screencast.Line(seconds, line.replace(place, "~")));
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with an error");
    }
  }
}
