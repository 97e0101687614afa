package dev.omk.doctor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was looked at.
 *
 * @param area the kind of thing, for instance {@code agent}
 * @param name the thing, for instance {@code claude}; the area itself where there is but one
 * @param health how it is
 * @param facts what scripts may want to know, for instance {@code version} and {@code path}
 * @param notes what else a person should know, one line each
 */
public record Diagnosis(
    String area, String name, Health health, Map<String, String> facts, List<String> notes) {

  public Diagnosis {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    notes = List.copyOf(notes);
  }

  /** A diagnosis of the only thing of its kind. */
  static Diagnosis of(String area, Health health) {
    return new Diagnosis(area, area, health, Map.of(), List.of());
  }

  /** The same with one more fact; an empty value adds none. */
  Diagnosis with(String key, String value) {
    if (value.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(facts);
    more.put(key, value);
    return new Diagnosis(area, name, health, more, notes);
  }
}
