package tallystick.server.certificates;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import tallystick.domains.credits.Serials;
import tallystick.server.certificates.Sheet.Style;

/// A certificate on paper, with a QR code that opens its page. Paper proves nothing: it says where
/// the proof is.
public final class CertificatePdf {
  /// Ranges of serial numbers that are written out.
  private static final int MAX_RANGES = 40;

  private static final float CODE_SIDE = 110;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

  private CertificatePdf() {}

  /// Draws one.
  ///
  /// @param page address of the certificate's page
  /// @param origin of the log that proves it
  public static byte[] draw(Certificate certificate, String page, String origin)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDDocumentInformation about = document.getDocumentInformation();
      about.setTitle("Certificate of retirement " + certificate.retirement());
      about.setCreator("Tallystick");
      document.getDocumentCatalog().setLanguage("en");
      Fonts fonts = new Fonts(document);
      try (Sheet sheet = new Sheet(document, fonts)) {
        sheet.code(code(page), CODE_SIDE);
        head(sheet, certificate);
        facts(sheet, certificate);
        foot(sheet, certificate, page, origin, fonts);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static boolean[][] code(String text) {
    try {
      ByteMatrix matrix =
          Encoder.encode(
                  text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix();
      boolean[][] modules = new boolean[matrix.getHeight()][matrix.getWidth()];
      for (int y = 0; y < matrix.getHeight(); y++) {
        for (int x = 0; x < matrix.getWidth(); x++) {
          modules[y][x] = matrix.get(x, y) == 1;
        }
      }
      return modules;
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code for " + text, e);
    }
  }

  private static void head(Sheet sheet, Certificate shown) throws IOException {
    float width = Sheet.WIDTH - CODE_SIDE - 24;
    sheet.write("Certificate of retirement", Style.TITLE, width);
    sheet.space(14);
    sheet.write(
        String.format(
            Locale.UK,
            "%,d tonne%s of CO2 equivalent",
            shown.quantity(),
            shown.quantity() == 1 ? "" : "s"),
        Style.LARGE,
        width);
    sheet.space(4);
    sheet.write(
        shown.imported()
            ? "were retired in the registry that issued them, and count for nobody else."
            : "are retired for ever, and count for nobody else.",
        Style.TEXT,
        width);
    sheet.space(40);
  }

  private static void facts(Sheet sheet, Certificate shown) throws IOException {
    fact(sheet, "On behalf of", shown.beneficiary(), Style.LARGE);
    fact(sheet, "For", shown.purpose(), Style.TEXT);
    fact(sheet, "Message", shown.message(), Style.TEXT);
    fact(
        sheet,
        "Project",
        "%s\n%s %s, %s, vintage %d"
            .formatted(
                shown.projectName(),
                shown.registry(),
                shown.registryId(),
                Locale.of("", shown.country()).getDisplayCountry(Locale.UK),
                shown.vintage()),
        Style.TEXT);
    fact(sheet, "Methodology", shown.methodology(), Style.TEXT);
    fact(sheet, "Serial numbers", ranges(shown.ranges()), Style.TEXT);
    fact(
        sheet,
        "Retired on",
        shown.retired() == 0 ? "" : DAY.format(Instant.ofEpochMilli(shown.retired())),
        Style.TEXT);
  }

  private static String ranges(List<Serials> ranges) {
    StringBuilder told = new StringBuilder();
    for (Serials range : ranges.subList(0, Math.min(MAX_RANGES, ranges.size()))) {
      told.append(
          String.format(Locale.ROOT, "%s  %d – %d%n", range.space(), range.first(), range.last()));
    }
    if (ranges.size() > MAX_RANGES) {
      told.append("and ").append(ranges.size() - MAX_RANGES).append(" more, in the file");
    }
    return told.toString().strip();
  }

  private static void fact(Sheet sheet, String label, String text, Style style) throws IOException {
    if (!text.isBlank()) {
      sheet.write(label, Style.LABEL, Sheet.WIDTH);
      sheet.write(text, style, Sheet.WIDTH);
      sheet.space(10);
    }
  }

  private static void foot(Sheet sheet, Certificate shown, String page, String origin, Fonts fonts)
      throws IOException {
    sheet.space(14);
    sheet.write(
        "Certificate %s, block %d of the log %s."
            .formatted(shown.retirement(), shown.height(), origin),
        Style.LABEL,
        Sheet.WIDTH);
    sheet.write(
        "This sheet only says where the proof is: "
            + page
            + ". The file that can be downloaded"
            + " there proves all of this without the venue: ./run verify certificate-"
            + shown.retirement()
            + ".json",
        Style.LABEL,
        Sheet.WIDTH);
    if (fonts.lacking()) {
      sheet.write(
          "Characters that this sheet's fonts lack stand as their Unicode numbers, [U+…]; the page"
              + " shows them.",
          Style.LABEL,
          Sheet.WIDTH);
    }
  }
}
