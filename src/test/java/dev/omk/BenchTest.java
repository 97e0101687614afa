package dev.omk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks, which only {@code bench/run} compiles, fit what they measure. */
class BenchTest {
  @TempDir Path classes;

  @Test
  void theBenchmarksCompile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (Stream<Path> sources = Files.list(Path.of("bench"));
        StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = sources.filter(path -> path.toString().endsWith(".java")).toList();
      assertThat(java).isNotEmpty();
      boolean compiled =
          compiler
              .getTask(
                  problems,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-proc:none", "-Xlint:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(java))
              .call();
      assertThat(compiled).as(problems.toString()).isTrue();
    }
  }
}
