package tallystick.domains.devices;

/// What a threshold is for: one device, or all that its owner has at a place or in a group.
public enum Scope {
  DEVICE,
  PLACE,
  GROUP
}
