package tallystick.server.epcis;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tallystick.server.gateway.Problem;

/// Encoded slashes are part of the addresses of EPCIS, whose names are URIs. Everywhere else they
/// are refused, as Tomcat would do by itself: nobody is to get around a look at an address by them.
final class EncodedSlashes extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean slash = request.getRequestURI().toLowerCase(Locale.ROOT).contains("%2f");
    // Without the steps back that an address may have.
    if (slash && !request.getServletPath().startsWith(Addresses.ROOT + "/")) {
      Problem.of(HttpStatus.BAD_REQUEST, "bad-request", "The address has an encoded slash.")
          .write(response);
      return;
    }
    chain.doFilter(request, response);
  }
}
