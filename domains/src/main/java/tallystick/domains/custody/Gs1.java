package tallystick.domains.custody;

import java.util.regex.Pattern;

/// Arithmetic and spelling of GS1 identification keys (GS1 General Specifications, 7.9 and 7.11).
final class Gs1 {
  /// One character of set 82.
  static final String X = "[!\"%&'()*+,./0-9:;<=>?A-Z_a-z-]";

  private static final Pattern KEPT = Pattern.compile("[A-Za-z0-9._~-]");
  private static final Pattern ENCODED = Pattern.compile("([^%]|%[2-7][0-9A-Fa-f])*");
  private static final String HEX = "0123456789ABCDEF";

  private Gs1() {}

  /// The check digit that belongs behind some digits.
  static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      boolean triple = (digits.length() - i) % 2 == 1;
      sum += (digits.charAt(i) - '0') * (triple ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }

  static String withCheckDigit(String digits) {
    return digits + checkDigit(digits);
  }

  static boolean isChecked(String digits) {
    int last = digits.length() - 1;
    return checkDigit(digits.substring(0, last)) == digits.charAt(last) - '0';
  }

  /// @throws IllegalArgumentException when its last digit is another than the check digit
  static void check(String digits, String name) {
    if (!isChecked(digits)) {
      int last = digits.length() - 1;
      throw new IllegalArgumentException(
          name
              + " with its check digit: "
              + digits
              + " should end in "
              + checkDigit(digits.substring(0, last)));
    }
  }

  /// The seventh digit of a ship's IMO number: sum of the digits times 7 to 2.
  static boolean isImo(String number) {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += (number.charAt(i) - '0') * (7 - i);
    }
    return sum % 10 == number.charAt(6) - '0';
  }

  /// The last digit of a freight container's number (ISO 6346, annex A).
  static boolean isContainer(String number) {
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      char c = number.charAt(i);
      // Letters count from 10 on, without the multiples of 11.
      int value = c <= '9' ? c - '0' : c - 'A' + 10 + (c - 'A' + 9) / 10;
      sum += value << i;
    }
    return sum % 11 % 10 == number.charAt(10) - '0';
  }

  /// A value as it stands in a key: everything percent-encoded that need not be plain.
  static String encode(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (KEPT.matcher(value.substring(i, i + 1)).matches()) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }

  /// Whether every percent sign begins an escape of an ASCII character.
  static boolean isEncoded(String value) {
    return ENCODED.matcher(value).matches();
  }

  /// @throws IllegalArgumentException when it is not [#isEncoded]
  static String decode(String value) {
    if (!isEncoded(value)) {
      throw new IllegalArgumentException("percent-encoded as RFC 3986 has it");
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        c = (char) Integer.parseInt(value.substring(i + 1, i + 3), 16);
        i += 2;
      }
      out.append(c);
    }
    return out.toString();
  }
}
