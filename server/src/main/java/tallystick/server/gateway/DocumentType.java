package tallystick.server.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;

/// What a document is, by its bytes and not by what its sender says.
///
/// @param media type, as kept and sent
public record DocumentType(String media) {
  private static final DocumentType TEXT = new DocumentType("text/plain;charset=UTF-8");
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PDF_END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

  /// Readers of PDF look for its end in the last kilobyte.
  private static final int PDF_TAIL = 1_024;

  /// What bytes are; a problem if they are no document.
  public static DocumentType of(byte[] bytes) {
    if (isAt(bytes, PDF, 0)) {
      return pdf(bytes);
    }
    if (isText(bytes)) {
      return TEXT;
    }
    try {
      return new DocumentType(Picture.of(bytes).type());
    } catch (Problem.Thrown e) {
      throw refused("The file is neither a PDF, nor UTF-8 text, nor a PNG, JPEG or GIF picture.");
    }
  }

  /// How names of files of this type end.
  public String extension() {
    return equals(TEXT) ? "txt" : media.substring(media.indexOf('/') + 1);
  }

  private static DocumentType pdf(byte[] bytes) {
    for (int i = bytes.length - PDF_END.length; i >= Math.max(0, bytes.length - PDF_TAIL); i--) {
      if (isAt(bytes, PDF_END, i)) {
        return new DocumentType("application/pdf");
      }
    }
    throw refused("The PDF is damaged: it has no end.");
  }

  private static boolean isAt(byte[] bytes, byte[] mark, int at) {
    for (int i = 0; i < mark.length; i++) {
      if (at + i >= bytes.length || bytes[at + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] bytes) {
    if (bytes.length == 0) {
      return false;
    }
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static RuntimeException refused(String detail) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "not-a-document", detail).exception();
  }
}
