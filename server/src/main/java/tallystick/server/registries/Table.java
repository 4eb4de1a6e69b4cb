package tallystick.server.registries;

import java.util.List;
import java.util.function.Function;
import tallystick.server.imports.CsvRow;

/// One kind of file that a registry publishes.
///
/// @param name what its rows are
/// @param columns by which it is known, and without which it cannot be read
/// @param reading what a row says; throws [RowRefused]
record Table(String name, List<String> columns, Function<CsvRow, Published> reading) {}
