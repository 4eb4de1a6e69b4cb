package tallystick.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Access;
import tallystick.server.access.Audit;
import tallystick.server.access.Client;
import tallystick.server.access.Session;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;

/// One's own apps, and the apps that one allowed something.
@RestController
final class AppsController {
  private static final int MAX_BODY = 16 << 10;

  private final Access access;
  private final Apps apps;
  private final Grants grants;

  AppsController(OAuth oauth) {
    this.access = oauth.access();
    this.apps = oauth.apps();
    this.grants = oauth.grants();
  }

  /// @param secret of the app, shown this one time; empty if it can keep none
  record MadeApp(Apps.App app, String secret) {
    @Override
    public String toString() {
      return "MadeApp[" + app.app() + "]";
    }
  }

  record AppList(List<Apps.App> items) {}

  /// Something that one allowed.
  ///
  /// @param name of the app
  /// @param standing whether it is one's own app, which acts by its secret
  record Consent(
      String consent,
      String app,
      String name,
      List<String> scopes,
      boolean standing,
      long since,
      long used) {}

  record ConsentList(List<Consent> items) {}

  @GetMapping("/v1/session/apps")
  AppList all(HttpServletRequest request) {
    return new AppList(apps.all(access.session(request).person()));
  }

  @PostMapping("/v1/session/apps")
  MadeApp make(HttpServletRequest request) {
    Session session = access.session(request);
    access.requireFresh(session);
    Apps.NewApp wanted = StrictJson.as(Body.json(request, MAX_BODY), Apps.NewApp.class, "");
    String secret = wanted.confidential() ? Secrets.make(Secrets.APP) : "";
    Apps.App made = apps.make(session.person(), wanted, secret);
    if (wanted.standing()) {
      grants.allow(session.person(), made.app(), made.scopes(), true, "");
    }
    audit(session, Audit.Act.APP_REGISTERED, made.app(), request);
    return new MadeApp(made, secret);
  }

  @DeleteMapping("/v1/session/apps/{app}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String app, HttpServletRequest request) {
    Session session = access.session(request);
    if (!apps.remove(session.person(), app.replace('\0', '?'))) {
      throw notFound();
    }
    grants.forget();
    audit(session, Audit.Act.APP_REMOVED, app, request);
  }

  @GetMapping("/v1/session/consents")
  ConsentList consents(HttpServletRequest request) {
    return new ConsentList(
        grants.all(access.session(request).person()).stream().map(this::shown).toList());
  }

  private Consent shown(Grants.Grant grant) {
    String name = apps.find(grant.app()).map(kept -> kept.app().name()).orElse("");
    return new Consent(
        grant.grantId(),
        grant.app(),
        name,
        grant.scopes(),
        grant.standing(),
        grant.since(),
        grant.used());
  }

  @DeleteMapping("/v1/session/consents/{consent}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String consent, HttpServletRequest request) {
    Session session = access.session(request);
    if (!grants.end(session.person(), consent.replace('\0', '?'))) {
      throw notFound();
    }
    audit(session, Audit.Act.APP_ENDED, consent, request);
  }

  private static RuntimeException notFound() {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such one.").exception();
  }

  private void audit(Session session, Audit.Act act, String about, HttpServletRequest request) {
    access.audit().write(session.person(), act, session.session(), about, Client.of(request));
  }
}
