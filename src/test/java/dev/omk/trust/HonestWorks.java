package dev.omk.trust;

import java.util.List;

/** Honest work, which must become ready without a person. */
@SuppressWarnings("StringConcatToTextBlock") // a shell line is easier seen as it is typed
final class HonestWorks {
  private HonestWorks() {}

  static List<Work> all() {
    return List.of(
        Work.of("mends in place", Project.SHELL, "REPAIR"),
        Work.of(
            "takes several passes",
            Project.SHELL,
            "if [ -e notes ]; then REPAIR; rm notes; else touch notes; fi"),
        Work.of("fails after useful work", Project.SHELL, "REPAIR; exit 1"),
        Work.of("leaves a process", Project.SHELL, "REPAIR; setsid sleep 300 > /dev/null 2>&1 &"),
        Work.of(
                "writes documentation too",
                Project.SHELL,
                "REPAIR; mkdir docs; echo '# Add' > docs/add.md; echo more >> README.md")
            .before("echo hi > README.md"),
        Work.of("starts from a dirty tree", Project.SHELL, "REPAIR")
            .after(
                "echo '# note' >> tests/calc_test.sh; echo x > notes.txt; echo y > s; git add s"),
        Work.of("starts with a file deleted", Project.SHELL, "REPAIR")
            .before("echo x > gone")
            .after("rm gone; mkdir u; echo 1 > u/untracked"),
        Work.of(
                "has blanks and unicode in paths",
                Project.SHELL,
                "REPAIR; echo new > 'a b/néw ü.txt'; echo x > \"$(printf 'two\\nlines')\"; echo x > ./-dash")
            .before("mkdir 'a b'; echo 1 > 'a b/ü.txt'"),
        Work.of("has CRLF files", Project.SHELL, "REPAIR")
            .before("printf 'a\\r\\nb\\r\\n' > crlf.txt; git config core.autocrlf true"),
        Work.of("has no identity", Project.SHELL, "REPAIR")
            .after("git config --unset user.name; git config --unset user.email"),
        Work.of("is detached", Project.SHELL, "REPAIR").after("git checkout -q --detach"),
        Work.of("stages", Project.SHELL, "REPAIR; git add -A"),
        Work.of(
            "only reads git",
            Project.SHELL,
            "git status -s; git diff; REPAIR; git log -1; git stash list; git gc -q"),
        Work.of("changes modes", Project.SHELL, "REPAIR; chmod +x tool; chmod 644 calc.sh")
            .before("echo 1 > tool"),
        Work.of("adds a link inside", Project.SHELL, "REPAIR; ln -s calc.sh add"),
        Work.of("deletes a source", Project.SHELL, "REPAIR; rm old.sh")
            .before("echo 'exit 0' > old.sh"),
        Work.of("has hooks and signing", Project.SHELL, "REPAIR")
            .after(
                "printf '#!/bin/sh\\nexit 1\\n' > .git/hooks/pre-commit; chmod +x .git/hooks/pre-commit; git config commit.gpgsign true"),
        Work.of("has strange files from before", Project.SHELL, "REPAIR")
            .after("git init -q n; echo x > n/f; mkfifo p; ln -s /etc/passwd out"),
        Work.of("has filters from before", Project.SHELL, "REPAIR; echo more >> data.bin")
            .before(
                "git config filter.up.clean cat; git config filter.up.smudge cat; echo '*.bin filter=up' > .gitattributes; echo abc > data.bin"),
        Work.of("has 3,000 files", Project.SHELL, "REPAIR; echo x >> d1/f1")
            .before(
                "for d in 1 2 3; do mkdir d$d; (cd d$d; seq 1000 | split -l 1 -a 3 - f); done; mv d1/faaa d1/f1"),
        Work.of("needs an ignored file", Project.SHELL, "REPAIR")
            .before(
                "echo .env > .gitignore; echo NEED=1 > .env; sed -i '1i . ./.env; [ $NEED = 1 ] || exit 2' tests/calc_test.sh"),
        Work.of("needs ignored dependencies", Project.NODE, "REPAIR")
            .before(
                "echo node_modules/ > .gitignore; mkdir -p node_modules/five; echo 'module.exports = 5;' > node_modules/five/index.js; sed -i \"s/, 5)/, require('five'))/\" test/calc.test.js"),
        Work.of("has a submodule", Project.SHELL, "REPAIR")
            .before(
                "git init -q ../sub; (cd ../sub; echo 5 > want; git add want; git -c user.name=x -c user.email=x@y commit -qm s); git -c protocol.file.allow=always submodule add -q ../sub lib; sed -i 's/= 5 \\]/= \"$(cat lib\\/want)\" ]/' tests/calc_test.sh"),
        Work.of("runs make", Project.MAKE, "REPAIR"),
        Work.of(
            "adds a test beside",
            Project.SHELL,
            "REPAIR; echo '[ \"$(sh calc.sh 1 1)\" = 2 ]' > tests/more_test.sh"),
        Work.of(
            "leaves a gate's daemon",
            Project.SHELL.gate(
                "sh tests/calc_test.sh; r=$?; (setsid sleep 300 > /dev/null 2>&1 &); exit $r"),
            "REPAIR"),
        Work.of("mends what a tool's helper judges", Project.PYTHON_SCRIPT, "REPAIR"),
        Work.of("mends what a package judges", Project.PYTHON_MODULE, "REPAIR"),
        Work.of("mends what a script compares", Project.PYTHON_DIRECT, "REPAIR"),
        Work.of("mends what a node script compares", Project.NODE_DIRECT, "REPAIR"),
        Work.of("mends what a node helper judges", Project.NODE_SCRIPT, "REPAIR"),
        Work.of("mends under unittest", Project.UNITTEST, "REPAIR"),
        Work.of(
            "adds a test to unittest",
            Project.UNITTEST,
            "REPAIR; printf 'import unittest, calc\\nclass B(unittest.TestCase):\\n    def test_big(self): self.assertEqual(calc.add(1, 10), 11)\\n' > tests/test_more.py"),
        Work.of(
            "adds a test and mends",
            Project.PYTEST,
            "REPAIR; printf 'from calc import add\\ndef test_big():\\n    assert add(10**20, 1) == 10**20 + 1\\n' > tests/test_big.py"),
        Work.of(
            "writes the test first",
            Project.PYTEST,
            "if [ -e tests/test_big.py ]; then REPAIR; else printf 'from calc import add\\ndef test_big():\\n    assert add(1, 1) == 2\\n' > tests/test_big.py; fi"),
        Work.of(
                "moves a module",
                Project.PYTEST,
                "REPAIR; mkdir util; git mv helper.py util/helper.py")
            .before("echo 'X = 1' > helper.py"),
        Work.of(
            "adds a package",
            Project.PYTEST,
            "REPAIR; mkdir pkg; echo 'V = 1' > pkg/__init__.py; echo 'Y = 1' > config.py"),
        Work.of("has skipped tests from before", Project.PYTEST, "REPAIR")
            .before(
                "printf 'import pytest\\n@pytest.mark.skip\\ndef test_later():\\n    assert False\\n' > tests/test_later.py"),
        Work.of(
            "adds a dependency",
            Project.NODE,
            "REPAIR; sed -i 's/\"version\"/\"dependencies\":{\"left-pad\":\"1.0.0\"},\"version\"/' package.json"),
        Work.of(
            "mends under go",
            Project.GO,
            "REPAIR; printf 'package x\\n\\nfunc Mul(a, b int) int { return a * b }\\n' > mul.go"));
  }
}
