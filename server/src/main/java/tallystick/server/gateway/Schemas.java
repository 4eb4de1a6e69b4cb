package tallystick.server.gateway;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;

/// JSON Schema of records, each under its name `<Room><Record>`.
final class Schemas {
  /// What every mistake is answered with (RFC 9457).
  static final Map<String, Object> PROBLEM =
      Map.of(
          "type",
          "object",
          "properties",
          Map.of(
              "type", Map.of("type", "string"),
              "title", Map.of("type", "string"),
              "status", Map.of("type", "integer"),
              "detail", Map.of("type", "string"),
              "code", Map.of("type", "string"),
              "pointer", Map.of("type", "string"),
              "retryable", Map.of("type", "boolean")));

  private final Map<String, Object> all = new TreeMap<>();

  /// All schemas that were asked for, and those that they name.
  Map<String, Object> all() {
    return all;
  }

  /// The name of a type: `MarketPlaceOrder` in a room, `Receipt` outside of them.
  static String name(Class<?> type) {
    String wire = Codec.name(type);
    int dot = wire.indexOf('.');
    String room = Character.toUpperCase(wire.charAt(0)) + wire.substring(1, dot);
    boolean ofRoom = type.getPackageName().startsWith(Domains.class.getPackageName() + ".");
    return (ofRoom ? room : "") + wire.substring(dot + 1);
  }

  /// A reference to a type's schema.
  Map<String, Object> reference(Class<?> type) {
    String name = name(type);
    if (!all.containsKey(name)) {
      all.put(name, Map.of());
      all.put(name, schema(type));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> schema(Class<?> type) {
    if (type.isEnum()) {
      List<String> names = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
      return Map.of("type", "string", "enum", names);
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Map<String, Object> property = of(component.getGenericType());
      properties.put(
          component.getName(),
          component.getAnnotatedType().isAnnotationPresent(Nullable.class)
              ? Map.of("anyOf", List.of(property, Map.of("type", "null")))
              : property);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", List.copyOf(properties.keySet()));
    schema.put("additionalProperties", false);
    return schema;
  }

  private Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType list) {
      return Map.of("type", "array", "items", of(list.getActualTypeArguments()[0]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return Map.of("type", "string");
    }
    if (plain == long.class || plain == Long.class) {
      return Map.of("type", "integer", "format", "int64", "maximum", Limits.AMOUNT);
    }
    if (plain == int.class) {
      return Map.of("type", "integer", "format", "int32");
    }
    if (plain == boolean.class) {
      return Map.of("type", "boolean");
    }
    if (plain == byte[].class) {
      return Map.of("type", "string", "contentEncoding", "base64url");
    }
    return plain == Object.class ? Map.of() : reference(plain);
  }
}
