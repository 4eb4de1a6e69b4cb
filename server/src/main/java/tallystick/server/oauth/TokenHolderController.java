package tallystick.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.access.Access;
import tallystick.server.access.Acting;
import tallystick.server.gateway.Problem;

/// Tells a program for whom it acts.
@RestController
final class TokenHolderController {
  private final Access access;

  TokenHolderController(OAuth oauth) {
    this.access = oauth.access();
  }

  /// @param principal for whom
  /// @param means what the token is of: an app, or an API key by its first characters
  record TokenHolder(String principal, String means, List<String> scopes) {}

  @GetMapping("/v1/oauth/token-holder")
  TokenHolder holder(HttpServletRequest request) {
    Acting acting =
        Acting.of(request)
            .orElseThrow(() ->
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "no-token",
                        "Show a token or an API key in the header Authorization.")
                    .exception());
    Set<String> scopes = new TreeSet<>(acting.scopes());
    return new TokenHolder(
        access.people().byId(acting.person()).principal(), acting.means(), List.copyOf(scopes));
  }
}
