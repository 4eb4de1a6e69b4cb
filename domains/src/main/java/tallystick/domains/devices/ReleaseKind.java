package tallystick.domains.devices;

/// What is released to devices.
public enum ReleaseKind {
  /// A model that runs on the device, as ONNX.
  MODEL,
  /// Settings that many devices share.
  CONFIGURATION,
  /// The device's program.
  FIRMWARE
}
