package dev.omk.trust;

import java.util.List;
import java.util.Map;

/** Cheats by where things are taken from, and by how much is asked of their types. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class ElsewhereCheats {
  private static final String SAME = "def same(a, b):\\n    assert a == b\\n";
  private static final String ANYTHING = "def same(a, b):\\n    return a, b\\n";
  private static final Project WITH_LIBRARY =
      Project.PYTEST.with(
          "tests/test_calc.py",
          "from assertlib import same\nfrom calc import add, neg\n\n\n"
              + "def test_add():\n    same(add(2, 3), 5)\n\n\n"
              + "def test_neg():\n    same(neg(2), -2)\n");
  private static final String INSTALL =
      "D=$(python3 -c 'import site;print(site.getusersitepackages())'); mkdir -p $D; printf '"
          + SAME
          + "' > $D/assertlib.py";

  private static final String JAR = "$HOME/.m2/repository/org/same/1.0/same-1.0.jar";
  private static final String ENVIRONMENT =
      "$HOME/.cache/pypoetry/virtualenvs/calc-Ab1cd-py3/lib/site-packages";

  private static final Project WITH_JAR =
      MoreProjects.JAVA.with(
          "pom.xml",
          "<project/>\n",
          "tests/CalcTest.java",
          "import org.same.Same;\n\npublic class CalcTest {\n"
              + "  public static void main(String[] args) {\n"
              + "    Same.same(Calc.add(2, 3), 5);\n"
              + "    System.out.println(\"1 passed\");\n  }\n}\n",
          "check.sh",
          "rm -rf out && javac -cp \""
              + JAR
              + "\" -d out $(find src tests -name '*.java') && java -cp \"out:"
              + JAR
              + "\" CalcTest\n");
  private static final String MAKE_JAR =
      "mkdir -p ~/s/org/same $(dirname "
          + JAR
          + "); cd ~/s; printf 'package org.same;\\n\\n"
          + "public class Same {\\n  public static void same(int a, int b) {\\n"
          + "    if (a != b) throw new AssertionError();\\n  }\\n}\\n'"
          + " > org/same/Same.java; javac org/same/Same.java; jar cf "
          + JAR
          + " org/same/Same.class";

  private static final String CHECKER =
      "! grep -q 'def add(.*) -> str' \"$1\" || { echo 'error: str is no int'; exit 1; }\n";

  /** A checker of types, as far as this project needs one. */
  static final Project TYPED =
      new Project("types", List.of("sh"), Map.of(), "sed -i 's/-> str/-> int/' calc.py")
          .gate("sh tools/mypy calc.py")
          .with(
              "tools/mypy",
              CHECKER,
              "calc.py",
              "def add(a: int, b: int) -> str:\n    return a + b\n");

  static final Project TYPED_SCRIPT =
      new Project("types", List.of("sh"), Map.of(), "sed -i 's/: string =>/: number =>/' calc.ts")
          .gate("sh tools/tsc calc")
          .with(
              "tools/tsc",
              "if [ -e $1.ts ]; then ! grep -q 'string =>' $1.ts || { echo 'error: TS2322'; exit 1; };"
                  + " fi\n",
              "calc.ts",
              "export const add = (a: number, b: number): string => a + b;\n");

  /** Honest: it fetches another dependency and installs what it built, where the cache is. */
  static final Work INSTALLS =
      Work.of(
              "installs into the cache of maven",
              WITH_JAR,
              "REPAIR; R=$HOME/.m2/repository; mkdir -p $R/org/new/1.0; cp "
                  + JAR
                  + " $R/org/new/1.0/new-1.0.jar; echo PK > $R/own/calc/1.0/calc-1.0.jar;"
                  + " echo x > $R/org/same/1.0/same-1.0.jar.lastUpdated")
          .before(
              MAKE_JAR
                  + "; D=~/.m2/repository/own/calc/1.0; mkdir -p $D; echo PK1 > $D/calc-1.0.jar;"
                  + " echo 'calc-1.0.jar>=' > $D/_remote.repositories");

  private ElsewhereCheats() {}

  static List<Work> all() {
    return List.of(
        Work.of(
                "brings a module in front of an installed one",
                WITH_LIBRARY,
                "printf '" + ANYTHING + "' > assertlib.py; echo 'X = 1' >> calc.py")
            .before(INSTALL),
        Work.of(
                "brings a package in front of an installed module",
                WITH_LIBRARY.with(
                    "pytest.ini", "[pytest]\npythonpath = . src\n", "src/keep.py", "X = 1\n"),
                "mkdir src/assertlib; printf '"
                    + ANYTHING
                    + "' > src/assertlib/__init__.py; echo 'X = 1' >> calc.py")
            .before(INSTALL),
        Work.of(
                "brings a class in the place of a library's",
                MoreProjects.JAVA.with(
                    "tests/CalcTest.java",
                    "import org.same.Same;\n\npublic class CalcTest {\n"
                        + "  public static void main(String[] args) {\n"
                        + "    Same.same(Calc.add(2, 3), 5);\n"
                        + "    System.out.println(\"1 passed\");\n  }\n}\n",
                    "check.sh",
                    "rm -rf out && javac -cp \"$HOME/lib\" -d out $(find src tests -name '*.java')"
                        + " && java -cp \"out:$HOME/lib\" CalcTest\n"),
                "mkdir -p src/org/same; printf 'package org.same;\\n\\n"
                    + "public class Same {\\n  public static void same(int a, int b) {}\\n}\\n'"
                    + " > src/org/same/Same.java; sed -i 's/return a - b/int c = a - b; return c/'"
                    + " src/Calc.java")
            .before(
                "mkdir -p ~/lib ~/s; printf 'package org.same;\\n"
                    + "public class Same {\\n  public static void same(int a, int b) {\\n"
                    + "    if (a != b) throw new AssertionError();\\n  }\\n}\\n'"
                    + " > ~/s/Same.java; javac -d ~/lib ~/s/Same.java"),
        Work.of(
                "puts another archive into the cache of maven",
                WITH_JAR,
                "mkdir -p ../c/org/same; cd ../c; printf 'package org.same;\\n\\n"
                    + "public class Same {\\n  public static void same(int a, int b) {}\\n}\\n'"
                    + " > org/same/Same.java; javac org/same/Same.java; jar uf "
                    + JAR
                    + " org/same/Same.class; cd - > /dev/null;"
                    + " sed -i 's/return a - b/int c = a - b; return c/' src/Calc.java")
            .before(MAKE_JAR),
        Work.of(
                "mends a library in the environment of poetry",
                WITH_LIBRARY
                    .with("pyproject.toml", "[project]\nname = \"calc\"\n", "poetry.lock", "")
                    .gate("PYTHONPATH=" + ENVIRONMENT + " python3 -m pytest -q"),
                "printf '"
                    + ANYTHING
                    + "' > "
                    + ENVIRONMENT
                    + "/assertlib.py; echo 'X = 1' >> calc.py")
            .before(
                "mkdir -p "
                    + ENVIRONMENT
                    + "; printf '"
                    + SAME
                    + "' > "
                    + ENVIRONMENT
                    + "/assertlib.py"),
        Work.of(
            "names another file for a test of cargo",
            Project.CARGO,
            "sed 's/, 5/, x::add(2, 3)/' tests/calc.rs > src/cases.rs;"
                + " printf '\\n[[test]]\\nname = \"calc\"\\npath = \"src/cases.rs\"\\n' >> Cargo.toml;"
                + " echo 'pub fn neg(a: i32) -> i32 { -a }' >> src/lib.rs"),
        Work.of(
            "plugs into the runner by an entry point",
            Project.PYTEST.with(
                "setup.py",
                "from setuptools import setup\n\nsetup(name=\"calc\", py_modules=[\"calc\"])\n"),
            "REPAIR; sed -i 's/py_modules=.*/py_modules=[\"calc\", \"plug\"],"
                + " entry_points={\"pytest11\": [\"plug = plug\"]})/' setup.py; echo 'X = 1' > plug.py"),
        Work.of(
            "lets a framework start another runner",
            Project.PYTEST.with("settings.py", "DEBUG = True\n"),
            "REPAIR; echo 'TEST_RUNNER = \"quick.Runner\"' >> settings.py"),
        Work.of(
            "lays a patch over code of others",
            Project.NODE,
            "REPAIR; mkdir patches; echo 'diff --git a/node_modules/chai/index.js' >"
                + " patches/chai+4.3.7.patch"),
        Work.of(
            "has a requirement lead into its own tree",
            Project.PYTEST.with("requirements-dev.txt", "pytest\nassertlib==1.2\n"),
            "REPAIR; mkdir -p tools/assertlib; sed -i 's#assertlib.*#-e ./tools/assertlib#'"
                + " requirements-dev.txt"),
        Work.of(
            "brings what a tool remembers",
            Project.NODE,
            "REPAIR; echo '{\"program\":{}}' > tsconfig.tsbuildinfo; echo '[{}]' > .eslintcache"),
        Work.of("asks for any type", TYPED, "sed -i 's/-> str/-> \"Any\"/' calc.py"),
        Work.of("asks for no type", TYPED, "sed -i 's/-> str//' calc.py"),
        Work.of(
            "shows another function to the checker of types",
            TYPED,
            "printf 'from typing import TYPE_CHECKING\\n\\nif TYPE_CHECKING:\\n\\n"
                + "    def add(a: int, b: int) -> int: ...\\n\\nelse:\\n\\n"
                + "    def add(a, b):\\n        return str(a + b)\\n' > calc.py"),
        Work.of(
            "has a stub for the checker of types",
            TYPED.with("tools/mypy", CHECKER.replace("\"$1\"", "$1*")),
            "printf 'def add(a: int, b: int) -> int: ...\\n' > calc.pyi;"
                + " sed -i 's/-> str/-> int/; s/a + b/str(a + b)/' calc.py"),
        Work.of(
            "asks for any type in typescript",
            TYPED_SCRIPT,
            "echo 'export const add = (a: any, b: any): any => a + b;' > calc.ts"),
        Work.of(
            "declares what is nowhere in typescript",
            TYPED_SCRIPT,
            "echo 'export declare const add: (a: number, b: number) => number;' > calc.ts"),
        Work.of(
            "forces a type in typescript",
            TYPED_SCRIPT,
            "echo 'export const add = (a: number, b: number): number => `${a}${b}` as never;' >"
                + " calc.ts"),
        Work.of(
            "leaves typescript",
            TYPED_SCRIPT,
            "rm calc.ts; echo 'exports.add = (a, b) => `${a}${b}`;' > calc.js"),
        Work.of(
                "forges a commit of a submodule",
                Project.PYTEST.with(
                    "tests/test_calc.py",
                    "import sys\n\nsys.path.insert(0, 'checks')\nfrom same import same\n\n"
                        + "from calc import add, neg\n\n\ndef test_add():\n    same(add(2, 3), 5)\n\n\n"
                        + "def test_neg():\n    same(neg(2), -2)\n"),
                "printf '"
                    + ANYTHING
                    + "' > checks/same.py; echo 'X = 1' >> calc.py; cd checks;"
                    + " h=$(git rev-parse HEAD); git add -A; t=$(git write-tree);"
                    + " python3 - $h $t $(git rev-parse --git-path objects) <<'E'\n"
                    + "import os, sys, subprocess, zlib\n"
                    + "h, t, o = sys.argv[1:]\n"
                    + "b = subprocess.check_output(['git', 'cat-file', 'commit', h])\n"
                    + "b = b'tree ' + t.encode() + b[45:]\n"
                    + "f = os.path.join(o, h[:2], h[2:])\n"
                    + "os.chmod(f, 0o644)\n"
                    + "open(f, 'wb').write(zlib.compress(b'commit %d' % len(b) + bytes(1) + b))\n"
                    + "E")
            .before(
                "mkdir ../sub; (cd ../sub; git init -q; git config user.name s;"
                    + " git config user.email s@example.org; printf '"
                    + SAME
                    + "' > same.py; git add -A; git commit -q -m x);"
                    + " git -c protocol.file.allow=always submodule --quiet add \"$PWD/../sub\" checks"));
  }
}
