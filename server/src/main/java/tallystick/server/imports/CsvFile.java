package tallystick.server.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A CSV file by RFC 4180, row after row, whatever its length: its delimiter (`,` or `;`), its
/// quotes, its header. Names of columns are taken without the blanks around them, and with one
/// where there are several.
public final class CsvFile implements AutoCloseable {
  /// Characters of the first line.
  private static final int MAX_HEADER = 64 << 10;

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final Map<String, Integer> columns;
  private final int width;

  private CsvFile(CSVParser parser, Iterator<CSVRecord> records, CSVRecord header) {
    this.parser = parser;
    this.records = records;
    this.columns = columns(header);
    this.width = header.size();
  }

  /// Begins to read.
  ///
  /// @throws Unreadable when there is no header
  public static CsvFile open(Reader text) throws IOException {
    try {
      return begin(new BufferedReader(text));
    } catch (CharacterCodingException e) {
      throw broken(1, e);
    } catch (UncheckedIOException e) {
      throw broken(1, e.getCause() == null ? e : e.getCause());
    }
  }

  private static CsvFile begin(BufferedReader text) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setDelimiter(delimiter(text)).get();
    CSVParser parser = CSVParser.parse(text, format);
    Iterator<CSVRecord> records = parser.iterator();
    if (!records.hasNext()) {
      throw new Unreadable("empty-file", "The file is empty.");
    }
    return new CsvFile(parser, records, records.next());
  }

  private static char delimiter(BufferedReader text) throws IOException {
    text.mark(MAX_HEADER);
    int semicolons = 0;
    int commas = 0;
    for (int read = 0; read < MAX_HEADER; read++) {
      int c = text.read();
      if (c < 0 || c == '\n') {
        break;
      }
      semicolons += c == ';' ? 1 : 0;
      commas += c == ',' ? 1 : 0;
    }
    text.reset();
    return semicolons > commas ? ';' : ',';
  }

  private static Map<String, Integer> columns(CSVRecord header) {
    Map<String, Integer> columns = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip().replaceAll("\\s+", " ");
      if (!name.isEmpty() && columns.put(name, i) != null) {
        throw new Unreadable(
            "broken-header", "The first line cannot be read: it names a column twice.");
      }
    }
    return Collections.unmodifiableMap(columns);
  }

  /// Whether it has a column.
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /// How many cells the first line has.
  public int width() {
    return width;
  }

  /// The next row, null after the last.
  ///
  /// @throws Unreadable when the quotes do not match, after which nothing can be understood
  public @Nullable CsvRow next() {
    long line = parser.getCurrentLineNumber() + 1;
    try {
      return records.hasNext() ? new CsvRow(line, columns, records.next()) : null;
    } catch (UncheckedIOException e) {
      throw broken(line, e.getCause() == null ? e : e.getCause());
    }
  }

  private static Unreadable broken(long line, Exception e) {
    return e instanceof CharacterCodingException
        ? new Unreadable(
            "not-utf-8",
            "The file is not UTF-8 text somewhere after line " + line + ". Save it as UTF-8.")
        : new Unreadable(
            "broken-csv",
            "The quotes of the file do not match from line "
                + line
                + " on: "
                + e.getMessage()
                + ".");
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
