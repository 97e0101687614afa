package dev.omk.control.session;

import dev.omk.gate.GateSpec;
import dev.omk.log.LogFilter;
import dev.omk.secret.Redactor;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The redactor in the shape in which logs take it. */
public final class Filters {
  private Filters() {}

  /**
   * The same for gates, whose definitions may have given them credentials of their own: values of
   * variables that look like some.
   */
  public static Supplier<LogFilter> of(Redactor redactor, List<GateSpec> gates) {
    Set<String> values = new TreeSet<>();
    gates.forEach(gate -> values.addAll(Redactor.credentialValues(gate.env())));
    if (values.isEmpty()) {
      return of(redactor);
    }
    Redactor own = new Redactor(values);
    return () -> redactor.lineFilter().andThen(own.lineFilter())::apply;
  }

  /** A filter for each stream, because a private key spans several lines. */
  public static Supplier<LogFilter> of(Redactor redactor) {
    return () -> redactor.lineFilter()::apply;
  }
}
