package tallystick.edge;

import java.util.List;
import java.util.Map;
import tallystick.domains.devices.DevicesDomain;
import tallystick.domains.identity.IdentityDomain;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;

/// Acts as they are kept: a wire name and a body.
final class Acts {
  /// The rooms that a device knows. Each other one would cost memory.
  static final Codec CODEC = new Codec(List.of(new IdentityDomain(), new DevicesDomain()));

  private static final Map<String, Class<? extends Action>> TYPES = CODEC.actions();

  private Acts() {}

  static Action read(String type, String body) {
    Class<? extends Action> known = TYPES.get(type);
    if (known == null) {
      throw new IllegalStateException("the outbox has an act of another version: " + type);
    }
    return Codec.JSON.readValue(body, known);
  }
}
