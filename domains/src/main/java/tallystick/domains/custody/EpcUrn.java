package tallystick.domains.custody;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tallystick.domains.custody.Epc.Level;

/// URNs of the EPC Tag Data Standard: pure identities, classes, and patterns that name classes.
final class EpcUrn {
  private static final Pattern SHAPE =
      Pattern.compile("urn:epc:(id|class|idpat):[a-z]+:[A-Za-z0-9._~!$'()*+,;=:@%&-]+");
  private static final Pattern PREFIX = Pattern.compile("[0-9]{4,12}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]*");
  private static final Pattern BIC = Pattern.compile("[A-Z]{3}[JUZ][0-9]{7}");
  private static final Pattern IMO = Pattern.compile("[0-9]{7}");

  private final String scheme;
  private final String urn;
  private final String[] parts;
  private final boolean pattern;

  private EpcUrn(String scheme, String urn, String[] parts, boolean pattern) {
    this.scheme = scheme;
    this.urn = urn;
    this.parts = parts;
    this.pattern = pattern;
  }

  /// @throws IllegalArgumentException when it is none; the message goes on after "must be"
  static Epc read(String urn) {
    if (!SHAPE.matcher(urn).matches()) {
      throw new IllegalArgumentException("a well-formed EPC URN");
    }
    String[] names = urn.split(":", 5);
    String space = names[2];
    String scheme = names[3];
    if (space.equals("class") != scheme.equals("lgtin")) {
      throw new IllegalArgumentException("of a scheme that the EPC Tag Data Standard has there");
    }
    String body = names[4];
    // A serial number may have dots of its own; it is the last part.
    int parts =
        switch (scheme) {
          case "itip" -> 5;
          case "sscc", "pgln", "giai", "gsrn", "gsrnp", "gsin", "ginc" -> 2;
          case "bic", "imovn" -> 1;
          default -> 3;
        };
    return new EpcUrn(scheme, urn, body.split("\\.", parts), space.equals("idpat")).read(parts);
  }

  private Epc read(int expected) {
    if (parts.length != expected) {
      throw malformed();
    }
    if (pattern) {
      return aClass();
    }
    return switch (scheme) {
      case "sgtin" -> name("01", gtin(), "21", last());
      case "lgtin" -> name("01", gtin(), "10", last());
      case "upui" -> name("01", gtin(), "235", last());
      case "itip" -> name("8006", itip(), "21", last());
      case "sscc" -> name("00", indicated(17));
      case "sgln" -> name("414", checked(12), "254", last());
      case "pgln" -> name("417", checked(12));
      case "grai" -> name("8003", "0" + checked(12) + last());
      case "giai" -> name("8004", free());
      case "gsrn" -> name("8018", checked(17));
      case "gsrnp" -> name("8017", checked(17));
      case "gdti" -> name("253", checked(12) + last());
      case "gcn" -> name("255", checked(12) + last());
      case "cpi" -> name("8010", prefix() + Gs1.decode(parts[1]), "8011", last());
      case "gsin" -> name("402", checked(16));
      case "ginc" -> name("401", free());
      case "bic" -> itself(BIC.matcher(parts[0]).matches() && Gs1.isContainer(parts[0]));
      case "imovn" -> itself(IMO.matcher(parts[0]).matches() && Gs1.isImo(parts[0]));
      case "gid", "usdod", "adi" -> itself(true);
      default ->
          throw new IllegalArgumentException("of a scheme that the EPC Tag Data Standard has");
    };
  }

  /// A pattern that leaves the serial number open names what all these things are.
  private Epc aClass() {
    if (!parts[parts.length - 1].equals("*")) {
      throw malformed();
    }
    return switch (scheme) {
      case "sgtin", "upui" -> name("01", gtin());
      case "itip" -> name("8006", itip());
      case "grai" -> name("8003", "0" + checked(12));
      case "gdti" -> name("253", checked(12));
      case "gcn" -> name("255", checked(12));
      case "cpi" -> name("8010", prefix() + Gs1.decode(parts[1]));
      default -> throw new IllegalArgumentException("a pattern that names a class");
    };
  }

  private Epc name(String code, String value) {
    return name(code, value, new TreeMap<>());
  }

  private Epc name(String code, String value, String qualifier, String qualified) {
    if (!DigitalLink.takes(qualifier, qualified)) {
      throw malformed();
    }
    return name(code, value, new TreeMap<>(Collections.singletonMap(qualifier, qualified)));
  }

  private Epc name(String code, String value, Map<String, String> qualifiers) {
    if (!DigitalLink.takes(code, value)) {
      throw malformed();
    }
    return DigitalLink.name(code, value, qualifiers);
  }

  private Epc itself(boolean wellFormed) {
    if (!wellFormed) {
      throw malformed();
    }
    return new Epc(urn, Level.THING, "", "");
  }

  private String prefix() {
    if (!PREFIX.matcher(parts[0]).matches()) {
      throw malformed();
    }
    return parts[0];
  }

  /// Company prefix and reference, which have a number of digits together.
  private String digits(String prefix, String reference, int count) {
    if (!DIGITS.matcher(reference).matches() || prefix.length() + reference.length() != count) {
      throw malformed();
    }
    return prefix + reference;
  }

  private String checked(int count) {
    return Gs1.withCheckDigit(digits(prefix(), parts[1], count));
  }

  /// The first digit of the reference stands before the prefix.
  private String indicated(int count) {
    if (parts[1].isEmpty()) {
      throw malformed();
    }
    String rest = digits(prefix(), parts[1].substring(1), count - 1);
    String digits = parts[1].charAt(0) + rest;
    if (!DIGITS.matcher(digits).matches()) {
      throw malformed();
    }
    return Gs1.withCheckDigit(digits);
  }

  private String gtin() {
    return indicated(13);
  }

  private String itip() {
    List<String> counts = List.of(parts[2], parts[3]);
    if (!counts.stream().allMatch(count -> count.matches("[0-9]{2}"))) {
      throw malformed();
    }
    return gtin() + parts[2] + parts[3];
  }

  private String free() {
    return prefix() + last();
  }

  private String last() {
    return Gs1.decode(parts[parts.length - 1]);
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("a well-formed " + scheme);
  }
}
