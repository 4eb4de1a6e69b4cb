package tallystick.server.compliance;

import java.util.List;

/// Officers of the venue look at documents themselves.
final class ManualProvider implements Provider {
  @Override
  public String name() {
    return "manual";
  }

  @Override
  public List<String> wants(String level) {
    return switch (level) {
      case "BASIC" -> List.of("identity");
      case "FULL" -> List.of("identity", "residence");
      case "ENHANCED" -> List.of("identity", "residence", "funds");
      default -> List.of();
    };
  }

  @Override
  public Progress submit(Submitted submitted) {
    for (String kind : wants(submitted.level())) {
      if (!submitted.documents().contains(kind)) {
        return new Progress.Missing("A document of the kind " + kind + " is missing.");
      }
    }
    return new Progress.Review();
  }
}
