package tallystick.server.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tallystick.domains.custody.Epc;

/// What a bar code of GS1 says, as scanners hand it out (GS1 General Specifications, section 7.8):
/// pairs of an application identifier and what it is, one after the other. Of them only what names
/// a thing, lot or place is read.
final class ElementString {
  private static final char SEPARATOR = '\u001d';
  private static final int MAX_CHARS = 500;

  /// Characters that follow an identifier of two digits, where that is fixed.
  private static final Map<String, Integer> FIXED =
      Map.of(
          "00", 18, "01", 14, "02", 14, "11", 6, "12", 6, "13", 6, "15", 6, "16", 6, "17", 6, "20",
          2);

  private static final List<String> LONGER =
      List.of(
          "253", "254", "255", "401", "402", "414", "417", "8003", "8004", "8006", "8010", "8013");
  private static final List<String> KEYS =
      List.of(
          "01", "00", "8003", "8004", "8006", "8010", "8013", "253", "255", "401", "402", "414",
          "417");
  private static final List<String> QUALIFIERS = List.of("22", "10", "21", "254");

  private static final Pattern SYMBOLOGY = Pattern.compile("^][A-Za-z][0-9]");
  private static final Pattern BRACKETED = Pattern.compile("\\(([0-9]{2,4})\\)([^(]+)");
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9]{2,4}");
  private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

  private ElementString() {}

  /// What a code names: by an element string, a link, or a number alone.
  ///
  /// @return nothing if it names nothing that GS1 numbers
  static Optional<Epc> names(String text) {
    if (text.isEmpty() || text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    try {
      Epc epc = Epc.of(path(text));
      return epc.level() == Epc.Level.OTHER ? Optional.empty() : Optional.of(epc);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String path(String text) {
    if (GTIN.matcher(text).matches()) {
      return "01/" + "0".repeat(14 - text.length()) + text;
    }
    String bare = SYMBOLOGY.matcher(text).replaceFirst("");
    if (bare.startsWith(String.valueOf(SEPARATOR))) {
      bare = bare.substring(1);
    }
    Map<String, String> found = bare.startsWith("(") ? bracketed(bare) : plain(bare);
    Optional<String> key = KEYS.stream().filter(found::containsKey).findFirst();
    return key.isEmpty()
        ? text
        : Stream.concat(key.stream(), QUALIFIERS.stream().filter(found::containsKey))
            .map(one -> one + "/" + encoded(Objects.requireNonNull(found.get(one))))
            .collect(Collectors.joining("/"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private static Map<String, String> bracketed(String text) {
    Map<String, String> found = new HashMap<>();
    Matcher parts = BRACKETED.matcher(text);
    while (parts.find()) {
      found.put(parts.group(1), parts.group(2));
    }
    return found;
  }

  /// Nothing if some of it is no element.
  private static Map<String, String> plain(String text) {
    Map<String, String> found = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      String code = identifier(text, at);
      int from = at + code.length();
      int stop = text.indexOf(SEPARATOR, from);
      Integer fixed = FIXED.get(code);
      int open = stop < 0 ? text.length() : stop;
      int to = fixed == null ? open : from + fixed;
      if (!IDENTIFIER.matcher(code).matches() || to > text.length() || to == from) {
        return Map.of();
      }
      found.put(code, text.substring(from, to));
      at = to < text.length() && text.charAt(to) == SEPARATOR ? to + 1 : to;
    }
    return found;
  }

  private static String identifier(String text, int at) {
    return LONGER.stream()
        .filter(one -> text.startsWith(one, at))
        .findFirst()
        .orElseGet(() -> text.substring(at, Math.min(text.length(), at + 2)));
  }
}
