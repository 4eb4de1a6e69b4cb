package tallystick.server.certificates;

import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one document, embedded as far as they are used: DejaVu Sans for the scripts of
/// Europe and the Near East, Droid Sans Fallback for those of East Asia. What neither has is shown
/// by its code point, as `[U+0E01]`, so that nothing is left out unseen.
final class Fonts {
  private final PDDocument document;
  private final Face plain;
  private final Face bold;
  private Face east;
  private boolean lacking;

  /// A font, and which characters it has.
  private record Face(PDFont font, CmapLookup glyphs) {
    boolean has(int codePoint) {
      return glyphs.getGlyphId(codePoint) != 0;
    }
  }

  /// Text in one font.
  record Run(PDFont font, String text) {
    float width(float size) throws IOException {
      return font.getStringWidth(text) / 1_000 * size;
    }
  }

  Fonts(PDDocument document) throws IOException {
    this.document = document;
    this.plain = face("DejaVuSans.ttf");
    this.bold = face("DejaVuSans-Bold.ttf");
    this.east = plain;
  }

  private Face face(String name) throws IOException {
    try (InputStream in = Fonts.class.getResourceAsStream("/fonts/" + name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
      document.registerTrueTypeFontForClosing(font);
      return new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
    }
  }

  /// Whether some character had to be shown by its code point.
  boolean lacking() {
    return lacking;
  }

  /// A line as it is drawn from left to right, whatever the direction of its script.
  List<Run> runs(String line, boolean heavy) throws IOException {
    List<Run> runs = new ArrayList<>();
    for (String part : visual(line)) {
      append(part, heavy ? bold : plain, runs);
    }
    return runs;
  }

  private void append(String text, Face first, List<Run> runs) throws IOException {
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      Face face = face(codePoint, first);
      boolean shown = face.has(codePoint);
      lacking |= !shown;
      String written = shown ? Character.toString(codePoint) : "[U+%04X]".formatted(codePoint);
      if (!runs.isEmpty() && runs.getLast().font().equals(face.font())) {
        Run last = runs.removeLast();
        runs.add(new Run(last.font(), last.text() + written));
      } else {
        runs.add(new Run(face.font(), written));
      }
    }
  }

  private Face face(int codePoint, Face first) throws IOException {
    if (first.has(codePoint)) {
      return first;
    }
    if (plain.has(codePoint)) {
      return plain;
    }
    // Most documents need no font of four megabytes.
    if (east.equals(plain)) {
      east = face("DroidSansFallback.ttf");
    }
    return east.has(codePoint) ? east : first;
  }

  /// Runs from the right to the left are turned round (UAX 9).
  private static List<String> visual(String line) {
    Bidi bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    if (bidi.isLeftToRight()) {
      return List.of(line);
    }
    int count = bidi.getRunCount();
    byte[] levels = new byte[count];
    String[] parts = new String[count];
    for (int i = 0; i < count; i++) {
      levels[i] = (byte) bidi.getRunLevel(i);
      String part = line.substring(bidi.getRunStart(i), bidi.getRunLimit(i));
      parts[i] = levels[i] % 2 == 0 ? part : mirrored(part);
    }
    Bidi.reorderVisually(levels, 0, parts, 0, count);
    return List.of(parts);
  }

  private static String mirrored(String part) {
    StringBuilder turned = new StringBuilder(part).reverse();
    for (int i = 0; i < turned.length(); i++) {
      int bracket = "()[]{}<>".indexOf(turned.charAt(i));
      if (bracket >= 0) {
        turned.setCharAt(i, ")(][}{><".charAt(bracket));
      }
    }
    return turned.toString();
  }
}
