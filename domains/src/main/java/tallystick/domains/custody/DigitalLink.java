package tallystick.domains.custody;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Epc.Level;

/// Paths of GS1 Digital Link URIs, and what they name.
final class DigitalLink {
  private static final String X = Gs1.X;

  /// Application identifiers that begin a path.
  private static final List<Ai> PRIMARY =
      List.of(
          new Ai("01", "gtin", "[0-9]{8}|[0-9]{12,14}", List.of("22", "10", "21", "235")),
          new Ai("00", "sscc", "[0-9]{18}", List.of()),
          new Ai("414", "gln", "[0-9]{13}", List.of("254", "7040")),
          new Ai("417", "party", "[0-9]{13}", List.of()),
          new Ai("8003", "grai", "0[0-9]{13}" + X + "{0,16}", List.of()),
          new Ai("8004", "giai", "[0-9]{4}" + X + "{1,26}", List.of()),
          new Ai("8006", "itip", "[0-9]{18}", List.of("22", "10", "21")),
          new Ai("8010", "cpid", "[0-9]{4}[0-9A-Z#/-]{1,26}", List.of("8011")),
          new Ai("8013", "gmn", "[0-9]{4}" + X + "{1,26}", List.of()),
          new Ai("8017", "gsrnp", "[0-9]{18}", List.of()),
          new Ai("8018", "gsrn", "[0-9]{18}", List.of()),
          new Ai("253", "gdti", "[0-9]{13}" + X + "{0,17}", List.of()),
          new Ai("255", "gcn", "[0-9]{13,25}", List.of()),
          new Ai("401", "ginc", "[0-9]{4}" + X + "{1,26}", List.of()),
          new Ai("402", "gsin", "[0-9]{17}", List.of()));

  /// What qualifies those.
  private static final List<Ai> QUALIFIERS =
      List.of(
          new Ai("10", "lot", X + "{1,20}", List.of()),
          new Ai("21", "ser", X + "{1,20}", List.of()),
          new Ai("22", "cpv", X + "{1,20}", List.of()),
          new Ai("235", "tpx", X + "{1,28}", List.of()),
          new Ai("254", "glnx", X + "{1,20}", List.of()),
          new Ai("7040", "uic-ext", X + "{4}", List.of()),
          new Ai("8011", "cpsn", "[0-9]{1,12}", List.of()));

  private DigitalLink() {}

  private record Ai(String code, String alpha, Pattern value, List<String> qualifiers) {
    Ai(String code, String alpha, String value, List<String> qualifiers) {
      this(code, alpha, Pattern.compile(value), qualifiers);
    }

    boolean isCalled(String name) {
      return name.equals(code) || name.equals(alpha);
    }
  }

  /// What the path of a URI names; null if it is none of GS1's. Whatever stands before the key is
  /// its publisher's.
  ///
  /// @throws IllegalArgumentException when it is one, but for a wrong check digit or escape
  static @Nullable Epc read(String path) {
    List<String> parts = List.of(path.split("/", -1));
    if (parts.getLast().isEmpty()) {
      parts = parts.subList(0, parts.size() - 1);
    }
    for (int i = parts.size() % 2; i + 1 < parts.size(); i += 2) {
      Epc found = read(parts.subList(i, parts.size()));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Epc read(List<String> parts) {
    Ai primary = called(PRIMARY, parts.getFirst());
    if (primary == null || !parts.stream().allMatch(Gs1::isEncoded)) {
      return null;
    }
    String value = Gs1.decode(parts.get(1));
    Map<String, String> qualifiers = new TreeMap<>();
    for (int i = 2; i < parts.size(); i += 2) {
      Ai qualifier = called(QUALIFIERS, parts.get(i));
      String qualified = Gs1.decode(parts.get(i + 1));
      if (qualifier == null
          || !primary.qualifiers.contains(qualifier.code)
          || !qualifier.value.matcher(qualified).matches()
          || qualifiers.put(qualifier.code, qualified) != null) {
        return null;
      }
    }
    return primary.value.matcher(value).matches() ? name(primary.code, value, qualifiers) : null;
  }

  private static @Nullable Ai called(List<Ai> all, String name) {
    return all.stream().filter(ai -> ai.isCalled(name)).findFirst().orElse(null);
  }

  /// Whether a value may stand behind an application identifier.
  static boolean takes(String code, String value) {
    Ai ai = called(PRIMARY, code);
    Ai one = ai == null ? called(QUALIFIERS, code) : ai;
    return one != null && one.value.matcher(value).matches();
  }

  /// What a value under an application identifier names, with what qualifies it.
  ///
  /// @throws IllegalArgumentException when a check digit is wrong
  static Epc name(String code, String value, Map<String, String> qualifiers) {
    return switch (code) {
      case "01" -> gtin("0".repeat(14 - value.length()) + value, qualifiers);
      case "00" -> checked(code, "an SSCC", value, 18, 1, Level.THING);
      case "414" -> gln(value, qualifiers.getOrDefault("254", "0"));
      case "417" -> checked(code, "a GLN", value, 13, 0, Level.PARTY);
      case "8003" -> checked(code, "a GRAI", value, 14, 1, serial(value, 14));
      case "8006" -> itip(value, qualifiers);
      case "8010" -> component(value, qualifiers.getOrDefault("8011", ""));
      case "8013" -> plain(code, value, Level.CLASS, 0);
      case "8017", "8018" -> checked(code, "a GSRN", value, 18, 0, Level.THING);
      case "253" -> checked(code, "a GDTI", value, 13, 0, serial(value, 13));
      case "255" -> checked(code, "a GCN", value, 13, 0, serial(value, 13));
      case "402" -> checked(code, "a GSIN", value, 17, 0, Level.THING);
      default -> plain(code, value, Level.THING, 0);
    };
  }

  private static Level serial(String value, int digits) {
    return value.length() > digits ? Level.THING : Level.CLASS;
  }

  private static Epc checked(
      String code, String name, String value, int digits, int company, Level level) {
    Gs1.check(value.substring(0, digits), name);
    Epc epc = plain(code, value, level, company);
    if (level == Level.THING && value.length() > digits) {
      return new Epc(epc.key(), level, code + "/" + value.substring(0, digits), epc.company());
    }
    return epc;
  }

  private static Epc plain(String code, String value, Level level, int company) {
    String key = code + "/" + Gs1.encode(value);
    return new Epc(key, level, level == Level.CLASS ? key : "", value.substring(company));
  }

  private static Epc gtin(String gtin, Map<String, String> qualifiers) {
    Gs1.check(gtin, "a GTIN");
    return of("01/" + gtin, gtin.substring(1), qualifiers);
  }

  private static Epc itip(String value, Map<String, String> qualifiers) {
    Gs1.check(value.substring(0, 14), "a GTIN");
    return of("8006/" + value, value.substring(1, 14), qualifiers);
  }

  /// A thing by its serial number, or a lot, or what both are of. A thing may say its lot.
  private static Epc of(String product, String company, Map<String, String> qualifiers) {
    String lot = qualifiers.get("10");
    String classKey = lot == null ? product : product + "/10/" + Gs1.encode(lot);
    for (String serial : List.of("21", "235")) {
      String value = qualifiers.get(serial);
      if (value != null) {
        String key = product + "/" + serial + "/" + Gs1.encode(value);
        return new Epc(key, Level.THING, classKey, company);
      }
    }
    return new Epc(classKey, Level.CLASS, classKey, company);
  }

  private static Epc gln(String gln, String extension) {
    Gs1.check(gln, "a GLN");
    // An extension of 0 says that there is none (EPC Tag Data Standard, 6.3.3).
    String key = "414/" + gln + (extension.equals("0") ? "" : "/254/" + Gs1.encode(extension));
    return new Epc(key, Level.PLACE, "", gln);
  }

  private static Epc component(String value, String serial) {
    Epc part = plain("8010", value, Level.CLASS, 0);
    return serial.isEmpty()
        ? part
        : new Epc(part.key() + "/8011/" + serial, Level.THING, part.key(), part.company());
  }
}
