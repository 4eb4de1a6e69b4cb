package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
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
import tallystick.server.access.Entrance;
import tallystick.server.access.Person;
import tallystick.server.access.Session;
import tallystick.server.access.Vault;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;

/// Signing in by an account elsewhere. It is the first factor; the second one is ours. Accounts are
/// never joined by an e-mail address: whoever has one here adds the provider while signed in.
@RestController
final class ProvidersController {
  private static final String COOKIE = "tallystick-provider";
  private static final String BACK = "/sign-in/provider";
  private static final int MAX_BODY = 8 << 10;
  private static final int MAX_TEXT = 2_000;
  private static final int SECRET_BYTES = 32;

  private final Access access;
  private final Entrance entrance;
  private final List<Provider.Known> providers;
  private final ProviderRows rows;
  private final ProviderHttp http;

  ProvidersController(OAuth oauth) {
    this.access = oauth.access();
    this.entrance = access.entrance();
    this.providers = oauth.providers();
    this.http = oauth.http();
    this.rows = new ProviderRows(access);
  }

  record ProviderName(String provider, String name) {}

  record ProviderList(List<ProviderName> items) {}

  record LinkedList(List<ProviderRows.Linked> items) {}

  record Wanted(String provider) {}

  /// @param redirect where the browser goes
  record SentTo(String redirect) {}

  /// What the provider handed to the browser.
  ///
  /// @param iss empty if it gave none
  /// @param name for a new member; empty to make none
  record Back(String code, String state, String iss, String name) {
    Back {
      Require.text(code, MAX_TEXT, "code");
      Require.text(state, MAX_TEXT, "state");
      Require.optionalText(iss, MAX_TEXT, "iss");
      Require.optionalText(name, Limits.NAME_CHARS, "name");
    }

    @Override
    public String toString() {
      return "Back[…]";
    }
  }

  /// @param linked whether the provider was added to an account
  /// @param signedIn what `GET /v1/session` tells, null if it was
  record Arrived(boolean linked, @Nullable Object signedIn) {}

  @GetMapping("/v1/session/sign-in/providers")
  ProviderList all() {
    return new ProviderList(
        providers.stream()
            .map(Provider.Known::provider)
            .map(one -> new ProviderName(one.provider(), one.name()))
            .toList());
  }

  @PostMapping("/v1/session/sign-in/provider")
  SentTo signIn(HttpServletRequest request, HttpServletResponse response) {
    entrance.attempt(request, response);
    return begin("", request, response);
  }

  @PostMapping("/v1/session/providers")
  SentTo link(HttpServletRequest request, HttpServletResponse response) {
    Session session = access.session(request);
    access.requireFresh(session);
    return begin(session.person(), request, response);
  }

  private SentTo begin(String person, HttpServletRequest request, HttpServletResponse response) {
    Wanted wanted = StrictJson.as(Body.json(request, MAX_BODY), Wanted.class, "");
    Provider.Known known = known(wanted.provider());
    String state = secret();
    String nonce = secret();
    String browser = secret();
    CodeVerifier verifier = new CodeVerifier();
    String redirect =
        new ProviderTalk(http, known)
            .address(
                access.origin(request) + BACK,
                state,
                nonce,
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    rows.begin(
        state,
        new ProviderRows.Begun(
            wanted.provider(), person, Secrets.hash(browser), nonce, verifier.getValue()));
    cookie(browser, ProviderRows.LIFE, request, response);
    return new SentTo(redirect);
  }

  private Provider.Known known(String provider) {
    return providers.stream()
        .filter(one -> one.provider().provider().equals(provider))
        .findFirst()
        .orElseThrow(() ->
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such provider.")
                .exception());
  }

  private static String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.random(SECRET_BYTES));
  }

  /// Only the browser that went may come back: nobody can send another one a code of theirs.
  private static void cookie(
      String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/v1/session/sign-in")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @PostMapping("/v1/session/sign-in/provider/back")
  Arrived back(HttpServletRequest request, HttpServletResponse response) {
    Runnable succeeded = entrance.attempt(request, response);
    Back back = StrictJson.as(Body.json(request, MAX_BODY), Back.class, "");
    ProviderRows.Begun begun =
        rows.take(back.state()).filter(one -> isOf(request, one)).orElseThrow(this::notBegun);
    cookie("", Duration.ZERO, request, response);
    Provider.Known known = known(begun.provider());
    ProviderTalk.Subject subject =
        new ProviderTalk(http, known)
            .subject(
                back.code(),
                back.iss(),
                access.origin(request) + BACK,
                begun.nonce(),
                begun.verifier());
    succeeded.run();
    if (!begun.person().isEmpty()) {
      link(begun.person(), known.provider(), subject, request);
      return new Arrived(true, null);
    }
    Person person = person(known.provider(), subject, back.name(), request, response);
    return new Arrived(
        false, entrance.enter(person, known.provider().provider(), request, response));
  }

  private static boolean isOf(HttpServletRequest request, ProviderRows.Begun begun) {
    Cookie[] cookies = request.getCookies();
    Optional<String> browser =
        cookies == null
            ? Optional.empty()
            : Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    return browser.isPresent()
        && MessageDigest.isEqual(Secrets.hash(browser.get()), begun.browserHash());
  }

  private RuntimeException notBegun() {
    return Problem.of(
            HttpStatus.UNAUTHORIZED,
            "not-begun",
            "This sign-in was not begun in this browser, or too long ago: begin again.")
        .exception();
  }

  private void link(
      String person, Provider provider, ProviderTalk.Subject subject, HttpServletRequest request) {
    Session session =
        entrance
            .session(request)
            .filter(own -> own.person().equals(person))
            .orElseThrow(this::notBegun);
    if (!rows.link(person, provider.provider(), provider.issuer(), subject.subject())) {
      throw taken();
    }
    audit(session, Audit.Act.PROVIDER_LINKED, provider.provider(), request);
  }

  private static RuntimeException taken() {
    return Problem.of(
            HttpStatus.CONFLICT,
            "provider-taken",
            "That account is of another member here, or you have one of this provider already.")
        .exception();
  }

  private Person person(
      Provider provider,
      ProviderTalk.Subject subject,
      String name,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<String> known = rows.person(provider.issuer(), subject.subject());
    if (known.isPresent()) {
      return access.people().byId(known.get());
    }
    if (name.isBlank()) {
      throw Problem.of(
              HttpStatus.UNAUTHORIZED,
              "provider-unknown",
              "No account here has this one: sign up with it, or add it when you are signed in.")
          .exception();
    }
    Person person = entrance.join(subject.mail(), name, request, response);
    if (!rows.link(person.person(), provider.provider(), provider.issuer(), subject.subject())) {
      throw taken();
    }
    return person;
  }

  @GetMapping("/v1/session/providers")
  LinkedList linked(HttpServletRequest request) {
    return new LinkedList(rows.all(access.session(request).person()));
  }

  @DeleteMapping("/v1/session/providers/{provider}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void unlink(@PathVariable String provider, HttpServletRequest request) {
    Session session = access.session(request);
    access.requireFresh(session);
    if (!US_ASCII.newEncoder().canEncode(provider)
        || !rows.unlink(session.person(), provider.replace('\0', '?'))) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such one.").exception();
    }
    audit(session, Audit.Act.PROVIDER_UNLINKED, provider, request);
  }

  private void audit(Session session, Audit.Act act, String about, HttpServletRequest request) {
    access.audit().write(session.person(), act, session.session(), about, Client.of(request));
  }
}
