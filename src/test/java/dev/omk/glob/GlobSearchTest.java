package dev.omk.glob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobSearchTest {
  @TempDir Path directory;
  private Path root;

  @BeforeEach
  void makeFiles() throws IOException {
    root = Files.createDirectory(directory.resolve("root"));
    for (String file :
        List.of(
            "a.c",
            "b.h",
            "src/a.py",
            "src/deep/b.py",
            "test/unit/c.py",
            "app/[slug]/page.tsx",
            "app/s/page.tsx",
            "{{name}}/x.txt",
            "odd[.xml",
            "node_modules/m/a.py",
            ".git/a.py")) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    Files.writeString(directory.resolve("outside.py"), "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[a-b].[ch]              | a.c b.h",
        "[!a]*.h                 | b.h",
        "*.{c,h}                 | a.c b.h",
        "{src,test/unit}/*.py    | src/a.py test/unit/c.py",
        "{src,test/{unit,e2e}}/**/*.py | src/a.py src/deep/b.py test/unit/c.py",
        "**/*.py                 | src/a.py src/deep/b.py test/unit/c.py",
        "src/**                  | src/a.py src/deep/b.py",
        "src/                    | src/a.py src/deep/b.py",
        "app/[slug]/page.tsx     | app/[slug]/page.tsx app/s/page.tsx",
        "app/\\[slug\\]/*        | app/[slug]/page.tsx",
        "{{name}}/*.txt          | {{name}}/x.txt",
        "odd[.xml                | odd[.xml",
        "{..,src}/*.py           | src/a.py",
        "?.c                     | a.c"
      })
  void findsWhatIsMeant(String glob, String files) throws IOException {
    assertThat(GlobSearch.find(root, glob))
        .extracting(path -> root.relativize(path).toString())
        .containsExactlyInAnyOrderElementsOf(List.of(files.split(" ")));
  }

  @Test
  void anEndlessChoiceEnds() throws IOException {
    assertThat(GlobSearch.find(root, "{a,b}".repeat(40) + "x")).isEmpty();
  }
}
