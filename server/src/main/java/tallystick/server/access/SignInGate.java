package tallystick.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns tries of passwords away while too many wait, before anything else is done for them: a
/// flood costs hardly more than reading it. Devices that signed in before are let pass to where it
/// is seen whether it was to this account.
final class SignInGate extends OncePerRequestFilter {
  static final String SIGN_IN = "/v1/session/sign-in";
  static final String SIGN_UP = "/v1/session/sign-up";

  private final Passwords passwords;
  private final DeviceCookie devices;

  SignInGate(Passwords passwords, DeviceCookie devices) {
    this.passwords = passwords;
    this.devices = devices;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (passwords.isFull() && !devices.isOurs(Client.cookie(request, DeviceCookie.NAME))) {
      Passwords.busy().write(response);
      return;
    }
    chain.doFilter(request, response);
  }
}
