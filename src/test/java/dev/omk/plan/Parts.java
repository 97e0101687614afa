package dev.omk.plan;

import dev.omk.gate.BenchmarkSpec;
import dev.omk.gate.Comparisons;
import dev.omk.gate.GateSpec;
import dev.omk.gate.ObserveSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Gates, comparisons and outlines for tests of plans. */
final class Parts {
  private Parts() {}

  /** How a gate takes part. */
  enum Role {
    DECIDES,
    TELLS,
    SKIPPED,
    HIDDEN
  }

  static GateSpec gate(String name, Role role, String program, String... tags) {
    return new GateSpec(
        name,
        List.of(program, "test"),
        "",
        role != Role.TELLS,
        false,
        role == Role.SKIPPED,
        GateSpec.DEFAULT_TIMEOUT,
        List.of(),
        List.of(),
        false,
        List.of(),
        List.of(),
        List.of(tags),
        0,
        Map.of(),
        "",
        role == Role.HIDDEN,
        ".omk/gates.toml:1");
  }

  static GateSpec gate(String name, String... tags) {
    return gate(name, Role.DECIDES, "make", tags);
  }

  static Comparisons observing(String... names) {
    return new Comparisons(java.util.Arrays.stream(names).map(Parts::observation).toList(), null);
  }

  private static ObserveSpec observation(String name) {
    return new ObserveSpec(
        name,
        List.of("./" + name + ".sh"),
        "",
        List.of(),
        List.of(),
        Duration.ofMinutes(1),
        Map.of(),
        "",
        ".omk/gates.toml:9");
  }

  static Comparisons timing() {
    return new Comparisons(
        List.of(),
        new BenchmarkSpec(
            List.of("./bench.sh"),
            "",
            5,
            new BigDecimal("1.2"),
            Duration.ofMinutes(1),
            Map.of(),
            "",
            ".omk/gates.toml:9"));
  }
}
