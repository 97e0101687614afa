package dev.omk.agent.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.omk.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** The configured MCP servers as a session takes them. */
final class McpServers {
  private McpServers() {}

  /**
   * Hands tables on as they are, but for two comforts: {@code args} and {@code env} may be left out
   * of a server that is a command, and {@code env} and {@code headers} may be tables.
   *
   * @param inline each a TOML inline table
   */
  static ArrayNode json(List<String> inline) {
    ArrayNode servers = Json.array();
    for (String table : inline) {
      if (Toml.parse("server = " + table).get("server") instanceof TomlTable server) {
        servers.add(server(server));
      }
    }
    return servers;
  }

  private static ObjectNode server(TomlTable table) {
    ObjectNode server = object(table);
    for (String pairs : List.of("env", "headers")) {
      if (server.path(pairs) instanceof ObjectNode map) {
        ArrayNode list = Json.array();
        map.properties()
            .forEach(
                pair -> list.addObject().put("name", pair.getKey()).set("value", pair.getValue()));
        server.set(pairs, list);
      }
    }
    if (server.has("command")) {
      for (String name : List.of("args", "env")) {
        if (!server.has(name)) {
          server.putArray(name);
        }
      }
    } else if (server.has("url") && !server.has("headers")) {
      server.putArray("headers");
    }
    return server;
  }

  private static ObjectNode object(TomlTable table) {
    ObjectNode object = Json.object();
    for (String key : new TreeSet<>(table.keySet())) {
      Object value = table.get(List.of(key));
      if (value != null) {
        object.set(key, value(value));
      }
    }
    return object;
  }

  private static JsonNode value(Object value) {
    return switch (value) {
      case TomlTable table -> object(table);
      case TomlArray array -> {
        ArrayNode list = Json.array();
        array.toList().forEach(each -> list.add(value(each)));
        yield list;
      }
      case Long number -> Json.array().numberNode(number);
      case Double number -> Json.array().numberNode(BigDecimal.valueOf(number));
      case Boolean flag -> Json.array().booleanNode(flag);
      case Object other -> Json.array().textNode(other.toString());
    };
  }
}
