package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Knows who sent a request, where that matters.
@FunctionalInterface
public interface Callers {
  /// The principal that is signed in with both factors, if one is.
  Optional<String> principal(HttpServletRequest request);
}
