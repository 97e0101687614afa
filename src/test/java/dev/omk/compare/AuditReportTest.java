package dev.omk.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.omk.json.MalformedJsonException;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  @Test
  void placesInTextAreFindings() throws Exception {
    assertThat(
            AuditReport.places(
                "AUDIT.md",
                "- src/a.py:12 eval\n- `b.go:3`: x, at 12:30 see http://x.org:80/y (src/a.py:12)"))
        .extracting(AuditReport.Place::words)
        .contains("src/a.py:12", "b.go:3")
        .doesNotContain("x.org:80");
  }

  @Test
  void findingsOfJsonAndSarifAreRead() throws Exception {
    assertThat(AuditReport.places("audit.json", "{\"findings\":[{\"path\":\"a.c\",\"line\":7}]}"))
        .containsExactly(new AuditReport.Place("a.c", 7));
    assertThat(
            AuditReport.places(
                "audit.sarif",
                "{\"runs\":[{\"results\":[{\"locations\":[{\"physicalLocation\":{"
                    + "\"artifactLocation\":{\"uri\":\"./a.c\"},\"region\":{\"startLine\":2}}}]}]}]}"))
        .containsExactly(new AuditReport.Place("a.c", 2));
    assertThatThrownBy(() -> AuditReport.places("audit.json", "no"))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void aReportIsKnownByItsName() {
    assertThat(AuditReport.isReport("docs/security-audit.md")).isTrue();
    assertThat(AuditReport.isReport("src/audit.py")).isFalse();
  }
}
