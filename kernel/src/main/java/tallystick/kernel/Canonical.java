package tallystick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Readers of text that take the one right spelling of a value and no other, so that two texts that
/// read the same are the same.
final class Canonical {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

  private Canonical() {}

  /// Standard Base 64 with padding (https://www.rfc-editor.org/rfc/rfc4648#section-4), or null.
  static byte @Nullable [] base64(String text) {
    return decoded(text, Base64.getDecoder(), Base64.getEncoder());
  }

  /// URL-safe Base 64 without padding (https://www.rfc-editor.org/rfc/rfc4648#section-5), or null.
  static byte @Nullable [] base64Url(String text) {
    return decoded(text, Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding());
  }

  /// Standard Base 64 with padding.
  static String toBase64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// URL-safe Base 64 without padding.
  static String toBase64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// A number from 0 to 2^63 - 1 without leading zeros, or -1.
  static long decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return -1;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Whether the text is well-formed Unicode without control characters below U+0020 but newlines.
  static boolean isPlain(String text) {
    return text.codePoints()
        .allMatch(c -> (c >= ' ' || c == '\n') && Character.getType(c) != Character.SURROGATE);
  }

  /// Whether the text is plain, not empty and without newlines.
  static boolean isLine(String text) {
    return !text.isEmpty() && text.indexOf('\n') < 0 && isPlain(text);
  }

  private static byte @Nullable [] decoded(
      String text, Base64.Decoder decoder, Base64.Encoder encoder) {
    // A character beyond Latin-1 becomes '?' here, which no Base 64 has.
    byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
    try {
      byte[] bytes = decoder.decode(characters);
      // The JDK lets missing padding and stray last bits pass; they are not the one spelling.
      return Arrays.equals(encoder.encode(bytes), characters) ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
