package tallystick.domains.custody;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Require;

/// What an identifier names, by the one key under which the venue knows it, however it was written.
///
/// The key of what GS1 identifies is its Digital Link path without host, in the digits of the
/// application identifiers (GS1 Digital Link Standard: URI Syntax, 4): `01/<gtin14>/21/<serial>`,
/// `00/<sscc>`, `414/<gln>`. It is read from EPC URNs (EPC Tag Data Standard, 6 and 8), from
/// Digital Link URIs of any host, and from keys. Any other URI is its own key.
///
/// @param key RFC 3986 characters only, at most [#MAX_CHARS]
/// @param classKey of a thing: of what it is one, as far as that is said; of a class the key; else
///   empty
/// @param company digits that begin with the GS1 company prefix, or empty
public record Epc(String key, Level level, String classKey, String company) {
  /// Characters of an identifier.
  public static final int MAX_CHARS = 240;

  private static final Pattern URI =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+");
  private static final Pattern PATH = Pattern.compile("[0-9]{2,4}/[A-Za-z0-9._~/%-]+");
  private static final Pattern LINK = Pattern.compile("(?i)https?://.+");

  /// What kind of name it is.
  public enum Level {
    /// One thing: an item, a logistic unit, an asset, a document.
    THING,
    /// Things of which any is as good as another: a product or a lot of it.
    CLASS,
    /// A place.
    PLACE,
    /// A party.
    PARTY,
    /// What its author means by it.
    OTHER
  }

  /// Reads an identifier.
  ///
  /// @throws IllegalArgumentException when it is none; the message goes on after "must be"
  public static Epc of(String text) {
    if (text.length() > MAX_CHARS) {
      throw new IllegalArgumentException("at most " + MAX_CHARS + " characters long");
    }
    if (text.startsWith("urn:epc:")) {
      return EpcUrn.read(text);
    }
    if (PATH.matcher(text).matches()) {
      Epc link = DigitalLink.read(text);
      if (link == null) {
        throw new IllegalArgumentException("a path of GS1 Digital Link");
      }
      return link;
    }
    if (!URI.matcher(text).matches()) {
      throw new IllegalArgumentException("a URI, or a path of GS1 Digital Link");
    }
    Epc link = link(text);
    return link == null ? new Epc(text, Level.OTHER, "", "") : link;
  }

  private static @Nullable Epc link(String text) {
    if (!LINK.matcher(text).matches()) {
      return null;
    }
    String bare = text.split("[?#]", 2)[0];
    int path = bare.indexOf('/', bare.indexOf("://") + 3);
    return path < 0 ? null : DigitalLink.read(bare.substring(path + 1));
  }

  /// The same for a field of an action.
  static Epc require(String text, String field) {
    try {
      return of(text);
    } catch (IllegalArgumentException e) {
      throw new Require.Field(field, "must be " + e.getMessage());
    }
  }

  /// An identifier that may name a single thing.
  static Epc requireThing(String text, String field) {
    Epc epc = require(text, field);
    if (epc.level != Level.THING && epc.level != Level.OTHER) {
      throw new Require.Field(field, "must name single things");
    }
    return epc;
  }

  /// An identifier that may name a class of things.
  static Epc requireClass(String text, String field) {
    Epc epc = require(text, field);
    if (epc.level != Level.CLASS && epc.level != Level.OTHER) {
      throw new Require.Field(field, "must name classes of things");
    }
    return epc;
  }

  /// An identifier that may name a place.
  static Epc requirePlace(String text, String field) {
    Epc epc = require(text, field);
    if (epc.level != Level.PLACE && epc.level != Level.OTHER) {
      throw new Require.Field(field, "must name a place");
    }
    return epc;
  }

  /// The key of what a place is called; empty for none.
  static String placeKey(String text) {
    return text.isEmpty() ? "" : of(text).key;
  }

  /// The product that a class is of: that of a lot is its GTIN, any other is one itself.
  public static String product(String classKey) {
    int end = classKey.indexOf('/', 3);
    return classKey.startsWith("01/") && end > 0 ? classKey.substring(0, end) : classKey;
  }
}
