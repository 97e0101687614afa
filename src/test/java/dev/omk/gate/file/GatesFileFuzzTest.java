package dev.omk.gate.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.gate.GateDigest;
import dev.omk.gate.GateSpec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** {@code gates.toml} of any bytes. */
@Tag("fuzz")
class GatesFileFuzzTest {
  @FuzzTest
  void aFileIsGatesOrRefusedWithItsPlace(byte[] bytes) {
    try {
      GatesDocument document = GatesFile.parseDocument(bytes, "gates.toml");
      Set<String> names = new HashSet<>();
      for (GateSpec gate : document.gates()) {
        assertThat(gate.name()).isNotBlank().hasSizeLessThanOrEqualTo(100);
        assertThat(names.add(gate.name())).isTrue();
        assertThat(gate.timeout()).isPositive();
      }
      assertThat(GateDigest.of(document.gates())).isNotEmpty();
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
      assertThat(e.line()).matches("gates\\.toml:[1-9][0-9]*:[1-9][0-9]*: .*");
    }
  }
}
