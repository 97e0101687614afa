package dev.omk.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.omk.error.ErrorCode;
import dev.omk.error.OmkException;
import dev.omk.git.GitResult;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ssh says before git's own words is the reason that is told. */
class PushFailuresTest {
  private static final String GITS =
      """
      fatal: Could not read from remote repository.

      Please make sure you have the correct access rights
      and the repository exists.
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssh: Could not resolve hostname github.com: Name or service not known | cannot be reached",
        "ssh: connect to host github.com port 22: Connection timed out | cannot be reached",
        "ssh: connect to host github.com port 22: Network is unreachable | cannot be reached",
        "git@github.com: Permission denied (publickey). | you may not push",
        "Host key verification failed. | you may not push",
        "ERROR: Permission to acme/calc.git denied to ann. | you may not push",
        "ERROR: This repository was archived so it is read-only. | you may not push",
      })
  void theReasonOfSshIsTold(String reason, String meaning) {
    Publishing.Remote remote =
        new Publishing.Remote("origin", "git@github.com:acme/calc.git", Optional.empty(), false);

    OmkException failure =
        PushFailures.of(
            remote, "omk/fix", new GitResult(128, new byte[0], reason + "\n" + GITS, false));

    assertThat(failure.code()).isEqualTo(ErrorCode.BLOCKED_ON_EXTERNAL);
    assertThat(failure.line()).contains(meaning).endsWith(reason);
  }
}
