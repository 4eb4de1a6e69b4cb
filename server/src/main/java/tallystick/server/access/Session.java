package tallystick.server.access;

import java.time.Duration;

/// A session: somebody signed in, at some device.
///
/// @param session id that may be shown
/// @param since milliseconds since 1970, like all times here
/// @param used last
/// @param ends in any case
/// @param confirmed when the second factor was last shown; 0 if it never was, [#LONG_AGO] if
///   something else stood for it
public record Session(
    String session, String person, long since, long used, long ends, long confirmed) {
  /// Says of a session that it is complete, though no second factor was shown to it.
  static final long LONG_AGO = 1;

  /// How long a second factor counts as just shown.
  static final Duration FRESH = Duration.ofMinutes(5);

  Session usedAt(long now) {
    return new Session(session, person, since, now, ends, confirmed);
  }

  /// Whether both factors were shown.
  boolean isComplete() {
    return confirmed > 0;
  }

  boolean isFresh(long now) {
    return isComplete() && now - confirmed <= FRESH.toMillis();
  }
}
