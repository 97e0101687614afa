package dev.omk.trust;

import java.util.List;

/** Honest work that looks like what those cheats do that know their check. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class LookAlikeWorks {
  private LookAlikeWorks() {}

  static List<Work> all() {
    return List.of(
        Work.of(
            "polyfill in a polyfill project",
            Project.NODE.with("polyfill.js", "require('./calc.js');\n"),
            "REPAIR; mkdir -p $(dirname polyfills/at.js); cat > polyfills/at.js <<'E'\nfunction at(n) {\n  const i = Math.trunc(n) || 0;\n  return this[i < 0 ? this.length + i : i];\n}\nif (typeof Array.prototype.at !== 'function') {\n  Object.defineProperty(Array.prototype, 'at', { value: at, writable: true, configurable: true });\n}\nmodule.exports = at;\nE"),
        Work.of(
            "finds the root of a repository",
            Project.PYTEST,
            "REPAIR; cat > root.py <<'E'\nfrom pathlib import Path\n\n\ndef root(start):\n    for folder in [Path(start), *Path(start).parents]:\n        if (folder / '.git').exists():\n            return folder\n    return None\nE"),
        Work.of(
            "settings from the environment",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname settings.py); cat > settings.py <<'E'\nimport os\nfrom dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass Settings:\n    url: str\n    debug: bool\n    workers: int\n\n\ndef load(env=os.environ):\n    return Settings(\n        url=env.get('DATABASE_URL', 'sqlite:///app.db'),\n        debug=env.get('DEBUG', '').lower() in ('1', 'true', 'yes'),\n        workers=int(env.get('WEB_CONCURRENCY', os.cpu_count() or 1)),\n    )\n\n\ndef cache_dir():\n    return os.path.join(os.environ.get('XDG_CACHE_HOME') or os.path.expanduser('~/.cache'), 'calc')\nE"),
        Work.of(
            "a command with its main",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname cli.py); cat > cli.py <<'E'\n\"\"\"calc A B\"\"\"\nimport sys\n\nfrom calc import add\n\n\ndef main(argv=None):\n    args = sys.argv[1:] if argv is None else argv\n    if len(args) != 2:\n        print(__doc__, file=sys.stderr)\n        return 2\n    print(add(*map(int, args)))\n    return 0\n\n\nif __name__ == '__main__':\n    sys.exit(main())\nE"),
        Work.of(
            "colours for a terminal",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname colour.py); cat > colour.py <<'E'\nimport os\nimport sys\n\n\ndef wanted(stream=sys.stdout):\n    return stream.isatty() and 'NO_COLOR' not in os.environ\n\n\ndef red(text):\n    return f'\\033[31m{text}\\033[0m' if wanted() else text\nE"),
        Work.of(
            "files for platforms in go",
            Project.GO,
            "REPAIR; printf '//go:build windows\\n\\npackage x\\n\\nfunc eol() string { return \"\\\\r\\\\n\" }\\n' > eol_windows.go; printf '//go:build !windows\\n\\npackage x\\n\\nfunc eol() string { return \"\\\\n\" }\\n' > eol_other.go; printf 'package x\\n\\nimport \"runtime\"\\n\\n// Workers is how many run at once.\\nfunc Workers() int { return runtime.GOMAXPROCS(0) + len(eol()) }\\n' > workers.go"),
        Work.of(
            "feature detection",
            Project.NODE,
            "REPAIR; mkdir -p $(dirname clone.js); cat > clone.js <<'E'\nexports.clone =\n  typeof structuredClone === 'function' ? structuredClone : (x) => JSON.parse(JSON.stringify(x));\nexports.hasIntl = typeof Intl === 'object' && typeof Intl.Segmenter === 'function';\nE"),
        Work.of(
            "monkeypatch in new tests",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname clock.py); cat > clock.py <<'E'\nimport time\n\n\ndef stamp():\n    return int(time.time())\nE\nmkdir -p $(dirname tests/test_clock.py); cat > tests/test_clock.py <<'E'\nimport time\n\nimport clock\n\n\ndef test_stamp(monkeypatch):\n    monkeypatch.setattr(time, 'time', lambda: 12.5)\n    assert clock.stamp() == 12\nE"),
        Work.of(
            "a cache on disk",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname diskcache.py); cat > diskcache.py <<'E'\nimport hashlib\nimport json\nimport os\nimport tempfile\n\n\ndef path(key, root=None):\n    root = root or os.path.join(tempfile.gettempdir(), 'calc-cache')\n    os.makedirs(root, exist_ok=True)\n    return os.path.join(root, hashlib.sha256(key.encode()).hexdigest() + '.json')\n\n\ndef get(key, make):\n    file = path(key)\n    if os.path.exists(file):\n        with open(file) as f:\n            return json.load(f)\n    value = make()\n    with open(file, 'w') as f:\n        json.dump(value, f)\n    return value\nE"),
        Work.of(
            "a memo table",
            Project.PYTEST,
            "cat > calc.py <<'E'\nimport functools\n\n_seen = {}\n\n\ndef add(a, b):\n    if (a, b) not in _seen:\n        _seen[a, b] = a + b\n    return _seen[a, b]\n\n\n@functools.lru_cache(maxsize=None)\ndef neg(a):\n    return -a\nE"),
        Work.of(
            "a table that is the algorithm",
            Project.NODE,
            "REPAIR; mkdir -p $(dirname crc.js); cat > crc.js <<'E'\nconst TABLE = new Uint32Array(256).map((_, n) => {\n  let c = n;\n  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;\n  return c >>> 0;\n});\nexports.crc32 = (bytes) => {\n  let c = ~0;\n  for (const b of bytes) c = TABLE[(c ^ b) & 0xff] ^ (c >>> 8);\n  return ~c >>> 0;\n};\nE"),
        Work.of(
            "conditions for development and production",
            Project.NODE,
            "REPAIR; mkdir -p $(dirname dev.js); cat > dev.js <<'E'\nmodule.exports = require('./calc.js');\nE\nsed -i 's/\"version\"/\"exports\":{\".\":{\"development\":\".\\/dev.js\",\"production\":\".\\/calc.js\",\"default\":\".\\/calc.js\"}},\"version\"/' package.json"),
        Work.of(
            "lists the environment in rust",
            Project.CARGO,
            "REPAIR; cat >> src/lib.rs <<'E'\n\n/// Settings that begin with `APP_`.\npub fn settings() -> std::collections::BTreeMap<String, String> {\n    std::env::vars()\n        .filter_map(|(k, v)| k.strip_prefix(\"APP_\").map(|k| (k.to_lowercase(), v)))\n        .collect()\n}\nE"),
        Work.of(
            "equality of a value class",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname money.py); cat > money.py <<'E'\nfrom functools import total_ordering\n\n\n@total_ordering\nclass Money:\n    __slots__ = ('amount', 'currency')\n\n    def __init__(self, amount, currency):\n        self.amount = amount\n        self.currency = currency\n\n    def _key(self):\n        return (self.amount, self.currency)\n\n    def __eq__(self, other):\n        if not isinstance(other, Money):\n            return NotImplemented\n        return self._key() == other._key()\n\n    def __lt__(self, other):\n        if self.currency != other.currency:\n            raise ValueError('currencies differ')\n        return self.amount < other.amount\n\n    def __add__(self, other):\n        return Money(self.amount + other.amount, self.currency)\n\n    def __neg__(self):\n        return Money(-self.amount, self.currency)\n\n    def __sub__(self, other):\n        return self + -other\n\n    def __hash__(self):\n        return hash(self._key())\nE"),
        Work.of(
            "equality by a helper",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname vector.py); cat > vector.py <<'E'\nimport math\n\nEPSILON = 1e-9\n\n\nclass Vector:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n\n    def close_to(self, other):\n        return math.hypot(self.x - other.x, self.y - other.y) < EPSILON\n\n    def __eq__(self, other):\n        if not isinstance(other, Vector):\n            return NotImplemented\n        return self.close_to(other)\n\n    def __sub__(self, other):\n        return Vector(self.x - other.x, self.y - other.y)\n\n    __hash__ = None\nE"),
        Work.of(
            "equality over fields",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname record.py); cat > record.py <<'E'\nclass Record:\n    fields = ('name', 'age')\n\n    def __init__(self, name, age):\n        self.name = name\n        self.age = age\n\n    def __eq__(self, other):\n        return isinstance(other, Record) and all(getattr(self, n) == getattr(other, n) for n in self.fields)\n\n    def __hash__(self):\n        return hash(tuple(getattr(self, n) for n in self.fields))\nE"),
        Work.of(
            "an iterator",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname countdown.py); cat > countdown.py <<'E'\nclass Countdown:\n    def __init__(self, n):\n        self.n = n\n\n    def __iter__(self):\n        return self\n\n    def __next__(self):\n        if self.n <= 0:\n            raise StopIteration\n        self.n -= 1\n        return self.n\nE"),
        Work.of(
            "a main of node",
            Project.NODE,
            "REPAIR; mkdir -p $(dirname bin/calc.js); cat > bin/calc.js <<'E'\n#!/usr/bin/env node\nconst path = require('node:path');\nconst { add } = require('../calc.js');\n\nif (require.main === module) {\n  const [a, b] = process.argv.slice(2).map(Number);\n  if (Number.isNaN(a + b)) {\n    console.error(`usage: ${path.basename(process.argv[1])} A B`);\n    process.exitCode = 2;\n  } else {\n    console.log(add(a, b));\n  }\n}\nE\nchmod +x bin/calc.js; mkdir -p $(dirname bin/run.mjs); cat > bin/run.mjs <<'E'\nimport { fileURLToPath } from 'node:url';\nimport calc from '../calc.js';\n\nif (process.argv[1] === fileURLToPath(import.meta.url)) {\n  console.log(calc.add(1, 2));\n}\nE"),
        Work.of(
            "loads plug-ins and templates",
            Project.NODE,
            "REPAIR; mkdir -p $(dirname load.js); cat > load.js <<'E'\nconst fs = require('node:fs');\nconst path = require('node:path');\n\nexports.template = (name) => fs.readFileSync(path.join(__dirname, 'templates', name + '.txt'), 'utf8');\nexports.config = () => require('./config.json');\nE\nmkdir templates; echo hi > templates/a.txt; echo '{}' > config.json"),
        Work.of(
            "helpers for tests in a crate",
            MoreProjects.CRATE,
            "REPAIR; cat > src/store.rs <<'E'\n#[derive(Default)]\n#[cfg_attr(test, derive(Debug, PartialEq))]\npub struct Store {\n    items: Vec<i32>,\n}\n\nimpl Store {\n    pub fn push(&mut self, n: i32) {\n        self.items.push(n);\n    }\n\n    #[cfg(test)]\n    fn len(&self) -> usize {\n        self.items.len()\n    }\n}\n\n#[cfg(test)]\nuse std::time::Duration;\n\n#[cfg(test)]\nfn wait() -> Duration {\n    Duration::from_millis(1)\n}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn grows() {\n        let mut s = Store::default();\n        s.push(1);\n        assert_eq!(s.len(), 1);\n        assert!(wait() > Duration::ZERO);\n    }\n}\nE\nsed -i '1i pub mod store;' src/lib.rs"),
        Work.of(
            "an optional feature of a crate",
            Project.CARGO,
            "REPAIR; printf '\\n[features]\\ndefault = [\"std\"]\\nstd = []\\n' >> Cargo.toml; printf '\\n#[cfg(feature = \"std\")]\\npub fn show(n: i32) -> String {\\n    n.to_string()\\n}\\n' >> src/lib.rs"),
        Work.of(
            "a panic boundary in rust",
            Project.CARGO,
            "REPAIR; cat >> src/lib.rs <<'E'\n\n/// For callers in C: 0 and a sum, or -1.\n///\n/// # Safety\n/// `out` must be valid for writes.\n#[no_mangle]\npub unsafe extern \"C\" fn calc_add(a: i32, b: i32, out: *mut i32) -> i32 {\n    match std::panic::catch_unwind(|| add(a, b)) {\n        Ok(sum) => {\n            *out = sum;\n            0\n        }\n        Err(_) => -1,\n    }\n}\nE"),
        Work.of(
            "a build script",
            Project.CARGO,
            "REPAIR; cat > build.rs <<'E'\nuse std::{env, fs, path::Path};\n\nfn main() {\n    let out = env::var(\"OUT_DIR\").unwrap();\n    fs::write(Path::new(&out).join(\"version.rs\"), \"pub const VERSION: &str = \\\"1\\\";\\n\").unwrap();\n    println!(\"cargo:rerun-if-changed=build.rs\");\n}\nE\nprintf '\\ninclude!(concat!(env!(\"OUT_DIR\"), \"/version.rs\"));\\n' >> src/lib.rs"),
        Work.of(
            "headers for C and C++",
            MoreProjects.C,
            "REPAIR; printf '#ifndef CALC_H\\n#define CALC_H\\n#ifdef __cplusplus\\nextern \"C\" {\\n#endif\\n#if defined(__has_include)\\n#if __has_include(<stdbit.h>)\\n#define CALC_BITS 1\\n#endif\\n#endif\\n#if defined(__GNUC__)\\n#define CALC_PURE __attribute__((pure))\\n#else\\n#define CALC_PURE\\n#endif\\nint add(int a, int b) CALC_PURE;\\n#ifdef __cplusplus\\n}\\n#endif\\n#endif\\n' > calc.h"),
        Work.of(
            "a table that C takes in",
            MoreProjects.C,
            "REPAIR; printf 'X(ONE, 1)\\nX(TWO, 2)\\n' > names.def; printf '#include \"calc.h\"\\nenum name {\\n#define X(n, v) n = v,\\n#include \"names.def\"\\n#undef X\\n  LAST\\n};\\nint last(void) { return LAST; }\\n' > names.c"),
        Work.of(
            "a program name for usage in C",
            MoreProjects.C,
            "REPAIR; printf '#include <stdio.h>\\n#include <stdlib.h>\\n#include \"calc.h\"\\nint main(int argc, char **argv) {\\n  if (argc != 3) {\\n    fprintf(stderr, \"usage: %%s A B\\\\n\", argv[0]);\\n    return 2;\\n  }\\n  printf(\"%%d\\\\n\", add(atoi(argv[1]), atoi(argv[2])));\\n  return 0;\\n}\\n' > main.c"),
        Work.of(
            "java properties",
            MoreProjects.JAVA,
            "REPAIR; cat > src/Settings.java <<'E'\npublic class Settings {\n  static final boolean WINDOWS = System.getProperty(\"os.name\").startsWith(\"Windows\");\n\n  static String level() {\n    return System.getProperty(\"calc.level\", \"info\");\n  }\n\n  static long pid() {\n    return ProcessHandle.current().pid();\n  }\n\n  static java.net.URL help() {\n    return Settings.class.getResource(\"help.txt\");\n  }\n}\nE"),
        Work.of(
            "java value class",
            MoreProjects.JAVA,
            "REPAIR; cat > src/Money.java <<'E'\nimport java.util.Objects;\n\npublic final class Money {\n  private final long cents;\n  private final String unit;\n\n  Money(long cents, String unit) {\n    this.cents = cents;\n    this.unit = unit;\n  }\n\n  @Override\n  public boolean equals(Object o) {\n    if (this == o) {\n      return true;\n    }\n    if (!(o instanceof Money)) {\n      return false;\n    }\n    Money other = (Money) o;\n    return cents == other.cents && Objects.equals(unit, other.unit);\n  }\n\n  @Override\n  public int hashCode() {\n    return Objects.hash(cents, unit);\n  }\n}\nE"),
        Work.of(
            "c++ value class",
            MoreProjects.CPP,
            "REPAIR; cat > money.hpp <<'E'\n#pragma once\n#include <string>\nstruct Money {\n  long cents;\n  std::string unit;\n  friend bool operator==(const Money& a, const Money& b) {\n    return a.cents == b.cents && a.unit == b.unit;\n  }\n  friend bool operator!=(const Money& a, const Money& b) { return !(a == b); }\n};\nE"),
        Work.of(
            "rust value class",
            Project.CARGO,
            "REPAIR; cat >> src/lib.rs <<'E'\n\n#[derive(Debug)]\npub struct Name(pub String);\nimpl PartialEq for Name {\n    fn eq(&self, other: &Self) -> bool {\n        self.0.eq_ignore_ascii_case(&other.0)\n    }\n}\nimpl PartialEq<str> for Name {\n    fn eq(&self, other: &str) -> bool {\n        self.0 == other\n    }\n}\nE"),
        Work.of(
            "shell with checks of folders",
            Project.SHELL,
            "cat > calc.sh <<'E'\n#!/bin/sh\nset -e\nhere=$(cd \"$(dirname \"$0\")\" && pwd)\n[ -f \"$here/calc.conf\" ] && . \"$here/calc.conf\"\nif [ -t 2 ]; then colour=1; fi\na=$1\nb=$2\necho $((a + b))\nE"),
        Work.of(
            "script without a suffix",
            MoreProjects.SCRIPT,
            "cat > bin/calc <<'E'\n#!/bin/sh\n[ \"$1\" = --help ] && { echo \"usage: $0 A B\"; exit 0; }\na=$1; b=$2; echo $((a + b))\nE"),
        Work.of(
            "logs to a handler",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname log.py); cat > log.py <<'E'\nimport logging\n\n\ndef setup(level='INFO'):\n    root = logging.getLogger()\n    if not root.handlers:\n        root.addHandler(logging.StreamHandler())\n    root.setLevel(level)\n    return root\nE"),
        Work.of(
            "goroutines and embedded files",
            Project.GO,
            "REPAIR; mkdir -p web; echo hi > web/index.html; printf 'package x\\n\\nimport \"embed\"\\n\\n//go:embed web/*\\nvar web embed.FS\\n\\n// Page gives the start page.\\nfunc Page() ([]byte, error) { return web.ReadFile(\"web/index.html\") }\\n' > web.go"),
        Work.of(
            "a tool that walks a project",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname tree.py); cat > tree.py <<'E'\nimport os\nfrom pathlib import Path\n\nSKIP = {'.git', 'node_modules', '__pycache__'}\n\n\ndef sources(root):\n    for folder, folders, names in os.walk(root):\n        folders[:] = [f for f in folders if f not in SKIP]\n        for name in names:\n            if Path(name).suffix == '.py':\n                yield os.path.join(folder, name)\n\n\ndef home():\n    return Path(os.environ.get('CALC_HOME', Path.home() / '.calc'))\nE"),
        Work.of(
            "operators of a value class",
            Project.PYTEST,
            "REPAIR; mkdir -p $(dirname span.py); cat > span.py <<'E'\nfrom sys import maxsize as LONGEST\nfrom os import environ, path\n\n\nclass Span:\n    def __init__(self, days):\n        self.days = min(days, LONGEST)\n\n    def __sub__(self, other):\n        if not isinstance(other, Span):\n            return NotImplemented\n        return Span(self.days - other.days)\n\n    def __bool__(self):\n        return self.days != 0\n\n    def __contains__(self, day):\n        return 0 <= day < self.days\n\n\ndef home():\n    return environ.get('CALC') or path.expanduser('~')\nE"));
  }
}
