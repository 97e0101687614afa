package dev.omk.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.toml.TomlText;
import org.junit.jupiter.api.Tag;

/** {@code config.toml} of any bytes. */
@Tag("fuzz")
class ConfigFileFuzzTest {
  @FuzzTest
  void aFileIsAConfigOrRefusedWithItsPlace(byte[] bytes) {
    try {
      Config config = ConfigFile.parse(TomlText.decode(bytes, "config.toml"), "config.toml");
      Config again = ConfigFile.parse(ConfigText.of(config), "config.toml");
      assertThat(again).isEqualTo(config);
    } catch (OmkException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_FILE);
      assertThat(e.line()).matches("config\\.toml:[1-9][0-9]*:[1-9][0-9]*: .*");
    }
  }
}
