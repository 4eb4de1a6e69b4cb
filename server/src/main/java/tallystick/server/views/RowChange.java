package tallystick.server.views;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of a row: it is replaced by `row`, or removed when that is null and the row is not
/// `kept`; then the columns in `set` change. A kept row that is made of what it was is read first,
/// and goes through the steps `later`.
final class RowChange {
  final @Nullable Record row;
  final boolean kept;
  final Map<String, Object> set = new LinkedHashMap<>();
  final List<Function<@Nullable Record, Record>> later = new ArrayList<>();

  RowChange(@Nullable Record row, boolean kept) {
    this.row = row;
    this.kept = kept;
  }

  void set(Map<String, Object> columns) {
    if (later.isEmpty()) {
      set.putAll(columns);
    } else {
      later.add(old -> with(Objects.requireNonNull(old), columns));
    }
  }

  /// The row as it is so far, when it is known.
  @Nullable Record whole() {
    return row == null ? null : with(row, set);
  }

  /// The row that comes of what the table holds.
  Record made(@Nullable Record found) {
    Record made = found == null ? null : with(found, set);
    for (Function<@Nullable Record, Record> step : later) {
      made = step.apply(made);
    }
    return Objects.requireNonNull(made);
  }

  private static Record with(Record row, Map<String, Object> columns) {
    if (columns.isEmpty()) {
      return row;
    }
    ObjectNode tree = Codec.JSON.valueToTree(row);
    columns.forEach((name, value) -> tree.set(name, Codec.JSON.valueToTree(value)));
    return Codec.JSON.treeToValue(tree, row.getClass());
  }

  Object json(String keyName, String key) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put(Columns.name(keyName), key);
    set.forEach((name, value) -> columns.put(Columns.name(name), value));
    return columns;
  }
}
