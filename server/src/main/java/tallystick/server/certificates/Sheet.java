package tallystick.server.certificates;

import java.awt.Color;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Paper on which one writes from the top down; a new page begins when one is full.
final class Sheet implements AutoCloseable {
  static final float MARGIN = 56;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float TOP = PDRectangle.A4.getHeight() - MARGIN;
  private static final float LEADING = 1.4f;

  private final PDDocument document;
  private final Fonts fonts;
  private PDPageContentStream page;
  private float y = TOP;

  Sheet(PDDocument document, Fonts fonts) throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.page = page();
  }

  private PDPageContentStream page() throws IOException {
    PDPage added = new PDPage(PDRectangle.A4);
    document.addPage(added);
    return new PDPageContentStream(document, added);
  }

  /// How a text is written.
  record Style(float size, boolean heavy, Color color) {
    static final Color INK = new Color(0x1c, 0x24, 0x22);
    static final Color MUTED = new Color(0x5d, 0x6b, 0x67);
    static final Style TITLE = new Style(22, true, INK);
    static final Style LARGE = new Style(15, true, INK);
    static final Style TEXT = new Style(10, false, INK);
    static final Style LABEL = new Style(8, false, MUTED);
  }

  /// Writes a text over as many lines as it needs.
  ///
  /// @param width of the lines in points
  void write(String text, Style style, float width) throws IOException {
    for (String paragraph : text.split("\n", -1)) {
      for (String line : lines(paragraph.replace('\t', ' '), style, width)) {
        line(line, style);
      }
    }
  }

  void space(float points) {
    y -= points;
  }

  private void line(String line, Style style) throws IOException {
    float height = style.size() * LEADING;
    if (y - height < MARGIN) {
      page.close();
      page = page();
      y = TOP;
    }
    y -= height;
    float x = MARGIN;
    for (Fonts.Run run : fonts.runs(line, style.heavy())) {
      page.beginText();
      page.setNonStrokingColor(style.color());
      page.setFont(run.font(), style.size());
      page.newLineAtOffset(x, y);
      page.showText(run.text());
      page.endText();
      x += run.width(style.size());
    }
  }

  /// Breaks where the rules of Unicode allow it, and within a word only if it is wider than a line.
  private List<String> lines(String text, Style style, float width) throws IOException {
    List<String> lines = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    StringBuilder line = new StringBuilder();
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
      String word = text.substring(from, to);
      if (!line.isEmpty() && width(line + word.stripTrailing(), style) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
        String letter = Character.toString(word.codePointAt(i));
        if (!line.isEmpty() && !letter.isBlank() && width(line + letter, style) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(letter);
      }
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private float width(String line, Style style) throws IOException {
    float width = 0;
    for (Fonts.Run run : fonts.runs(line, style.heavy())) {
      width += run.width(style.size());
    }
    return width;
  }

  /// Draws a square of modules at the top right of the first page.
  void code(boolean[][] modules, float side) throws IOException {
    float module = side / modules.length;
    float left = MARGIN + WIDTH - side;
    page.setNonStrokingColor(Color.BLACK);
    for (int row = 0; row < modules.length; row++) {
      for (int column = 0; column < modules.length; column++) {
        if (modules[row][column]) {
          page.addRect(left + column * module, TOP - (row + 1) * module, module, module);
        }
      }
    }
    page.fill();
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
