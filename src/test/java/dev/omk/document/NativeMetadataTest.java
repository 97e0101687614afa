package dev.omk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.omk.goal.GoalEvent;
import dev.omk.json.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A native image knows of no record that is bound by reflection unless it is told. */
class NativeMetadataTest {
  private static final Path METADATA =
      Path.of("src/main/resources/META-INF/native-image/dev.omk/omk/reachability-metadata.json");

  private final Set<String> bound = new TreeSet<>();

  @Test
  void everythingThatAnEventHoldsIsRegistered() throws Exception {
    collect(GoalEvent.class);
    bound.add("dev.omk.json.RecordMapper$NamedAlternative"); // Jackson reads its annotation.

    Set<String> registered = new TreeSet<>();
    for (JsonNode entry : Json.parseObject(Files.readAllBytes(METADATA)).path("reflection")) {
      assertThat(entry.path("allDeclaredConstructors").asBoolean()).isTrue();
      assertThat(entry.path("allDeclaredMethods").asBoolean()).isTrue();
      assertThat(entry.path("allDeclaredFields").asBoolean()).isTrue();
      registered.add(entry.path("type").asText());
    }
    assertThat(registered).isEqualTo(bound);
  }

  private void collect(Type type) {
    if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType());
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument);
      }
    } else if (type instanceof WildcardType wildcard) {
      collect(wildcard.getUpperBounds()[0]);
    } else if (type instanceof Class<?> plain && plain.getName().startsWith("dev.omk.")) {
      collectOurs(plain);
    }
  }

  private void collectOurs(Class<?> type) {
    if (!bound.add(type.getName())) {
      return;
    }
    if (type.isSealed()) {
      for (Class<?> alternative : type.getPermittedSubclasses()) {
        collect(alternative);
      }
    }
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        collect(component.getGenericType());
      }
    }
  }
}
