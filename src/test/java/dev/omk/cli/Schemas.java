package dev.omk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.omk.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The schemas of docs/schema, made strict: a field that they do not name is an error here. */
final class Schemas {
  private static final Path DIRECTORY = Path.of("docs/schema");
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private Schemas() {}

  static Path file(String name) {
    return DIRECTORY.resolve(name + ".schema.json");
  }

  /** The document in an output, which fits the schema. */
  static ObjectNode valid(String name, Omk.Ended ended) throws IOException {
    ObjectNode document = Json.parseObject(ended.out().getBytes(StandardCharsets.UTF_8));
    assertThat(problems(name, document))
        .as(name + ", exit code " + ended.code() + "\n" + ended.out())
        .isEmpty();
    return document;
  }

  static Set<ValidationMessage> problems(String name, JsonNode document) throws IOException {
    ObjectNode schema = Json.parseObject(Files.readAllBytes(file(name)));
    strict(schema);
    JsonSchema strict = FACTORY.getSchema(schema, CONFIG);
    return strict.validate(document);
  }

  /** The same where a document may have fields that the schema does not name, as any reader's. */
  static Set<ValidationMessage> problemsOfAReader(String name, JsonNode document)
      throws IOException {
    return FACTORY
        .getSchema(Json.parseObject(Files.readAllBytes(file(name))), CONFIG)
        .validate(document);
  }

  private static void strict(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("type").asText().equals("object")
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(Schemas::strict);
  }
}
