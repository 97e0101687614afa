package dev.omk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this program, as the build wrote it into the archive. */
final class Version {
  private static final String WRITTEN_BY_BUILD = "/META-INF/maven/dev.omk/omk/pom.properties";

  private Version() {}

  static Answer answer(boolean json) {
    String version = text();
    if (!json) {
      return Answer.ok("omk " + version + "\n");
    }
    ObjectNode doc = Json.object();
    doc.put("version", 1);
    doc.put("omk_version", version);
    return Answer.ok(Json.pretty(doc));
  }

  /** For instance {@code 0.6.0}; {@code development} where there is no archive. */
  static String text() {
    String manifest = Version.class.getPackage().getImplementationVersion();
    if (manifest != null) {
      return manifest;
    }
    try (InputStream in = Version.class.getResourceAsStream(WRITTEN_BY_BUILD)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "development");
    } catch (IOException e) {
      return "development";
    }
  }
}
