package dev.omk.gate.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;

/**
 * Where the artifacts of one run of a SARIF log are: their URIs, and the bases that these are
 * relative to (SARIF 2.1.0, 3.4.4 and 3.14.14).
 */
final class SarifPlaces {
  /** Bases may have bases; a circle ends here. */
  private static final int MOST_BASES = 10;

  private final JsonNode bases;
  private final Predicate<String> there;

  /**
   * @param there whether a path is one of the tree; an absolute base may be of another machine
   */
  SarifPlaces(JsonNode run, Predicate<String> there) {
    this.bases = run.path("originalUriBaseIds");
    this.there = there;
  }

  /** The path of an {@code artifactLocation}; empty if it is none of a file. */
  String path(JsonNode location) {
    String own = path(location.path("uri").asText(""));
    String full = own;
    JsonNode at = location;
    for (int i = 0; i < MOST_BASES && !own.isEmpty() && !full.startsWith("/"); i++) {
      at = bases.path(at.path("uriBaseId").asText(""));
      full = joined(path(at.path("uri").asText("")), full);
    }
    return !full.startsWith("/") || there.test(full) ? full : own;
  }

  private static String joined(String base, String path) {
    return base.isEmpty() || base.endsWith("/") ? base + path : base + "/" + path;
  }

  /** A URI reference as a path; one that is none is taken as it stands. */
  private static String path(String uri) {
    try {
      URI parsed = new URI(uri);
      boolean local = parsed.getScheme() == null || parsed.getScheme().equals("file");
      return local && parsed.getPath() != null ? parsed.getPath() : "";
    } catch (URISyntaxException e) {
      return uri;
    }
  }
}
