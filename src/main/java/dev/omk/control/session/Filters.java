package dev.omk.control.session;

import dev.omk.log.LogFilter;
import dev.omk.secret.Redactor;
import java.util.function.Supplier;

/** The redactor in the shape in which logs take it. */
public final class Filters {
  private Filters() {}

  /** A filter for each stream, because a private key spans several lines. */
  public static Supplier<LogFilter> of(Redactor redactor) {
    return () -> redactor.lineFilter()::apply;
  }
}
