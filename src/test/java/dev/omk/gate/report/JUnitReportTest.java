package dev.omk.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.omk.gate.TestResult;
import dev.omk.gate.TestResult.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JUnitReportTest {

  @Test
  void everyVerdictIsReadWithIdMessageAndPlace() throws Exception {
    assertThat(
            read(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <testsuites><testsuite name="pytest" tests="6">
                  <testcase classname="tests.test_calc" name="test_ok" time="0.01"/>
                  <testcase classname="tests.test_calc" name="test_add">
                    <failure message="assert 0 == 4&#10;more">def test_add():
                tests/test_calc.py:5: AssertionError</failure>
                  </testcase>
                  <testcase classname="a.B" name="breaks" file="src/B.java" line="12">
                    <error type="X">java.lang.X: boom
                    at a.B</error>
                  </testcase>
                  <testcase classname="a.B" name="off"><skipped message="later"/></testcase>
                  <testcase classname="a.B" name="xfail"><skipped type="pytest.xfail" message=""/></testcase>
                  <testcase name="plain" status="notrun"/>
                </testsuite></testsuites>
                """))
        .containsExactly(
            new TestResult("tests.test_calc::test_ok", Status.PASSED, "", "", 0),
            new TestResult(
                "tests.test_calc::test_add",
                Status.FAILED,
                "assert 0 == 4",
                "tests/test_calc.py",
                5),
            new TestResult("a.B::breaks", Status.FAILED, "java.lang.X: boom", "src/B.java", 12),
            new TestResult("a.B::off", Status.SKIPPED, "later", "", 0),
            new TestResult("a.B::xfail", Status.SKIPPED, "", "", 0),
            new TestResult("pytest::plain", Status.SKIPPED, "", "", 0));
  }

  @Test
  void fileThatPytestCouldNotLoadIsToldWithWhatItRaised() throws Exception {
    assertThat(
            read(
                """
                <testsuites><testsuite name="pytest" errors="1">
                  <testcase classname="" name="tests.test_x"><error message="collection failure">ImportError while importing test module 'tests/test_x.py'.
                Traceback:
                tests/test_x.py:1: in &lt;module&gt;
                    import nope
                E   ModuleNotFoundError: No module named 'nope'</error></testcase>
                </testsuite></testsuites>
                """))
        .extracting(TestResult::message)
        .containsExactly("collection failure: ModuleNotFoundError: No module named 'nope'");
  }

  @Test
  void whatNodeComparedHasNoCommasOfItsFields() throws Exception {
    assertThat(
            read(
                """
                <testsuites><testcase name="sums tenths" classname="test">
                <failure type="testCodeFailure" message="Expected values to be strictly equal:">
                    generatedMessage: true,
                    actual: '0.15',
                    expected: '1.50',
                    operator: 'strictEqual'
                </failure></testcase></testsuites>
                """))
        .extracting(TestResult::message)
        .containsExactly("Expected values to be strictly equal:; actual: '0.15'; expected: '1.50'");
  }

  @Test
  void onlyATestThatIsToBeDoneMayFail() throws Exception {
    assertThat(
            read(
                """
                <testsuites>
                  <testcase name="a"><skipped type="todo"/><failure message="no"/></testcase>
                  <testcase name="b"><failure message="no"/><skipped type="todo"/></testcase>
                  <testcase name="c"><skipped message="in part"/><failure message="no"/></testcase>
                  <testcase name="d"><failure message="no"/><skipped/></testcase>
                </testsuites>
                """))
        .extracting(test -> test.id() + " " + test.status())
        .containsExactly("a SKIPPED", "b SKIPPED", "c FAILED", "d FAILED");
  }

  @Test
  void errorOfASuiteCountsAsAFailure() throws Exception {
    assertThat(read("<testsuite name='s'><error message='no set-up'/></testsuite>"))
        .containsExactly(new TestResult("s::(suite)", Status.FAILED, "no set-up", "", 0));
  }

  @Test
  void outputOfTestsIsNoVerdict() throws Exception {
    List<TestResult> tests =
        read(
            "<testsuite name='s'><testcase name='a'><system-out>&lt;failure/&gt;</system-out>"
                + "</testcase></testsuite>");
    assertThat(tests).singleElement().extracting(TestResult::status).isEqualTo(Status.PASSED);
  }

  @Test
  void duplicatesAreNumbered() throws Exception {
    List<TestResult> tests =
        read("<testsuite name='s'>" + "<testcase name='a'/>".repeat(3) + "</testsuite>");
    assertThat(TestIds.unique(tests))
        .extracting(TestResult::id)
        .containsExactly("s::a", "s::a#2", "s::a#3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE t [<!ENTITY a 'b'>]><testsuite name='&a;'/>",
        "<!DOCTYPE testsuite><testsuite/>",
        "<!DOCTYPE t SYSTEM 'file:///etc/passwd'><testsuite/>",
        "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><testsuite>&x;</testsuite>",
        """
        <!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><testsuite><testcase name="&c;"/></testsuite>
        """
      })
  void documentTypesAndEntitiesAreRefused(String xml) {
    assertThat(refusal(xml)).containsAnyOf("DOCTYPE", "entity", "DTD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "<testsuite>",
        "<testsuite><testcase name='a'></testsuite>",
        "{}",
        "<testsuite name='a' name='b'/>",
        "<testsuite/><testsuite/>",
        "not xml"
      })
  void whatIsNotWellFormedIsRefused(String xml) {
    assertThat(refusal(xml)).startsWith("not well-formed XML: ").doesNotContain("\n");
  }

  @Test
  void countOfFailuresOfWhichNoneIsThereIsRefused() throws Exception {
    String tests = "<testsuite tests='5' failures='3'><testcase name='ok'/>%s</testsuite>";
    assertThat(refusal(tests.formatted(""))).isEqualTo("it counts 3 failed and lists none");
    assertThat(refusal("<testsuites errors='1'><testsuite/></testsuites>"))
        .isEqualTo("it counts 1 failed and lists none");
    assertThat(read(tests.formatted("<testcase name='bad'><failure/></testcase>"))).hasSize(2);
    assertThat(read("<testsuite failures='0' errors='0'><testcase name='ok'/></testsuite>"))
        .hasSize(1);
  }

  @Test
  void otherXmlAndDeepNestingAreRefused() {
    assertThat(refusal("<html/>")).contains("<html>");
    assertThat(refusal("<testsuite>".repeat(101) + "</testsuite>".repeat(101)))
        .isEqualTo("nested more than 100 deep");
  }

  @Test
  void aHundredDeepIsRead() throws Exception {
    assertThat(read("<testsuite>".repeat(99) + "<testcase name='a'/>" + "</testsuite>".repeat(99)))
        .hasSize(1);
  }

  @Test
  void largeHonestReportIsRead() throws Exception {
    String text =
        "<testcase name='long'><failure>" + "long line\n".repeat(600_000) + "</failure></testcase>";
    List<TestResult> tests =
        read(
            "<testsuite name='s'>"
                + text
                + "<testcase name='a'/>".repeat(100_000)
                + "</testsuite>");
    assertThat(tests).hasSize(100_001);
    assertThat(tests.getFirst().message()).isEqualTo("long line");
  }

  private static List<TestResult> read(String xml) throws UnreadableReportException, IOException {
    return JUnitReport.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String refusal(String xml) {
    UnreadableReportException refused =
        catchThrowableOfType(UnreadableReportException.class, () -> read(xml));
    assertThat(refused).as("a refusal of %s", xml).isNotNull();
    return refused.reason();
  }
}
