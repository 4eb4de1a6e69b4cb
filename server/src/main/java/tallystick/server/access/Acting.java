package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/// Somebody for whom a program acts by a token, instead of by a session of their own.
///
/// @param person whose token it is
/// @param scopes what it may do: rooms, actions, and `read:` with a room
/// @param means what the token is of, for the history
public record Acting(String person, Set<String> scopes, String means) {
  /// Rooms in which nobody acts by token, whatever it says: what gives power to others is not
  /// delegated, just as with mandates.
  public static final Set<String> NEVER =
      Set.of("identity", "mandates", "organisations", "privacy");

  private static final String ATTRIBUTE = Acting.class.getName();

  /// For whom a request is made, if it came by a token that is good.
  public static Optional<Acting> of(HttpServletRequest request) {
    return Optional.ofNullable((Acting) request.getAttribute(ATTRIBUTE));
  }

  /// Says of a request that its token is good.
  public void let(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /// Whether it may do this.
  ///
  /// @param action wire name, as `market.PlaceOrder`
  public boolean covers(String action) {
    String room = action.substring(0, action.indexOf('.'));
    return !NEVER.contains(room) && (scopes.contains(room) || scopes.contains(action));
  }

  /// Whether it may read what is private in a room.
  public boolean reads(String room) {
    return scopes.contains("read:" + room);
  }
}
