package dev.omk.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Documents of one object a line. */
final class Lines {
  private Lines() {}

  static byte[] of(List<ObjectNode> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ObjectNode object : objects) {
      out.writeBytes(Json.line(object));
      out.write('\n');
    }
    return out.toByteArray();
  }
}
