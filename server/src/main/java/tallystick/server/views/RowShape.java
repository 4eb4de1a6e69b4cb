package tallystick.server.views;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Codec;

/// How the components of a row's record are read, looked up once per record type.
final class RowShape {
  private static final ClassValue<RowShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RowShape computeValue(Class<?> type) {
          return new RowShape(type);
        }
      };

  private record Part(String name, String type, MethodHandle accessor) {
    /// A value as the driver wants it in an array of the type.
    Object sql(Object value) {
      return switch (type) {
        case "bigint" -> ((Number) value).longValue();
        case "integer" -> ((Number) value).intValue();
        case "boolean" -> value;
        case "text" -> value.toString();
        default -> Codec.JSON.writeValueAsString(value);
      };
    }
  }

  private final List<Part> parts;

  private RowShape(Class<?> type) {
    this.parts = List.of(type.getRecordComponents()).stream().map(RowShape::part).toList();
  }

  static RowShape of(Class<?> row) {
    return SHAPES.get(row);
  }

  private static Part part(RecordComponent component) {
    try {
      // The records of a room are package-private on purpose; their components are what is public.
      component.getAccessor().setAccessible(true);
      MethodHandle handle = MethodHandles.lookup().unreflect(component.getAccessor());
      String name = component.getName();
      return new Part(
          name,
          Columns.type(component.getType()),
          handle.asType(
              handle.type().changeReturnType(Object.class).changeParameterType(0, Record.class)));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  int size() {
    return parts.size();
  }

  /// The SQL type of a column.
  String type(int column) {
    return parts.get(column).type;
  }

  /// The SQL type of a component's column.
  String type(String component) {
    return parts.get(index(component)).type;
  }

  /// An array for every column of some rows.
  Object[][] columns(int rows) {
    Object[][] columns = new Object[parts.size()][];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          switch (parts.get(i).type) {
            case "bigint" -> new Long[rows];
            case "integer" -> new Integer[rows];
            case "boolean" -> new Boolean[rows];
            default -> new String[rows];
          };
    }
    return columns;
  }

  /// A row's columns, with some components replaced, into place `at` of the arrays.
  void fill(Object[][] columns, int at, Record row, Map<String, Object> replaced) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      Object other = replaced.isEmpty() ? null : replaced.get(part.name);
      columns[i][at] = part.sql(other == null ? read(part, row) : other);
    }
  }

  /// One component as text.
  String text(Record row, String component) {
    return String.valueOf(read(parts.get(index(component)), row));
  }

  private int index(String component) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).name.equals(component)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no component " + component);
  }

  private static Object read(Part part, Record row) {
    try {
      return part.accessor.invokeExact(row);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
