package tallystick.domains.devices;

import static java.nio.charset.StandardCharsets.UTF_8;

import tallystick.kernel.Sha256;

/// Which devices of a group get a release that a part of it gets.
public final class RollOuts {
  private RollOuts() {}

  /// Whether a device is among the first so many percent. Whoever was stays so when there are more,
  /// and each release begins with others.
  ///
  /// The device's place is the first four bytes of SHA-256 over `<release>/<device>`, as a whole
  /// number without sign, modulo 100.
  public static boolean includes(String release, String device, int percent) {
    byte[] hash = Sha256.of((release + "/" + device).getBytes(UTF_8));
    long place = 0;
    for (int i = 0; i < 4; i++) {
      place = place << 8 | (hash[i] & 0xff);
    }
    return place % 100 < percent;
  }
}
