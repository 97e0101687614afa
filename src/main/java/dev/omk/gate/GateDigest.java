package dev.omk.gate;

import dev.omk.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of a list of gate definitions: what a goal pins, and what a proof names.
 *
 * <p>Everything that decides what runs and what counts is in it, in the order of the definitions;
 * only {@link GateSpec#origin} is not, so that moving a definition to another line changes nothing.
 */
public final class GateDigest {
  /** Bumped when the encoding changes, so that no two encodings give the same digest. */
  private static final String ENCODING = "omk-gates-1";

  private final MessageDigest sha256;

  private GateDigest(MessageDigest sha256) {
    this.sha256 = sha256;
  }

  /** The lower-case hex SHA-256 of the definitions. Stable between versions and machines. */
  public static String of(List<GateSpec> gates) {
    GateDigest digest = new GateDigest(Sha256.newDigest());
    digest.add(ENCODING);
    digest.add(gates.size());
    gates.forEach(digest::add);
    return Sha256.hexOf(digest.sha256);
  }

  /** The same with what is compared beside the gates; without any it is that of the gates. */
  public static String of(List<GateSpec> gates, Comparisons comparisons) {
    String digest = of(gates);
    if (comparisons.isEmpty()) {
      return digest;
    }
    GateDigest both = new GateDigest(Sha256.newDigest());
    both.add(digest);
    both.add(comparisons.observations().size());
    comparisons.observations().forEach(both::add);
    BenchmarkSpec benchmark = comparisons.benchmark();
    both.add(benchmark != null);
    if (benchmark != null) {
      both.add(benchmark.argv());
      both.add(benchmark.runs());
      both.add(benchmark.minSpeedup().stripTrailingZeros().toPlainString());
      both.add(benchmark.timeout().toMillis());
      both.add(benchmark.env());
      both.add(benchmark.workdir());
    }
    return Sha256.hexOf(both.sha256);
  }

  private void add(ObserveSpec observe) {
    add(observe.name());
    add(observe.argv());
    add(observe.files());
    add(observe.normalise());
    add(observe.timeout().toMillis());
    add(observe.env());
    add(observe.workdir());
  }

  private void add(GateSpec gate) {
    add(gate.name());
    add(gate.argv());
    add(gate.shellLine());
    add(gate.required());
    add(gate.allowFail());
    add(gate.skip());
    add(gate.timeout().toMillis());
    add(gate.fix());
    add(gate.needs());
    add(gate.exclusive());
    add(gate.inputs());
    add(gate.reports());
    add(gate.tags());
    add(gate.retries());
    add(gate.env());
    add(gate.workdir());
    if (gate.hidden()) {
      add("hidden"); // added later: the digests of other gates stay what they were
    }
  }

  private void add(Map<String, String> env) {
    Map<String, String> sorted = new TreeMap<>(env);
    add(sorted.size());
    sorted.forEach(
        (name, value) -> {
          add(name);
          add(value);
        });
  }

  private void add(List<String> texts) {
    add(texts.size());
    texts.forEach(this::add);
  }

  /** Length first, so that no two lists of texts give the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha256.update(bytes);
  }

  private void add(boolean value) {
    sha256.update((byte) (value ? 1 : 0));
  }

  private void add(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      sha256.update((byte) (value >>> shift));
    }
  }
}
