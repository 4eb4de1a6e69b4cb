package tallystick.server.passport;

import java.math.BigInteger;

/// Bytes as text in Bitcoin's base 58, after a `z` (W3C Controlled Identifiers, 2.4).
final class Multibase {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
  private static final int MAX_CHARS = 200;

  private Multibase() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return text.append('z').reverse().toString();
  }

  /// @throws IllegalArgumentException when it is no such text
  static byte[] decode(String text) {
    if (text.length() > MAX_CHARS || !text.startsWith("z")) {
      throw new IllegalArgumentException("not in base 58");
    }
    BigInteger value = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 1; i < text.length(); i++) {
      int digit = ALPHABET.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not in base 58");
      }
      zeros += digit == 0 && value.signum() == 0 ? 1 : 0;
      value = value.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    byte[] number = value.toByteArray();
    int sign = number[0] == 0 ? 1 : 0;
    byte[] bytes = new byte[zeros + number.length - sign];
    System.arraycopy(number, sign, bytes, zeros, number.length - sign);
    return bytes;
  }
}
