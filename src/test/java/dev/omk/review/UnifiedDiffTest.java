package dev.omk.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.secret.TextLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnifiedDiffTest {
  @Test
  void addedLinesCarryTheCandidatesNumbers() {
    UnifiedDiff diff =
        UnifiedDiff.parse(
            """
            diff --git a/a.py b/a.py
            index 1..2 100644
            --- a/a.py
            +++ b/a.py
            @@ -3,3 +3,4 @@ def f():
             x
            -old
            +new
            +more
             y
            @@ -20 +21 @@
            -z
            +zz
            \\ No newline at end of file
            """);

    assertThat(diff.whole()).isTrue();
    assertThat(only(diff).added())
        .containsExactly(new TextLine(4, "new"), new TextLine(5, "more"), new TextLine(21, "zz"));
    assertThat(only(diff).removed()).containsExactly(new TextLine(4, "old"), new TextLine(20, "z"));
  }

  @Test
  void lineThatLooksLikeAHeaderIsALine() {
    UnifiedDiff diff =
        UnifiedDiff.parse(
            """
            diff --git a/q.sql b/q.sql
            --- a/q.sql
            +++ b/q.sql
            @@ -1,2 +1,3 @@
            --- a comment of the base
            +++ b/evil
            +diff --git a/x b/x
             @@ -1 +1 @@
            """);

    assertThat(diff.whole()).isTrue();
    assertThat(only(diff).path()).isEqualTo("q.sql");
    assertThat(only(diff).added())
        .containsExactly(new TextLine(1, "++ b/evil"), new TextLine(2, "diff --git a/x b/x"));
  }

  @Test
  void renamesDeletionsAndBinariesAreTold() {
    UnifiedDiff diff =
        UnifiedDiff.parse(
            """
            diff --git a/one b/two
            similarity index 100%
            rename from one
            rename to two
            diff --git a/gone.txt b/gone.txt
            deleted file mode 100644
            --- a/gone.txt
            +++ /dev/null
            @@ -1 +0,0 @@
            -x
            diff --git a/pic.png b/pic.png
            new file mode 100644
            Binary files /dev/null and b/pic.png differ
            """);

    assertThat(diff.files())
        .extracting(FilePatch::path)
        .containsExactly("two", "gone.txt", "pic.png");
    assertThat(diff.files()).extracting(FilePatch::oldPath).containsExactly("one", "gone.txt", "");
    assertThat(diff.files()).extracting(FilePatch::deleted).containsExactly(false, true, false);
    assertThat(diff.files().get(2).binary()).isTrue();
  }

  @Test
  void cutHunkIsNotWhole() {
    assertThat(
            UnifiedDiff.parse("diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,5 +1,5 @@\n+x\n")
                .whole())
        .isFalse();
  }

  @Test
  void textThatIsNoDiffHasNoFiles() {
    assertThat(UnifiedDiff.parse("hello\n+world\n").files()).isEmpty();
  }

  @Test
  void namesComeBackAsGitWroteThem(@TempDir Path dir) throws IOException, InterruptedException {
    List<String> names =
        List.of(
            "plain.txt",
            "with blank.txt",
            "tab\tname",
            "new\nline",
            "quo\"te",
            "back\\slash",
            "ünïcode",
            "a b/c b/d.txt",
            "-dash",
            "emoji-🎉");
    git(dir, "init", "-q");
    for (String name : names) {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "content of " + name.length() + "\n");
    }
    git(dir, "add", "-A");

    UnifiedDiff diff = UnifiedDiff.parse(git(dir, "diff", "--cached"));

    assertThat(diff.whole()).isTrue();
    assertThat(diff.files()).extracting(FilePatch::path).containsExactlyInAnyOrderElementsOf(names);
    assertThat(diff.files()).allMatch(file -> file.added().size() == 1);
  }

  private static FilePatch only(UnifiedDiff diff) {
    assertThat(diff.files()).hasSize(1);
    return diff.files().getFirst();
  }

  private static String git(Path dir, String... arguments)
      throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(argv).directory(dir.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
