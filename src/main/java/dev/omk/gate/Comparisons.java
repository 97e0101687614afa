package dev.omk.gate;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is compared between base and candidate beside the gates, as pinned when a goal is created.
 *
 * @param observations {@code [[observe]]}, in the order of the file
 * @param benchmark {@code [benchmark]}, or null
 */
public record Comparisons(List<ObserveSpec> observations, @Nullable BenchmarkSpec benchmark) {
  /** Nothing is compared. */
  public static final Comparisons NONE = new Comparisons(List.of(), null);

  public Comparisons {
    observations = List.copyOf(observations);
  }

  /** The same with another required ratio; as it is without a benchmark or a ratio. */
  public Comparisons requiring(@Nullable BigDecimal ratio) {
    BenchmarkSpec b = benchmark;
    return b == null || ratio == null
        ? this
        : new Comparisons(
            observations,
            new BenchmarkSpec(
                b.argv(),
                b.shellLine(),
                b.runs(),
                ratio,
                b.timeout(),
                b.env(),
                b.workdir(),
                b.origin()));
  }

  /** Whether there is nothing to compare. */
  public boolean isEmpty() {
    return observations.isEmpty() && benchmark == null;
  }
}
