package tallystick.server.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import tallystick.server.gateway.Network;

/// Who asks, as far as a request tells.
///
/// @param address of the network
/// @param agent what the program calls itself
/// @param device what [DeviceCookie] left there, empty if nothing is
public record Client(String address, String agent, String device) {
  private static final int MAX_AGENT = 300;

  /// Who sent a request.
  public static Client of(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    String told = agent == null ? "" : agent;
    return new Client(
        request.getRemoteAddr(),
        told.substring(0, Math.min(MAX_AGENT, told.length())),
        cookie(request, DeviceCookie.NAME));
  }

  static String cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? ""
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst()
            .orElse("");
  }

  /// What is counted as one: an address, or with IPv6 the network that a household is given.
  String network() {
    return Network.of(address);
  }
}
