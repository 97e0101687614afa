package dev.omk.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Records as JSON objects: snake_case names, times and durations as ISO 8601 text, enums in lower
 * case, nulls left out, unknown fields ignored. Sealed alternatives carry a name in one field.
 *
 * <p>Costs tens of milliseconds when first used: not for the paths that only read.
 */
public final class RecordMapper {
  private final ObjectMapper mapper;

  /**
   * @param alternatives for each sealed interface the names of its records
   * @param property the field that carries the name
   */
  public RecordMapper(Map<Class<?>, Map<String, Class<?>>> alternatives, String property) {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(scalars());
    alternatives.forEach(
        (type, names) -> {
          builder.addMixIn(type, NamedAlternative.class);
          names.forEach((name, record) -> builder.registerSubtypes(new NamedType(record, name)));
        });
    if (!property.equals(NamedAlternative.PROPERTY)) {
      throw new IllegalArgumentException("alternatives are named in " + NamedAlternative.PROPERTY);
    }
    mapper = builder.build();
  }

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.PROPERTY,
      property = NamedAlternative.PROPERTY)
  private interface NamedAlternative {
    String PROPERTY = "status";
  }

  /** The record as a tree. */
  public ObjectNode write(Object record) {
    return mapper.valueToTree(record);
  }

  /**
   * The record in a tree.
   *
   * @throws MalformedJsonException if it does not fit
   */
  public <T> T read(ObjectNode tree, Class<T> type) throws MalformedJsonException {
    try {
      return mapper.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(
          type.getSimpleName() + ": " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static SimpleModule scalars() {
    SimpleModule module = new SimpleModule();
    text(module, Instant.class, Instant::parse);
    text(module, Duration.class, Duration::parse);
    module.addSerializer(new LowerCaseEnum());
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(
        new StdScalarSerializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public void serialize(T value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeString(value.toString());
          }
        });
    module.addDeserializer(
        type,
        new StdScalarDeserializer<T>(type) {
          private static final long serialVersionUID = 1L;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return parse.apply(in.getText());
          }
        });
  }

  @SuppressWarnings("rawtypes")
  private static final class LowerCaseEnum extends StdScalarSerializer<Enum> {
    private static final long serialVersionUID = 1L;

    LowerCaseEnum() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }
}
