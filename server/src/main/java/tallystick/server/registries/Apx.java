package tallystick.server.registries;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What registries on the APX platform write alike: the American Carbon Registry and ART.
///
/// A serial number is `<registry>-<country>-<project>-<vintage>-<block>-<first> to <last>`; units
/// are numbered within a block.
final class Apx {
  static final String SERIAL = "Credit Serial Numbers";
  static final String QUANTITY = "Quantity of Credits";

  private Apx() {}

  /// Serial numbers of a registry, or of several with `|` between them.
  static Pattern grammar(String registries) {
    return Pattern.compile(
        "((?:%s)-([A-Z]{2})-([0-9]{1,6})-([0-9]{4})-([0-9]{1,7}))-([0-9]{1,15}) to ([0-9]{1,15})"
            .formatted(registries));
  }

  /// The serial numbers of a row, which must agree with its quantity, project and vintage.
  ///
  /// @param registry what stands before the project's number in its id
  static SerialRange range(Cells cells, Pattern grammar, String registry, String project) {
    Matcher parts = Serials.match(grammar, cells.needed(SERIAL), SERIAL);
    SerialRange range = Serials.range(parts.group(1), parts.group(6), parts.group(7), SERIAL);
    Serials.same(range, cells.whole(QUANTITY), QUANTITY);
    Serials.about(registry + parts.group(3), cells.needed(project), SERIAL);
    Serials.about(parts.group(4), cells.needed("Vintage"), SERIAL);
    return range;
  }

  /// Columns that say Yes are labels of the credits.
  static List<String> labels(Cells cells) {
    List<String> labels = new ArrayList<>();
    label(cells, "CCP Approved", "CCP", labels);
    label(cells, "Verified Removal", "Verified Removal", labels);
    label(cells, "CORSIA Eligible", "CORSIA", labels);
    String phase = "Eligible for CORSIA %s Compliance Period (%s Phase)";
    label(cells, phase.formatted("2021-2023", "Pilot"), "CORSIA Pilot Phase", labels);
    label(cells, phase.formatted("2024-2026", "First"), "CORSIA First Phase", labels);
    return labels;
  }

  private static void label(Cells cells, String column, String label, List<String> labels) {
    if (cells.yes(column)) {
      labels.add(label);
    }
  }
}
