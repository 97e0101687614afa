package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that nobody in his right mind would put there, met by the real commands in a small heap.
 */
class HostileStateTest {
  private static final long HUGE = 500L * 1024 * 1024;

  @TempDir Path directory;

  /** What is done to the {@code goal.json} of a goal. */
  enum Harm {
    HUGE_FILE {
      @Override
      void to(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          open.setLength(HUGE);
        }
      }
    },
    HUGE_TEXT {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file, "{\"original_goal\": \"" + "x".repeat(40 * 1024 * 1024) + "\"}");
      }
    },
    DEEP {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(file, "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
      }
    },
    DUPLICATE_KEYS {
      @Override
      void to(Path file) throws IOException {
        Files.writeString(
            file,
            Files.readString(file).replaceFirst("\"status\"", "\"status\": \"ready\", \"status\""));
      }
    },
    INVALID_UTF8 {
      @Override
      void to(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("original_goal") + 20] =
            (byte) 0xFF;
        Files.write(file, bytes);
      }
    },
    NUL_BLOCK {
      @Override
      void to(Path file) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
          open.setLength(open.length() + 4096);
        }
      }
    },
    FIFO {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
        run(List.of("mkfifo", file.toString()));
      }
    },
    FOLDER {
      @Override
      void to(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
      }
    },
    LINK {
      @Override
      void to(Path file) throws IOException {
        Path moved = file.resolveSibling("moved.json");
        Files.move(file, moved);
        Files.createSymbolicLink(file, moved);
      }
    };

    abstract void to(Path file) throws IOException;
  }

  private static final String BAD = "verify-pass";
  private static final String GOOD = "plan-only";

  private Path state() throws IOException {
    Path state = directory.resolve("state");
    Recording.copy(BAD, state);
    Recording.copy(GOOD, state);
    return state;
  }

  private static Path file(Path state, String name) {
    return state.resolve("goals").resolve(Recording.id(BAD)).resolve(name);
  }

  @ParameterizedTest
  @EnumSource(Harm.class)
  void aStateThatCannotBeReadIsNamedAndTheOtherGoalsAreShown(Harm harm) throws IOException {
    Path state = state();
    harm.to(file(state, "goal.json"));
    Recording.Ended list = inSmallHeap(state, "goal", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains("[not_ready] " + Recording.id(GOOD), "[damaged]", "goal.json");
    for (String command : List.of("status", "show", "proof", "replay", "budget")) {
      Recording.Ended one = inSmallHeap(state, "goal", command, Recording.id(BAD));
      assertThat(one.code()).as(command).isEqualTo(8);
      assertThat(one.err()).as(command).contains("goal.json");
    }
    assertThat(inSmallHeap(state, "goal", "status", Recording.id(GOOD)).code()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Harm.class,
      names = {"FIFO", "FOLDER", "LINK", "HUGE_FILE"})
  void aJournalThatIsNoneIsNamed(Harm harm) throws IOException {
    Path state = state();
    harm.to(file(state, "events.jsonl"));
    Recording.Ended replay = inSmallHeap(state, "goal", "replay", Recording.id(BAD));
    // Bytes that never arrived, at the end: what is before them is whole.
    assertThat(replay.code()).isEqualTo(harm == Harm.HUGE_FILE ? 0 : 8);
    assertThat(replay.err()).contains("events.jsonl");
    assertThat(inSmallHeap(state, "goal", "list").out()).contains(Recording.id(GOOD));
  }

  @Test
  void aProofWithHundredsOfMegabytesOfOutputIsReadInASmallHeap() throws IOException {
    Path state = state();
    Path proof = file(state, "proof.json");
    String text = Files.readString(proof);
    int at = text.indexOf("\"stdout\": \"") + "\"stdout\": \"".length();
    try (var out = Files.newBufferedWriter(proof)) {
      out.write(text.substring(0, at));
      String chunk = "0123456789abcde\\n".repeat(65_536);
      for (int i = 0; i < 200; i++) {
        out.write(chunk);
      }
      out.write(text.substring(at));
    }
    Recording.Ended shown = inSmallHeap(state, "goal", "proof", Recording.id(BAD), "--json");
    assertThat(shown.code()).isZero();
    assertThat(shown.json().path("gates")).hasSize(4);
    assertThat(shown.out()).hasSizeLessThan(100_000).contains("stdout_summary");
  }

  @Test
  void aLinkedGoalDirectoryIsNotFollowed() throws IOException {
    Path state = state();
    Path goal = state.resolve("goals").resolve(Recording.id(BAD));
    Files.move(goal, directory.resolve("elsewhere"));
    Files.createSymbolicLink(goal, directory.resolve("elsewhere"));
    assertThat(inSmallHeap(state, "goal", "status", Recording.id(BAD)).code()).isEqualTo(8);
    Recording.Ended list = inSmallHeap(state, "goal", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out()).contains(Recording.id(GOOD), "[damaged]");
  }

  private Recording.Ended inSmallHeap(Path state, String... arguments) throws IOException {
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-cp"));
    argv.addAll(List.of(System.getProperty("java.class.path"), "dev.omk.cli.Main"));
    argv.addAll(List.of("--state-dir", state.toString()));
    argv.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(argv).directory(directory.toFile());
    builder.environment().put("HOME", directory.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    int code = end(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start());
    return new Recording.Ended(code, Files.readString(out), Files.readString(err));
  }

  private static void run(List<String> argv) throws IOException {
    end(new ProcessBuilder(argv).start());
  }

  private static int end(Process process) throws IOException {
    try {
      if (process.waitFor(60, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new AssertionError("hangs");
  }
}
