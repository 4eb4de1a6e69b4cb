package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tallystick.server.gateway.Problem;

/// The way in for who shows the first factor somewhere else, as packages beside this one do.
public final class Entrance {
  private final Access access;
  private final SignIns signIns;

  Entrance(Access access) {
    this.access = access;
    this.signIns = new SignIns(access);
  }

  /// Lets a try be made, or throws a problem that says when to come again.
  ///
  /// @return to be run when it succeeded, for only failures count
  public Runnable attempt(HttpServletRequest request, HttpServletResponse response) {
    Throttle.Try attempt = access.throttle().network(Client.of(request), response);
    return attempt::succeeded;
  }

  /// Makes a member who has no password, and whose key is kept here.
  ///
  /// @param mail address, empty if it is not known; nobody is found by it
  /// @param name under which the ledger knows them
  public Person join(
      String mail, String name, HttpServletRequest request, HttpServletResponse response) {
    access.throttle().signUp(Client.of(request), response);
    Person person = access.people().make(mail, "");
    signIns.register(person, name);
    if (!access.people().add(person, access.people().unaddressed(person))) {
      throw Problem.of(HttpStatus.CONFLICT, "taken", "There is such an account.").exception();
    }
    return person;
  }

  /// Opens a session that waits for the second factor, and gives the browser its cookie.
  ///
  /// @param about what they came by, for the history
  /// @return what `GET /v1/session` tells
  public Object enter(
      Person person, String about, HttpServletRequest request, HttpServletResponse response) {
    Client client = Client.of(request);
    Sessions.Opened opened = access.sessions().open(person, client);
    access
        .audit()
        .write(person.person(), Audit.Act.SIGN_IN, opened.session().session(), about, client);
    SignInController.endBefore(access, request);
    SessionCookie.set(opened.token(), request, response);
    return SignInController.signedIn(access, opened);
  }

  /// Who is signed in with a whole session, if anybody is.
  public Optional<Session> session(HttpServletRequest request) {
    return SessionFilter.used(request).map(SessionFilter.Used::session).filter(Session::isComplete);
  }
}
