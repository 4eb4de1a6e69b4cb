package tallystick.server.connectors;

/// In which form things go over a connector.
enum Format {
  JSON,
  /// With a header in the first line; out in files only.
  CSV,
  /// ANSI X12 850, 856, 810 of version 004010.
  X12,
  /// UN/EDIFACT ORDERS, DESADV, INVOIC of directory D.01B.
  EDIFACT;

  /// How names of its files end.
  String suffix() {
    return switch (this) {
      case JSON -> ".json";
      case CSV -> ".csv";
      case X12 -> ".x12";
      case EDIFACT -> ".edi";
    };
  }

  boolean isEdi() {
    return this == X12 || this == EDIFACT;
  }
}
