package dev.omk.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MadeOfWordsTest {
  private static final int VALUES = 2000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "required|string|min:8|max:255",
        "nullable|string|max:80|unique:users,api_token",
        "at-least-8-characters,max-128",
        "PASSWORD_POLICY_V2_12CHARS",
        "spring.datasource.password2x1",
        "Mindestens8ZeichenUnd1Ziffer2",
        "Token-ungueltig-Fehler-401-bitte-neu-anmelden",
        "Get-your-key-from-settings-page-2024"
      })
  void namesRulesAndMessagesAre(String value) {
    assertThat(MadeOfWords.is(value)).isTrue();
  }

  /** At most one drawn value in so many is taken for words. */
  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef, 32, 1000",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789, 24, 200",
    "abcdefghijklmnopqrstuvwxyz0123456789, 32, 50",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567, 32, 50"
  })
  void drawnValuesAreNot(String alphabet, int length, int oneIn) {
    Random random = new Random(length);
    int words = 0;
    for (int i = 0; i < VALUES; i++) {
      StringBuilder value = new StringBuilder();
      for (int k = 0; k < length; k++) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      words += MadeOfWords.is(value.toString()) ? 1 : 0;
    }
    assertThat(words).isLessThanOrEqualTo(VALUES / oneIn);
  }
}
