package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A key in a token, named as in RFC 7512: `pkcs11:object=LABEL;slot-id=N?module-path=LIBRARY`,
/// with `&pin-source=file:PATH` for a PIN in a file.
///
/// @param module the library that speaks PKCS #11 to the token
/// @param slot of the token; the first one if it is not said
/// @param label of the key
/// @param pin file that has the PIN, if one was named
public record TokenUri(Path module, Optional<Long> slot, String label, Optional<Path> pin) {
  private static final String SCHEME = "pkcs11:";
  private static final Set<String> KNOWN =
      Set.of("object", "slot-id", "type", "module-path", "pin-source");

  /// Reads one. The message of the exception is meant for the person who typed it.
  public static TokenUri parse(String text) {
    if (!text.startsWith(SCHEME)) {
      throw wrong("it begins with pkcs11:");
    }
    Map<String, String> said = new HashMap<>();
    for (String part : text.substring(SCHEME.length()).split("[;?&]", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (name.equals("pin-value")) {
        throw wrong("a PIN does not belong on a command line: name its file by pin-source");
      }
      if (equals < 0 || !KNOWN.contains(name)) {
        throw wrong("it may say object, slot-id, type, module-path and pin-source");
      }
      if (said.put(name, decoded(part.substring(equals + 1))) != null) {
        throw wrong(name + " is said twice");
      }
    }
    if (!said.getOrDefault("type", "secret-key").equals("secret-key")) {
      throw wrong("the type of the key is secret-key");
    }
    return new TokenUri(
        Path.of(required(said, "module-path")),
        Optional.ofNullable(said.get("slot-id")).map(TokenUri::slot),
        required(said, "object"),
        Optional.ofNullable(said.get("pin-source")).map(TokenUri::file));
  }

  private static String decoded(String value) {
    try {
      // Only a form writes a space as a plus sign.
      return URLDecoder.decode(value.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("a % is followed by two hex digits");
    }
  }

  private static String required(Map<String, String> said, String name) {
    return Optional.ofNullable(said.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> wrong(name + " is missing"));
  }

  private static long slot(String number) {
    try {
      return Long.decode(number);
    } catch (NumberFormatException e) {
      throw wrong("slot-id is a number");
    }
  }

  private static Path file(String source) {
    return Path.of(source.startsWith("file:") ? source.substring("file:".length()) : source);
  }

  private static IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        why + ", as in pkcs11:object=LABEL;slot-id=N?module-path=LIBRARY&pin-source=file:PATH");
  }
}
