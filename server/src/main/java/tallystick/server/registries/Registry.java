package tallystick.server.registries;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tallystick.server.imports.CsvFile;

/// The registries whose published files are understood.
public enum Registry {
  VERRA("Verra"),
  AMERICAN_CARBON_REGISTRY("American Carbon Registry"),
  ART_TREES("ART"),
  CERCARBONO("Cercarbono"),
  ISOMETRIC("Isometric");

  private final String title;

  Registry(String title) {
    this.title = title;
  }

  /// As the command line names it.
  public String format() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// As people name it.
  public String title() {
    return title;
  }

  /// Finds one by its format.
  public static @Nullable Registry of(String format) {
    for (Registry registry : values()) {
      if (registry.format().equals(format)) {
        return registry;
      }
    }
    return null;
  }

  /// Which of its tables a file is, null if none.
  @Nullable Table table(CsvFile file) {
    for (Table table : tables()) {
      if (table.columns().stream().allMatch(file::has)) {
        return table;
      }
    }
    return null;
  }

  private List<Table> tables() {
    return switch (this) {
      case VERRA -> Verra.TABLES;
      case AMERICAN_CARBON_REGISTRY -> AmericanCarbonRegistry.TABLES;
      case ART_TREES -> ArtTrees.TABLES;
      case CERCARBONO -> Cercarbono.TABLES;
      case ISOMETRIC -> Isometric.TABLES;
    };
  }
}
