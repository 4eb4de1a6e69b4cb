package tallystick.server.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Envelope;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Access;
import tallystick.server.gateway.Problem;

/// Requests for one's own data by whoever has a key of their own and needs no account: signed as
/// acts are, so that every key and wallet can, and under a type that no room has, so that no log
/// takes one for an act. Each is good once.
final class SignedReads {
  static final String TYPE = "privacy.ReadMyData";

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MAX_REMEMBERED = 100_000;

  private final Access access;
  private final Cache<String, Boolean> used =
      Caffeine.newBuilder()
          .maximumSize(MAX_REMEMBERED)
          .expireAfterWrite(LONGEST.multipliedBy(2))
          .build();

  SignedReads(Access access) {
    this.access = access;
  }

  /// The payload: as of an act, with an empty body.
  record Wanted(
      int v, String log, String id, String type, String by, long until, Map<String, Object> body) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    Wanted {
      Require.matches(id, ID, "32 hex digits", "id");
      Require.principal(by, "by");
    }
  }

  /// Whose data is asked for, once it is sure that they ask.
  String principal(Envelope envelope) {
    Wanted wanted =
        StrictJson.as(StrictJson.object(envelope.payload(), "payload"), Wanted.class, "");
    if (wanted.v() != 1 || !wanted.type().equals(TYPE) || !wanted.body().isEmpty()) {
      throw no("other-request", "The payload is no " + TYPE + " of version 1 without a body.");
    }
    if (!wanted.log().equals(access.ledger().head().origin())) {
      throw no("wrong-log", "This was signed for another venue.");
    }
    long left = wanted.until() - access.logClock().millis();
    if (left <= 0 || left > LONGEST.toMillis()) {
      throw no("expired", "until must lie within the next ten minutes.");
    }
    if (!envelope.authentic()) {
      throw no("bad-signature", "The signature is not of this payload by this key.");
    }
    if (!access.people().isKeyOf(envelope.key(), wanted.by())) {
      throw no("not-your-key", "The key is none of this principal's that may sign everything.");
    }
    if (used.asMap().putIfAbsent(wanted.by() + "/" + wanted.id(), true) != null) {
      throw no("used-before", "This request was used before: sign another one.");
    }
    return wanted.by();
  }

  private static RuntimeException no(String code, String sentence) {
    return Problem.of(HttpStatus.FORBIDDEN, code, sentence).exception();
  }
}
