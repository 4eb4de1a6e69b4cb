package tallystick.domains.devices;

import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// A device that is to enrol.
///
/// @param claim SHA-256 of its claim code in hex; the first half is the device's id
/// @param label for people, may be empty
/// @param model what it is, may be empty
/// @param group by which releases and thresholds are given out, may be empty
public record Claim(String claim, String label, String model, String group) {
  public Claim {
    Require.matches(claim, DevicesAction.SHA256, "64 hexadecimal digits", "claim");
    Require.optionalText(label, Limits.NAME_CHARS, "label");
    Require.optionalText(model, Limits.NAME_CHARS, "model");
    Require.matches(group, DevicesAction.GROUP, DevicesAction.GROUP_SHAPE, "group");
  }

  /// The id of the device that this claim is for.
  public String device() {
    return idOf(claim);
  }

  static String idOf(String claim) {
    return claim.substring(0, 32);
  }
}
