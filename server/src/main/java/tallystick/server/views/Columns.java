package tallystick.server.views;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How a record's components are columns: `sellerName` is `seller_name`, text is text, whole
/// numbers are `bigint` and `integer`, anything with parts is `jsonb`.
final class Columns {
  private Columns() {}

  static String name(String component) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        name.append('_');
      }
      name.append(c);
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  /// The column as SQL writes it: quoted, since `order`, `by` and `open` mean other things there.
  static String quoted(String component) {
    return '"' + name(component) + '"';
  }

  static List<String> of(Class<? extends Record> row) {
    return Arrays.stream(row.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  static String definitions(Class<? extends Record> row) {
    return Arrays.stream(row.getRecordComponents())
        .map(c -> quoted(c.getName()) + " " + type(c.getType()) + " NOT NULL")
        .collect(Collectors.joining(", "));
  }

  static String type(Class<?> type) {
    if (type == long.class) {
      return "bigint";
    }
    if (type == int.class) {
      return "integer";
    }
    if (type == boolean.class) {
      return "boolean";
    }
    return type == String.class ? "text" : "jsonb";
  }

  /// The columns of `alias` by the names of the components: `q."seller_name" AS "sellerName", …`.
  static String selection(Class<? extends Record> row, String alias) {
    return of(row).stream()
        .map(c -> alias + "." + quoted(c) + " AS \"" + c + '"')
        .collect(Collectors.joining(", "));
  }
}
