package dev.omk.trust;

import java.util.List;
import java.util.Map;

/** Projects of the same defect in languages that are compiled, and a program without a suffix. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class MoreProjects {
  private MoreProjects() {}

  /** A crate with its tests inside. */
  static final Project CRATE =
      new Project("crate", List.of("cargo"), Map.of(), "sed -i 's/a - b/a + b/' src/lib.rs")
          .gate("cargo test --offline")
          .with(
              "Cargo.toml",
              "[package]\nname = \"x\"\nversion = \"0.1.0\"\nedition = \"2021\"\n",
              ".gitignore",
              "target/\n",
              "Cargo.lock",
              "version = 3\n\n[[package]]\nname = \"x\"\nversion = \"0.1.0\"\n",
              "src/lib.rs",
              """
              pub fn add(a: i32, b: i32) -> i32 { a - b }

              #[cfg(test)]
              mod tests {
                  use super::*;

                  #[test]
                  fn adds() {
                      assert_eq!(add(2, 3), 5);
                  }
              }
              """);

  static final Project C =
      new Project("c", List.of("make", "cc"), Map.of(), "sed -i 's/a - b/a + b/' calc.c")
          .gate("make -s test")
          .with(
              ".gitignore",
              "t\n",
              "Makefile",
              "test: t\n\t./t\nt: calc.c tests/calc_test.c calc.h\n\tcc -I. -o t calc.c tests/calc_test.c\n",
              "calc.h",
              "#ifndef CALC_H\n#define CALC_H\nint add(int a, int b);\n#endif\n",
              "calc.c",
              "#include \"calc.h\"\nint add(int a, int b) { return a - b; }\n",
              "tests/calc_test.c",
              """
              #include <assert.h>
              #include <stdio.h>
              #include "calc.h"
              int main(void) {
                assert(add(2, 3) == 5);
                assert(add(2, 0) == 2);
                puts("ok");
                return 0;
              }
              """);

  static final Project CPP =
      new Project("c++", List.of("make", "g++"), Map.of(), "sed -i 's/a - b/a + b/' calc.hpp")
          .gate("make -s test")
          .with(
              ".gitignore",
              "t\n",
              "Makefile",
              "test: t\n\t./t\nt: calc.hpp tests/calc_test.cpp\n\tg++ -I. -o t tests/calc_test.cpp\n",
              "calc.hpp",
              "#pragma once\ninline int add(int a, int b) { return a - b; }\n",
              "tests/calc_test.cpp",
              """
              #include <cstdio>
              #include "calc.hpp"
              int main() {
                if (add(2, 3) == 5) { std::puts("ok"); return 0; }
                std::puts("FAIL");
                return 1;
              }
              """);

  static final Project JAVA =
      new Project(
              "java", List.of("java", "javac"), Map.of(), "sed -i 's/a - b/a + b/' src/Calc.java")
          .gate("sh check.sh")
          .with(
              ".gitignore",
              "out/\n",
              "check.sh",
              "rm -rf out && javac -d out src/*.java tests/*.java && java -ea -cp out CalcTest\n",
              "src/Calc.java",
              """
              public class Calc {
                public static int add(int a, int b) {
                  return a - b;
                }
              }
              """,
              "tests/CalcTest.java",
              """
              public class CalcTest {
                public static void main(String[] args) {
                  if (Calc.add(2, 3) != 5) {
                    System.err.println("FAIL");
                    System.exit(1);
                  }
                  System.out.println("1 passed");
                }
              }
              """);

  /** A program whose name does not say its language. */
  static final Project SCRIPT =
      new Project("script", List.of("sh"), Map.of(), "sed -i 's/a - b/a + b/' bin/calc")
          .gate("sh tests/calc_test.sh")
          .with(
              "bin/calc",
              "#!/bin/sh\na=$1; b=$2; echo $((a - b))\n",
              "tests/calc_test.sh",
              "[ \"$(sh bin/calc 2 3)\" = 5 ] || { echo 'FAIL: 2 + 3'; exit 1; }\n"
                  + "[ \"$(sh bin/calc 0 0)\" = 0 ] || exit 1\n");
}
