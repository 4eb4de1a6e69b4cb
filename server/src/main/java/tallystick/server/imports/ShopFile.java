package tallystick.server.imports;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rows of a shop export: its encoding, its delimiter, its quotes, its header.
final class ShopFile {
  private static final List<String> NEEDED = List.of("Handle", "Title", "Variant Price");

  private ShopFile() {}

  static List<CsvRow> rows(byte[] file) {
    String text = text(file);
    if (text.isBlank()) {
      throw new Unreadable("empty-file", "The file is empty.");
    }
    try (CsvFile csv = CsvFile.open(new StringReader(text))) {
      for (String column : NEEDED) {
        if (!csv.has(column)) {
          throw new Unreadable(
              "not-a-shop-export", "The file has no column " + column + " in its first line.");
        }
      }
      return rows(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CsvRow> rows(CsvFile csv) {
    List<CsvRow> rows = new ArrayList<>();
    for (CsvRow row = csv.next(); row != null; row = csv.next()) {
      if (rows.size() == ShopImport.MAX_ROWS) {
        throw new Unreadable(
            "too-many-rows",
            "The file has more than " + ShopImport.MAX_ROWS + " rows: split it into several.");
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(byte[] file) {
    if (starts(file, 0xef, 0xbb, 0xbf)) {
      return decode(file, 3, StandardCharsets.UTF_8);
    }
    if (starts(file, 0xff, 0xfe)) {
      return decode(file, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(file, 0xfe, 0xff)) {
      return decode(file, 2, StandardCharsets.UTF_16BE);
    }
    return decode(file, 0, StandardCharsets.UTF_8);
  }

  private static boolean starts(byte[] file, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static String decode(byte[] file, int skip, Charset charset) {
    ByteBuffer bytes = ByteBuffer.wrap(file, skip, file.length - skip);
    try {
      String text = charset.newDecoder().decode(bytes).toString();
      if (text.indexOf('\0') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      // Said below, with the line at which decoding stopped.
    }
    long line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += file[i] == '\n' ? 1 : 0;
    }
    throw new Unreadable(
        "not-utf-8", "The file is not UTF-8 text: see line " + line + ". Save it as UTF-8.");
  }
}
