package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import tallystick.server.gateway.Body;

/// The parameters of an OAuth request: none is given twice, and an empty one is none (RFC 6749,
/// 3.1).
record Form(Map<String, List<String>> given) {
  private static final int MAX_BODY = 16 << 10;
  private static final int MAX_VALUE = 4_000;
  private static final String TYPE = "application/x-www-form-urlencoded";

  Form {
    given.forEach((name, values) -> {
      if (values.size() > 1) {
        throw Refused.request("A parameter is given twice.");
      }
      if (values.getFirst().length() > MAX_VALUE || values.getFirst().indexOf('\0') >= 0) {
        throw Refused.request("A parameter is too long, or has a character 0.");
      }
    });
  }

  /// What is in the body of a request; what its address says does not count, for addresses are
  /// logged.
  static Form of(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType());
    if (!type.split(";")[0].strip().equalsIgnoreCase(TYPE)) {
      throw Refused.request("The body must be " + TYPE + ".");
    }
    return parse(new String(Body.bytes(request, MAX_BODY), UTF_8));
  }

  /// @param text as after the question mark of an address
  static Form parse(String text) {
    return new Form(URLUtils.parseParameters(text));
  }

  /// Empty if it is not given.
  String get(String name) {
    List<String> values = given.get(name);
    return values == null ? "" : values.getFirst();
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }

  /// What must be given.
  String need(String name) {
    if (!has(name)) {
      throw Refused.request(name + " is missing.");
    }
    return get(name);
  }
}
