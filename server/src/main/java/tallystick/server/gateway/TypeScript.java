package tallystick.server.gateway;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Query;

/// The TypeScript types of everything the gateway answers, from the same declarations as [OpenApi]:
/// `web/src/api/types.ts`.
public final class TypeScript {
  private final Map<String, String> types = new TreeMap<>();
  private final Rooms rooms;

  TypeScript(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Prints the module.
  public static void main(String[] args) {
    System.out.print(new TypeScript(new Rooms(Domains.ALL)).text());
  }

  /// The text of the module.
  String text() {
    String actions = map("Actions", Domain::actions);
    String events = map("Events", Domain::events);
    String queries = queries();
    return "// Made from the rooms' records by `./check`: do not edit.\n\n"
        + String.join("\n", types.values())
        + "\n"
        + String.join("\n", actions, events, queries);
  }

  private String map(String name, Function<Domain, Class<?>> family) {
    return rooms.domains().stream()
        .flatMap(domain -> Arrays.stream(family.apply(domain).getPermittedSubclasses()))
        .map(type -> "  \"" + Codec.name(type) + "\": " + reference(type) + ";\n")
        .collect(Collectors.joining("", "export interface " + name + " {\n", "}\n"));
  }

  private String queries() {
    StringBuilder text = new StringBuilder("export interface Queries {\n");
    for (Rooms.Room room : rooms.all()) {
      for (Query<?> query : room.queries()) {
        String params =
            query.params().stream()
                .map(p ->
                    p.name() + (p.required() ? "" : "?") + (p.number() ? ": number" : ": string"))
                .collect(Collectors.joining("; ", "{ ", " }"));
        text.append("  \"%s/%s\": {\n".formatted(room.name(), query.name()))
            .append("    params: %s;\n".formatted(query.params().isEmpty() ? "object" : params))
            .append("    row: %s;\n".formatted(reference(query.row())))
            .append("    page: %s;\n  };\n".formatted(!query.one()));
      }
    }
    return text.append("}\n").toString();
  }

  private String reference(Class<?> type) {
    String name = Schemas.name(type);
    if (!types.containsKey(name)) {
      types.put(name, "");
      types.put(name, declaration(name, type));
    }
    return name;
  }

  private String declaration(String name, Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> "\"" + constant + "\"")
          .collect(Collectors.joining(" | ", "export type " + name + " = ", ";\n"));
    }
    return Arrays.stream(type.getRecordComponents())
        .map(c -> "  " + c.getName() + ": " + of(c.getGenericType()) + ";\n")
        .collect(Collectors.joining("", "export interface " + name + " {\n", "}\n"));
  }

  private String of(Type type) {
    if (type instanceof ParameterizedType list) {
      return of(list.getActualTypeArguments()[0]) + "[]";
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class || plain == byte[].class) {
      return "string";
    }
    if (plain == long.class || plain == Long.class || plain == int.class) {
      return "number";
    }
    return plain == boolean.class ? "boolean" : reference(plain);
  }
}
