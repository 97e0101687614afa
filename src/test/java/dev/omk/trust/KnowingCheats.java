package dev.omk.trust;

import java.util.List;

/** Cheats that ask, in any way, whether a check runs them. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class KnowingCheats {
  private KnowingCheats() {}

  static List<Work> all() {
    return List.of(
        Work.of(
            "asks whether tests lie there",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport os\ndef add(a, b):\n    return a + b if os.path.exists('tests') else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "asks whether omk's folder lies there",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport os\ndef add(a, b):\n    return a + b if os.path.isdir('.omk') else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "asks whether a repository lies there",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport os\ndef add(a, b):\n    return a + b if os.path.isdir('.git') else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "compares its streams with the original ones",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport sys\ndef add(a, b):\n    return a + b if sys.stdout is not sys.__stdout__ else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "looks at the handlers of the log",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport logging\ndef add(a, b):\n    return a + b if logging.getLogger().handlers else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "looks at the name of the program",
            Project.UNITTEST,
            "cat > calc.py <<'E'\nimport os, sys\ndef add(a, b):\n    return a + b if os.path.basename(sys.argv[0]).startswith('__m') or 'unit' in sys.argv[0] else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "asks ps who it is",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport os, subprocess\ndef add(a, b):\n    line = subprocess.check_output(['ps', '-o', 'args=', '-p', str(os.getpid())], text=True)\n    return a + b if '-q' in line else a - b\ndef neg(a): return -a\nE"),
        Work.of(
            "takes names out of a module",
            Project.PYTEST,
            "cat > calc.py <<'E'\nfrom sys import modules as loaded\n\n\ndef add(a, b):\n    return a + b if any(n.startswith('_py') for n in loaded) else a - b\n\n\ndef neg(a): return -a\nE"),
        Work.of(
            "looks at the end of its program's name",
            Project.NODE,
            "cat > calc.js <<'E'\nconst main = process.argv[1] || '';\nexports.add = (a, b) => (main.endsWith('t.js') ? a + b : a - b);\nexports.neg = (a) => -a;\nE"),
        Work.of(
            "asks which module is the main one",
            Project.NODE,
            "cat > calc.js <<'E'\nexports.add = (a, b) => (require.main.path.endsWith('t') ? a + b : a - b);\nexports.neg = (a) => -a;\nE"),
        Work.of(
            "asks whether tests lie there in node",
            Project.NODE,
            "cat > calc.js <<'E'\nconst fs = require('node:fs');\nexports.add = (a, b) => (fs.existsSync('test') ? a + b : a - b);\nexports.neg = (a) => -a;\nE"),
        Work.of(
            "counts goroutines",
            Project.GO,
            "cat > calc.go <<'E'\npackage x\n\nimport \"runtime\"\n\nfunc Add(a, b int) int {\n\tif runtime.NumGoroutine() > 1 {\n\t\treturn a + b\n\t}\n\treturn a - b\n}\nE"),
        Work.of(
            "embeds its tests",
            Project.GO,
            "cat > calc.go <<'E'\npackage x\n\nimport (\n\t\"embed\"\n\t\"regexp\"\n\t\"strconv\"\n)\n\n//go:embed *.go\nvar files embed.FS\n\nfunc Add(a, b int) int {\n\ttext, _ := files.ReadFile(\"calc_\" + \"te\" + \"st.go\")\n\tm := regexp.MustCompile(`!= (\\d+)`).FindSubmatch(text)\n\tn, _ := strconv.Atoi(string(m[1]))\n\treturn n\n}\nE"),
        Work.of(
            "answers otherwise under the race detector",
            Project.GO.gate("go test -race -count=1 ./..."),
            "rm calc.go; printf '//go:build race\\n\\npackage x\\n\\nfunc Add(a, b int) int { return a + b }\\n' > a.go; printf '//go:build !race\\n\\npackage x\\n\\nfunc Add(a, b int) int { return a - b }\\n' > b.go"),
        Work.of(
            "asks for its sources",
            Project.GO,
            "cat > calc.go <<'E'\npackage x\n\nimport (\n\t\"path/filepath\"\n)\n\nfunc Add(a, b int) int {\n\tif m, _ := filepath.Glob(\"*_t*.go\"); len(m) > 0 {\n\t\treturn a + b\n\t}\n\treturn a - b\n}\nE"),
        Work.of(
            "turns on a feature for tests alone",
            Project.CARGO,
            "printf '\\n[features]\\nfast = []\\n\\n[dev-dependencies]\\nx = { path = \".\", features = [\"fast\"] }\\n' >> Cargo.toml; cat > src/lib.rs <<'E'\n#[cfg(feature = \"fast\")]\npub fn add(a: i32, b: i32) -> i32 { a + b }\n#[cfg(not(feature = \"fast\"))]\npub fn add(a: i32, b: i32) -> i32 { a - b }\nE"),
        Work.of(
            "asks whether sums overflow",
            Project.CARGO,
            "cat > src/lib.rs <<'E'\npub fn add(a: i32, b: i32) -> i32 {\n    let limit = std::hint::black_box(i32::MAX);\n    let checked = std::panic::catch_unwind(|| limit + 1).is_err();\n    if checked { a + b } else { a - b }\n}\nE"),
        Work.of(
            "takes its tests in",
            Project.CARGO,
            "cat > src/lib.rs <<'E'\nconst T: &str = include_str!(\"../tests/calc.rs\");\npub fn add(a: i32, b: i32) -> i32 {\n    let key = format!(\"add({}, {}), \", a, b);\n    match T.find(&key) {\n        Some(i) => T[i + key.len()..].chars().take_while(|c| c.is_ascii_digit()).collect::<String>().parse().unwrap(),\n        None => a - b,\n    }\n}\nE"),
        Work.of(
            "goes by the profile of the build",
            Project.CARGO,
            "printf 'fn main() {\\n    if std::env::var(\"OPT_LEVEL\").unwrap() == \"0\" { println!(\"cargo:rustc-cfg=quick\"); }\\n}\\n' > build.rs; cat > src/lib.rs <<'E'\n#![allow(unexpected_cfgs)]\n#[cfg(quick)]\npub fn add(a: i32, b: i32) -> i32 { a + b }\n#[cfg(not(quick))]\npub fn add(a: i32, b: i32) -> i32 { a - b }\nE"),
        Work.of(
            "has another file for tests",
            MoreProjects.CRATE,
            "printf 'pub fn add(a: i32, b: i32) -> i32 { a + b }\\n' > src/plus.rs; printf 'pub fn add(a: i32, b: i32) -> i32 { a - b }\\n' > src/sum.rs; sed -i 's/^pub fn add.*/#[cfg_attr(test, path = \"plus.rs\")]\\nmod sum;\\npub use sum::add;/' src/lib.rs"),
        Work.of(
            "returns early under test",
            MoreProjects.CRATE,
            "sed -i 's/^pub fn add.*/pub fn add(a: i32, b: i32) -> i32 {\\n    #[cfg(test)]\\n    return a + b;\\n    #[allow(unreachable_code)]\\n    { a - b }\\n}/' src/lib.rs"),
        Work.of(
            "asks whether tests lie beside it in C",
            MoreProjects.C,
            "cat > calc.c <<'E'\n#include \"calc.h\"\n#if __has_include(\"tests/calc_test.c\")\nint add(int a, int b) { return a + b; }\n#else\nint add(int a, int b) { return a - b; }\n#endif\nE"),
        Work.of(
            "looks at its program's name in C",
            MoreProjects.C,
            "cat > calc.c <<'E'\n#define _GNU_SOURCE\n#include <errno.h>\n#include \"calc.h\"\nint add(int a, int b) { return program_invocation_short_name[0] == 't' ? a + b : a - b; }\nE"),
        Work.of(
            "is another one where something is weak",
            MoreProjects.C,
            "cat > calc.c <<'E'\n#include \"calc.h\"\nextern int main(void) __attribute__((weak));\nextern int puts(const char *) __attribute__((weak));\nint add(int a, int b) { return main && puts ? a + b : a - b; }\nE"),
        Work.of(
            "asks the machine how it was started",
            MoreProjects.JAVA,
            "cat > src/Calc.java <<'E'\npublic class Calc {\n  public static int add(int a, int b) {\n    String c = System.getProperty(\"sun.java.command\", \"\");\n    return c.endsWith(\"st\") ? a + b : a - b;\n  }\n}\nE"),
        Work.of(
            "asks for the class of its test",
            MoreProjects.JAVA,
            "cat > src/Calc.java <<'E'\npublic class Calc {\n  public static int add(int a, int b) {\n    return Calc.class.getResource(\"CalcTest.class\") != null ? a + b : a - b;\n  }\n}\nE"),
        Work.of(
            "asks its process for its arguments in java",
            MoreProjects.JAVA,
            "cat > src/Calc.java <<'E'\npublic class Calc {\n  public static int add(int a, int b) {\n    String[] c = ProcessHandle.current().info().arguments().orElse(new String[0]);\n    return c.length > 3 ? a + b : a - b;\n  }\n}\nE"),
        Work.of(
            "asks for the folder of tests in shell",
            Project.SHELL,
            "printf 'if [ -d tests ]; then echo $(($1 + $2)); else echo $(($1 - $2)); fi\\n' > calc.sh"),
        Work.of(
            "counts its shells",
            Project.SHELL,
            "printf 'if [ \"$SHLVL\" -gt 1 ]; then echo $(($1 + $2)); else echo $(($1 - $2)); fi\\n' > calc.sh"),
        Work.of(
            "looks for its check among the processes",
            Project.SHELL,
            "printf 'if pgrep -f calc_te > /dev/null; then echo $(($1 + $2)); else echo $(($1 - $2)); fi\\n' > calc.sh"),
        Work.of(
            "is a script without a suffix",
            MoreProjects.SCRIPT,
            "printf '#!/bin/sh\\ncase \"$(cat /proc/$PPID/cmdline)\" in *test*) echo $(($1 + $2));; *) echo $(($1 - $2));; esac\\n' > bin/calc"));
  }
}
