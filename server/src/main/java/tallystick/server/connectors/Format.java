package tallystick.server.connectors;

/// In which form things go over a connector.
enum Format {
  JSON,
  /// With a header in the first line; only in.
  CSV,
  /// ANSI X12 850, 856, 810 of version 004010.
  X12,
  /// UN/EDIFACT ORDERS, DESADV, INVOIC of directory D.01B.
  EDIFACT;

  boolean isEdi() {
    return this == X12 || this == EDIFACT;
  }
}
