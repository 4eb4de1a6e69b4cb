package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;
import tallystick.kernel.Malformed;

/// Addresses of requests, read and written.
final class Addresses {
  /// Before all addresses of EPCIS.
  static final String ROOT = "/v1/epcis";

  static final String EVENTS = ROOT + "/events";

  private Addresses() {}

  /// The parameters of a request; one that stands twice would be heard once.
  static Map<String, String> parameters(HttpServletRequest request) {
    Map<String, String> given = new TreeMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          if (values.length != 1) {
            throw new Malformed(
                "invalid-parameter",
                "/" + name.substring(0, Math.min(60, name.length())),
                "A parameter stands once; its values are joined by |.");
          }
          given.put(name, values[0]);
        });
    return given;
  }

  /// The address of an event; also whatever is in ids has a meaning of its own in addresses.
  static String event(String eventID) {
    return EVENTS + "/" + UriUtils.encode(eventID, UTF_8);
  }

  /// The id of an event in the address of a request. What a client left bare is taken as it was
  /// meant: ids such as `ni:///sha-256;…?ver=CBV2.0` look like a path with parameters.
  static String eventID(HttpServletRequest request) {
    String id = UriUtils.decode(request.getRequestURI().substring(EVENTS.length() + 1), UTF_8);
    String query = request.getQueryString();
    return query == null ? id : id + "?" + UriUtils.decode(query, UTF_8);
  }

  /// The value of the header Link that says where a list goes on (RFC 8288).
  ///
  /// @param changes of the parameters that were given
  static String next(HttpServletRequest request, Map<String, String> changes) {
    Map<String, String> all = parameters(request);
    all.putAll(changes);
    return all.entrySet().stream()
        .map(one ->
            UriUtils.encode(one.getKey(), UTF_8) + "=" + UriUtils.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&", "<" + request.getRequestURI() + "?", ">; rel=\"next\""));
  }
}
