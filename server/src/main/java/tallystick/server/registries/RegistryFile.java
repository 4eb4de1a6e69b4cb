package tallystick.server.registries;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tallystick.server.imports.CsvFile;
import tallystick.server.imports.CsvRow;
import tallystick.server.imports.Unreadable;

/// One published file, row after row.
final class RegistryFile implements AutoCloseable {
  private final String name;
  private final Table table;
  private final CsvFile csv;
  private final int width;

  private RegistryFile(String name, Table table, CsvFile csv) {
    this.name = name;
    this.table = table;
    this.csv = csv;
    this.width = csv.width();
  }

  /// Begins to read.
  ///
  /// @throws Unreadable when it is not a file of that registry
  static RegistryFile open(Registry registry, Path path) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    try {
      CsvFile csv = CsvFile.open(new InputStreamReader(bytes, charset(bytes).newDecoder()));
      Table table = registry.table(csv);
      if (table == null) {
        throw new Unreadable(
            "not-a-registry-file",
            "No table of " + registry.title() + " has the columns of this file's first line.");
      }
      return new RegistryFile(String.valueOf(path.getFileName()), table, csv);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// By the byte order mark, which is left out; UTF-8 without one.
  private static Charset charset(InputStream bytes) throws IOException {
    bytes.mark(3);
    int first = bytes.read();
    int second = bytes.read();
    if (first == 0xff && second == 0xfe) {
      return StandardCharsets.UTF_16LE;
    }
    if (first == 0xfe && second == 0xff) {
      return StandardCharsets.UTF_16BE;
    }
    if (first != 0xef || second != 0xbb || bytes.read() != 0xbf) {
      bytes.reset();
    }
    return StandardCharsets.UTF_8;
  }

  String name() {
    return name;
  }

  Table table() {
    return table;
  }

  /// What became of reading a row.
  ///
  /// @param said null if there is a doubt
  record Read(long line, @Nullable Published said, @Nullable Doubt doubt) {}

  /// The next row, null after the last.
  ///
  /// @throws Unreadable when nothing can be understood from here on
  @Nullable Read next() {
    CsvRow row = csv.next();
    if (row == null) {
      return null;
    }
    try {
      if (row.width() != width) {
        throw new RowRefused(
            "",
            "wrong-width",
            "The row has " + row.width() + " cells, and the header " + width + ".");
      }
      return new Read(row.line(), table.reading().apply(row), null);
    } catch (RowRefused e) {
      return new Read(
          row.line(), null, new Doubt(name, row.line(), e.column(), e.code(), e.sentence()));
    }
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
