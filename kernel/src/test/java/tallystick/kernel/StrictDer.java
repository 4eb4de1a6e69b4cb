package tallystick.kernel;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the one DER form of an ECDSA signature
/// (https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3) of scalars of 32 bytes, as whoever makes
/// an envelope must.
final class StrictDer {
  private final byte[] der;
  private int at = 2;

  private StrictDer(byte[] der) {
    this.der = der;
  }

  /// r and s in 64 bytes, or null.
  static byte @Nullable [] scalars(byte[] der) {
    if (der.length < 8 || der[0] != 0x30 || der[1] != der.length - 2) {
      return null;
    }
    StrictDer reader = new StrictDer(der);
    BigInteger r = reader.number();
    BigInteger s = reader.number();
    return r == null || s == null || reader.at != der.length ? null : of(r, s);
  }

  /// The same with s of the lower half.
  static byte[] low(byte[] scalars, BigInteger order) {
    BigInteger s = s(scalars);
    return of(new BigInteger(1, scalars, 0, 32), s.min(order.subtract(s)));
  }

  static boolean isLow(byte[] scalars, BigInteger order) {
    return s(scalars).compareTo(order.shiftRight(1)) <= 0;
  }

  static BigInteger s(byte[] scalars) {
    return new BigInteger(1, scalars, 32, 32);
  }

  static byte[] of(BigInteger r, BigInteger s) {
    byte[] scalars = Arrays.copyOf(WalletKey.bytes(r), 64);
    System.arraycopy(WalletKey.bytes(s), 0, scalars, 32, 32);
    return scalars;
  }

  private @Nullable BigInteger number() {
    if (at + 2 > der.length || der[at] != 0x02) {
      return null;
    }
    int length = der[at + 1];
    int from = at + 2;
    if (length < 1 || length > 33 || from + length > der.length) {
      return null;
    }
    at = from + length;
    BigInteger number = new BigInteger(der, from, length);
    boolean isShortest = number.toByteArray().length == length;
    return isShortest && number.signum() >= 0 && number.bitLength() <= 256 ? number : null;
  }
}
