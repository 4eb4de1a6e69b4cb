package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.gateway.Problem;

/// One's own sessions, and what happened to one's account.
@RestController
final class SessionsController {
  private static final int PAGE = 50;
  private static final Pattern CURSOR = Pattern.compile("[0-9a-f-]{0,40}");

  private final Access access;

  SessionsController(Access access) {
    this.access = access;
  }

  /// @param current whether it is the one that asks
  /// @param complete whether the second factor was shown
  record OpenSession(
      String session,
      long since,
      long used,
      long ends,
      boolean complete,
      boolean current,
      String address,
      String agent) {}

  record OpenSessions(List<OpenSession> items) {}

  /// @param next for the parameter `before` of the next page, null on the last
  record History(List<Audit.Happened> items, @Nullable String next) {}

  @GetMapping("/v1/session/sessions")
  OpenSessions sessions(HttpServletRequest request) {
    Session own = SessionFilter.session(request);
    return new OpenSessions(
        access.sessions().all(access.people().of(own)).stream()
            .map(listed -> shown(listed, own))
            .toList());
  }

  private static OpenSession shown(Sessions.Listed listed, Session own) {
    Session session = listed.session();
    return new OpenSession(
        session.session(),
        session.since(),
        session.used(),
        session.ends(),
        session.isComplete(),
        session.session().equals(own.session()),
        listed.device().address(),
        listed.device().agent());
  }

  @DeleteMapping("/v1/session/sessions/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable String session, HttpServletRequest request, HttpServletResponse response) {
    Session own = SessionFilter.session(request);
    if (!access.sessions().end(own.person(), session.replace('\0', '?'))) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is no such session of yours.")
          .exception();
    }
    ended(own, session, request);
    if (session.equals(own.session())) {
      SessionCookie.clear(request, response);
    }
  }

  /// Ends all but the one that asks.
  @DeleteMapping("/v1/session/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void endOthers(HttpServletRequest request) {
    Session own = SessionFilter.session(request);
    access.sessions().endOthers(own);
    ended(own, "all others", request);
  }

  private void ended(Session own, String which, HttpServletRequest request) {
    access
        .audit()
        .write(own.person(), Audit.Act.SESSION_ENDED, own.session(), which, Client.of(request));
  }

  @GetMapping("/v1/session/history")
  History history(@RequestParam(defaultValue = "") String before, HttpServletRequest request) {
    if (!CURSOR.matcher(before).matches()) {
      throw Problem.of(
              HttpStatus.BAD_REQUEST,
              "invalid-parameter",
              "/before",
              "before must be what `next` of the page before said.")
          .exception();
    }
    Person person = access.people().of(SessionFilter.session(request));
    List<Audit.Happened> items = access.audit().history(person, before, PAGE);
    return new History(items, items.size() < PAGE ? null : items.getLast().id());
  }
}
