package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.regex.Pattern;
import tallystick.kernel.Require;
import tallystick.server.connectors.Definition.Direction;
import tallystick.server.outbound.Sftp;

/// Over what the things of a connector go, and when; apart from their format and mapping.
///
/// @param minutes from one time to the next; 0 if things go as they come
/// @param user at an SFTP server
/// @param hostKey of that server, as `SHA256:…`
/// @param header of HTTP in which the credential goes, as `authorization`; empty for none
/// @param since where in a row of an answer stands what `{since}` in the address is the next time,
///   as `/modified`; empty if the address has no `{since}`
/// @param start what `{since}` is the first time
record Transport(
    Kind kind,
    int minutes,
    String user,
    String hostKey,
    String header,
    String since,
    String start) {
  /// One that is posted to the other side, or by it, signed after Standard Webhooks.
  static final Transport WEBHOOK = new Transport(Kind.WEBHOOK, 0, "", "", "", "", "");

  private static final int MAX_MINUTES = 1440;
  private static final int MAX_ADDRESS = 500;
  private static final int MAX_CREDENTIAL = 4_000;
  private static final String SINCE = "{since}";
  private static final Pattern NOTHING = Pattern.compile("");
  private static final Pattern USER = Pattern.compile("[!-~]{1,64}");
  private static final Pattern HOST_KEY = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
  private static final Pattern HEADER =
      Pattern.compile("(?!host$|content-|transfer-|connection$|webhook-)[a-z][a-z0-9-]{0,40}");
  private static final Pattern POINTER = Pattern.compile("(/[^/]{1,80}){1,10}");
  private static final Pattern START = Pattern.compile("[ -~]{1,80}");
  private static final Pattern VALUE = Pattern.compile("[ -~]+");

  enum Kind {
    WEBHOOK,
    SFTP,
    /// Asked for, or posted, as the other side's own interface wants it.
    HTTP
  }

  /// Refuses what does not go together.
  void require(Direction direction, String address) {
    boolean comes = kind == Kind.WEBHOOK && direction == Direction.IN;
    boolean asks = kind == Kind.HTTP && direction == Direction.IN;
    boolean timed = kind == Kind.SFTP || asks;
    field(
        minutes >= (timed ? 1 : 0) && minutes <= (timed ? MAX_MINUTES : 0),
        "minutes",
        timed ? "must be from 1 to " + MAX_MINUTES : "must be 0: it goes as it comes");
    Require.matches(user, kind == Kind.SFTP ? USER : NOTHING, "a user of SFTP", "transport/user");
    Require.matches(
        hostKey,
        kind == Kind.SFTP ? HOST_KEY : NOTHING,
        "the fingerprint of the server's key for SFTP, as SHA256:…",
        "transport/hostKey");
    boolean named = kind == Kind.HTTP && !header.isEmpty();
    Require.matches(header, named ? HEADER : NOTHING, "a header in lower case", "transport/header");
    boolean marked = asks && address.contains(SINCE);
    Require.matches(
        since,
        marked ? POINTER : NOTHING,
        "a pointer for {since} in the address",
        "transport/since");
    Require.matches(start, marked ? START : NOTHING, "what {since} is at first", "transport/start");
    Require.matches(
        address,
        comes ? NOTHING : VALUE,
        comes ? "empty where messages come in" : "an address",
        "address");
    field(address.length() <= MAX_ADDRESS, "address", "must be shorter");
    if (!comes) {
      requireServer(address);
    }
  }

  private static void field(boolean right, String field, String rule) {
    if (!right) {
      throw new Require.Field(field.equals("address") ? field : "transport/" + field, rule);
    }
  }

  private void requireServer(String address) {
    boolean files = kind == Kind.SFTP;
    try {
      URI uri = new URI(address.replace(SINCE, "0").replace(" ", "%20"));
      String scheme = String.valueOf(uri.getScheme());
      boolean fits = files ? scheme.equals("sftp") : scheme.matches("https?");
      boolean folder = !files || uri.getRawQuery() == null;
      if (fits && folder && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // The same answer as to an address of something else.
    }
    throw new Require.Field(
        "address",
        files ? "must be as sftp://server/folder" : "must be an https address of a server");
  }

  /// Refuses what cannot open the other side's door.
  void requireCredential(String credential) {
    boolean wanted = kind == Kind.SFTP || !header.isEmpty();
    if (wanted == credential.isEmpty() || credential.length() > MAX_CREDENTIAL) {
      throw new Require.Field(
          "credential", wanted ? "must be there" : "must be empty: nothing is opened by it");
    }
    if (kind == Kind.SFTP && !Sftp.takes(credential)) {
      throw new Require.Field("credential", "must be a password, or a private key for SSH");
    }
    if (!header.isEmpty() && !VALUE.matcher(credential).matches()) {
      throw new Require.Field("credential", "must be what a header can say");
    }
  }

  /// Where it asks.
  URI uri(String address, String marker) {
    return URI.create(address.replace(SINCE, URLEncoder.encode(marker, UTF_8)).replace(" ", "%20"));
  }

  Duration pause() {
    return Duration.ofMinutes(minutes);
  }
}
