package tallystick.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Access;
import tallystick.server.access.Audit;
import tallystick.server.access.Client;
import tallystick.server.access.Person;
import tallystick.server.access.Session;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;

/// One's own API keys.
@RestController
final class ApiKeysController {
  private static final int MAX_BODY = 8 << 10;
  private static final int MAX_RANGES = 16;
  private static final int MAX_DAYS = 366;
  private static final Pattern RANGE =
      Pattern.compile("[0-9.]{7,15}(/[0-9]{1,2})?|[0-9a-fA-F:.]{2,45}(/[0-9]{1,3})?");

  private final Access access;
  private final ApiKeys keys;

  ApiKeysController(OAuth oauth) {
    this.access = oauth.access();
    this.keys = oauth.apiKeys();
  }

  /// @param name for its owner
  /// @param scopes rooms (`market`), actions (`market.PlaceOrder`), reading (`read:market`)
  /// @param ranges networks from which it is good (`192.0.2.0/24`), all if empty
  /// @param perMinute requests that it may make in a minute
  /// @param days after which it ends
  record NewApiKey(String name, List<String> scopes, List<String> ranges, int perMinute, int days) {
    NewApiKey {
      Require.text(name, Limits.NAME_CHARS, "name");
      Scopes.require(scopes, "scopes");
      Require.size(ranges, 0, MAX_RANGES, "ranges");
      ranges.forEach(NewApiKey::requireRange);
      Require.range(perMinute, 1, Rates.MOST, "perMinute");
      Require.range(days, 1, MAX_DAYS, "days");
    }

    private static void requireRange(String range) {
      Require.matches(range, RANGE, "networks as 192.0.2.0/24 or 2001:db8::/32", "ranges");
      try {
        var _ = new IpAddressMatcher(range);
      } catch (IllegalArgumentException e) {
        throw new Require.Field("ranges", "must be networks as 192.0.2.0/24 or 2001:db8::/32");
      }
    }
  }

  /// @param secret the key itself; it is shown this one time
  record MadeApiKey(ApiKeys.ApiKey apiKey, String secret) {
    @Override
    public String toString() {
      return "MadeApiKey[" + apiKey.key() + "]";
    }
  }

  /// @param known scopes that there are
  record ApiKeyList(List<ApiKeys.ApiKey> items, List<String> known) {}

  @GetMapping("/v1/session/api-keys")
  ApiKeyList all(HttpServletRequest request) {
    Person person = access.people().of(access.session(request));
    return new ApiKeyList(keys.all(person), Scopes.known());
  }

  @PostMapping("/v1/session/api-keys")
  MadeApiKey make(HttpServletRequest request) {
    Session session = access.session(request);
    access.requireFresh(session);
    NewApiKey wanted = StrictJson.as(Body.json(request, MAX_BODY), NewApiKey.class, "");
    String secret = Secrets.make(Secrets.API_KEY);
    ApiKeys.ApiKey made = keys.make(access.people().of(session), wanted, secret);
    access
        .audit()
        .write(
            session.person(),
            Audit.Act.API_KEY_MADE,
            session.session(),
            made.start(),
            Client.of(request));
    return new MadeApiKey(made, secret);
  }

  @DeleteMapping("/v1/session/api-keys/{key}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String key, HttpServletRequest request) {
    Session session = access.session(request);
    if (!keys.end(access.people().of(session), key.replace('\0', '?'))) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such key.").exception();
    }
    access
        .audit()
        .write(
            session.person(), Audit.Act.API_KEY_ENDED, session.session(), key, Client.of(request));
  }
}
