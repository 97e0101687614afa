package dev.omk.scope;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code pom.xml}: the build section, profiles, packaging, the parent's identity, and properties
 * that steer tests. Modules may be added, not taken away.
 *
 * <p>Of a new file only what turns tests off counts, for a new module needs a build section.
 */
final class PomParts implements PartRule {
  private static final Pattern STEERS =
      Pattern.compile(
          "(?i).*(skip|surefire|failsafe|argline|test|groups|exclude|include|failifno|checkstyle"
              + "|jacoco|spotless|enforcer).*");

  private static final Set<String> TURNS_OFF =
      Set.of(
          "skip",
          "skiptests",
          "skipits",
          "skipexec",
          "testfailureignore",
          "excludes",
          "exclude",
          "excludedgroups",
          "groups",
          "failifnotests",
          "failonviolation",
          "failonerror");

  @Override
  public boolean changed(String base, String candidate) {
    Optional<XmlElement> now = XmlElement.read(candidate);
    if (base.isBlank()) {
      return now.map(PomParts::hostile).orElse(true);
    }
    Optional<XmlElement> before = XmlElement.read(base);
    return before.isEmpty()
        || now.isEmpty()
        || !fixed(before.get()).equals(fixed(now.get()))
        || !modules(now.get()).containsAll(modules(before.get()));
  }

  private static List<String> fixed(XmlElement project) {
    List<String> values = new ArrayList<>();
    for (String section : List.of("build", "profiles", "packaging")) {
      values.add(project.child(section).map(XmlElement::canonical).orElse(""));
    }
    for (String part : List.of("groupId", "artifactId", "relativePath")) {
      values.add(project.child("parent").map(parent -> parent.childText(part)).orElse(""));
    }
    values.add(steeringProperties(project).toString());
    return values;
  }

  private static SortedMap<String, String> steeringProperties(XmlElement project) {
    SortedMap<String, String> steering = new TreeMap<>();
    project
        .child("properties")
        .ifPresent(
            properties ->
                properties.children().stream()
                    .filter(property -> STEERS.matches(property.name()))
                    .filter(property -> !ProtectedPaths.lower(property.name()).endsWith("version"))
                    .forEach(property -> steering.put(property.name(), property.canonical())));
    return steering;
  }

  private static Set<String> modules(XmlElement project) {
    return project
        .child("modules")
        .map(
            modules ->
                modules.children().stream().map(XmlElement::canonical).collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static boolean hostile(XmlElement project) {
    boolean turnsOff =
        project.children().stream()
            .filter(child -> child.name().equals("build") || child.name().equals("profiles"))
            .anyMatch(PomParts::turnsOff);
    return turnsOff || !steeringProperties(project).isEmpty();
  }

  // Depth is bounded by the reader.
  private static boolean turnsOff(XmlElement element) {
    return TURNS_OFF.contains(ProtectedPaths.lower(element.name()))
        || element.children().stream().anyMatch(PomParts::turnsOff);
  }
}
