package tallystick.server.registries;

import java.text.Normalizer;
import java.util.List;
import tallystick.domains.credits.CreditsAction;

/// Labels as registries write them, made into codes: what is neither a letter nor a digit becomes
/// one `-`.
final class Labels {
  private static final int MAX_CHARS = 40;

  private Labels() {}

  static List<String> codes(List<String> labels) {
    return labels.stream()
        .map(Labels::code)
        .filter(code -> !code.isEmpty())
        .distinct()
        .limit(CreditsAction.MAX_LABELS)
        .toList();
  }

  private static String code(String label) {
    String plain =
        Normalizer.normalize(label, Normalizer.Form.NFD)
            .replace("ICVCM CCP", "CCP")
            .replace("Article 6 Authorized", "A6")
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9+.]+", "-")
            .replaceAll("^[-+.]+|-+$", "");
    return plain.length() <= MAX_CHARS ? plain : plain.substring(0, MAX_CHARS);
  }
}
