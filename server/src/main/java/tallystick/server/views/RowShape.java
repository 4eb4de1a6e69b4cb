package tallystick.server.views;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How the components of a row's record are read, looked up once per record type.
final class RowShape {
  private static final ClassValue<RowShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RowShape computeValue(Class<?> type) {
          return new RowShape(type);
        }
      };

  private record Part(String name, String column, MethodHandle accessor) {}

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
          Columns.name(name),
          handle.asType(
              handle.type().changeReturnType(Object.class).changeParameterType(0, Record.class)));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The row by column name, with some components replaced.
  Map<String, Object> columns(Record row, Map<String, Object> replaced) {
    Map<String, Object> columns = LinkedHashMap.newLinkedHashMap(parts.size());
    for (Part part : parts) {
      Object other = replaced.isEmpty() ? null : replaced.get(part.name);
      columns.put(part.column, other == null ? read(part, row) : other);
    }
    return columns;
  }

  /// One component as text.
  String text(Record row, String component) {
    for (Part part : parts) {
      if (part.name.equals(component)) {
        return String.valueOf(read(part, row));
      }
    }
    throw new IllegalArgumentException(row.getClass() + " has no " + component);
  }

  private static Object read(Part part, Record row) {
    try {
      return part.accessor.invokeExact(row);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
