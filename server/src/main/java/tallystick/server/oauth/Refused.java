package tallystick.server.oauth;

import org.springframework.http.HttpStatus;

/// What OAuth answers when it does not do what was asked, by the names of RFC 6749, 6750, 8707,
/// 9449.
///
/// It is no secret why, but for one thing: what is wrong with a secret is never told.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String error;
  private final HttpStatus status;

  /// @param error `invalid_grant` and the like
  Refused(HttpStatus status, String error, String description) {
    super(description, null, false, false);
    this.error = error;
    this.status = status;
  }

  static Refused request(String description) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalid_request", description);
  }

  static Refused grant(String description) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalid_grant", description);
  }

  static Refused scope(String description) {
    return new Refused(HttpStatus.BAD_REQUEST, "invalid_scope", description);
  }

  static Refused client() {
    return new Refused(
        HttpStatus.UNAUTHORIZED, "invalid_client", "There is no such app, or its secret is wrong.");
  }

  static Refused token(String description) {
    return new Refused(HttpStatus.UNAUTHORIZED, "invalid_token", description);
  }

  String error() {
    return error;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  HttpStatus status() {
    return status;
  }
}
