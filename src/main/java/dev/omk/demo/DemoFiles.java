package dev.omk.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** The files of the demo. The program has trailing blanks and forgets the rule for centuries. */
final class DemoFiles {
  private static final String PROGRAM =
      """
      #!/bin/sh
      # leap.sh YEAR: says whether a year is a leap year.
      year=$1\s\s
      leap=no
      if [ $((year % 4)) -eq 0 ]; then
        leap=yes
      fi\s\s\s
      echo "$leap"
      """;

  private static final String YEARS =
      """
      1900 no
      1996 yes
      1999 no
      2000 yes
      2024 yes
      2100 no
      """;

  private static final String TESTS =
      """
      #!/bin/sh
      # Asks leap.sh about every year of years.txt, and reports as JUnit does.
      cd "$(dirname "$0")/.." || exit 1
      mkdir -p build
      report=build/tests.xml
      failed=0
      {
        echo '<testsuite name="leap">'
        while read -r year expected; do
          answer=$(sh src/leap.sh "$year")
          if [ "$answer" = "$expected" ]; then
            echo "<testcase classname=\\"leap\\" name=\\"$year\\"/>"
          else
            echo "<testcase classname=\\"leap\\" name=\\"$year\\"><failure message=\\"$answer\\"/></testcase>"
            echo "leap.sh $year: expected $expected, got $answer" >&2
            failed=1
          fi
        done < tests/years.txt
        echo '</testsuite>'
      } > "$report"
      exit "$failed"
      """;

  private static final String FORMAT =
      """
      #!/bin/sh
      # Finds blanks at the end of lines.
      cd "$(dirname "$0")/.." || exit 1
      if grep -n '[[:blank:]]$' src/*.sh; then
        echo 'lines of src/leap.sh end in blanks' >&2
        exit 1
      fi
      """;

  private static final String FIX_FORMAT =
      """
      #!/bin/sh
      # Removes blanks at the end of lines.
      cd "$(dirname "$0")/.." || exit 1
      for file in src/*.sh; do
        tidy=$(sed 's/[[:blank:]]*$//' "$file") && printf '%s\\n' "$tidy" > "$file"
      done
      """;

  private static final String GATES =
      """
      [[gates]]
      name = "format"
      run = "sh tests/format.sh"
      fix = "sh tests/fix-format.sh"

      [[gates]]
      name = "tests"
      run = "sh tests/run.sh"
      reports = ["build/tests.xml"]
      tags = ["regression"]
      """;

  private static final String CONFIG =
      """
      # The agent of this demo is a stand-in: a script. A real one is one line: agent = "claude"
      agent = "stand-in"

      [agents.stand-in]
      command = ["sh", "stand-in-agent.sh"]
      timeout = "1m"
      """;

  private static final String STAND_IN =
      """
      #!/bin/sh
      # Stands in for a coding agent: reads the prompt, finds the failing years in it, and repairs the
      # one defect that it knows. A real agent would read the program and think.
      prompt=$(cat)
      case $prompt in
        *1900*) ;;
        *) echo 'The prompt names no failing century; nothing to do.'; exit 0 ;;
      esac
      echo 'Centuries are leap years only every 400 years; repairing src/leap.sh.'
      rule='$((year % 4)) -eq 0 ] \\&\\& { [ $((year % 100)) -ne 0 ] || [ $((year % 400)) -eq 0 ]; }'
      mended=$(sed "s/\\$((year % 4)) -eq 0 \\]/$rule/" src/leap.sh) &&
        printf '%s\\n' "$mended" > src/leap.sh
      """;

  private static final String README =
      """
      # leap

      `sh src/leap.sh YEAR` says whether a year is a leap year. The tests are `sh tests/run.sh`.
      """;

  private DemoFiles() {}

  /** Content by path. */
  static Map<String, String> all() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("README.md", README);
    files.put("src/leap.sh", PROGRAM);
    files.put("tests/run.sh", TESTS);
    files.put("tests/years.txt", YEARS);
    files.put("tests/format.sh", FORMAT);
    files.put("tests/fix-format.sh", FIX_FORMAT);
    files.put(".omk/gates.toml", GATES);
    files.put(".omk/config.toml", CONFIG);
    files.put(".omk/.gitignore", "goals/\n");
    files.put("stand-in-agent.sh", STAND_IN);
    files.put(".gitignore", "build/\n");
    return files;
  }
}
