package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tallystick.domains.Domains;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.server.gateway.Problem;

/// A member for whom the venue signs what a request wants done: whoever is signed in, or for whom a
/// program acts by a token.
///
/// @param token by which the request came, if it did
/// @param address from which it came
public record Signatory(Access access, Person person, Optional<Acting> token, String address) {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final long UNTIL_MILLIS = 5L * 60 * 1000;
  private static final int ID_BYTES = 16;

  /// Whoever sent a request.
  ///
  /// @return or throws the problem `not-signed-in`
  public static Signatory of(HttpServletRequest request, Access access) {
    Optional<Acting> token = Acting.of(request);
    Person person =
        token
            .map(acting -> access.people().byId(acting.person()))
            .orElseGet(() -> access.people().of(SessionFilter.session(request)));
    return new Signatory(access, person, token, request.getRemoteAddr());
  }

  /// Refuses what the token has no scope for; a session has all.
  ///
  /// @param action wire name, as `market.PlaceOrder`
  public void requireScope(String action) {
    if (token.isPresent() && !token.get().covers(action)) {
      throw insufficient("The token may not do this: it has no scope for " + action + ".");
    }
  }

  /// Refuses acts in another's name by token.
  public void requireOwn(String by) {
    if (token.isPresent() && !by.equals(person.principal())) {
      throw insufficient("A token acts in the name of its member alone.");
    }
  }

  private static RuntimeException insufficient(String sentence) {
    return Problem.of(HttpStatus.FORBIDDEN, "insufficient-scope", sentence).exception();
  }

  /// An id that nobody has used.
  static String freshId() {
    return HexFormat.of().formatHex(Vault.random(ID_BYTES));
  }

  /// Until when what is signed now may be decided, by the log's time.
  long until() {
    return access.logClock().millis() + UNTIL_MILLIS;
  }

  /// Refuses if the member keeps the signing key: then nobody signs here.
  public void requireCustodial() {
    var _ = person.key(access.vault());
  }

  /// Signs some acts.
  ///
  /// @param by in whose name: oneself, an organisation, or who gave a mandate; whether one may is
  ///   for the rules to say
  /// @param atomic whether all are accepted or none
  public Envelope signs(String by, boolean atomic, List<? extends Action> actions) {
    requireOwn(by);
    byte[] payload =
        CODEC.forLog(access.ledger().origin()).payload(freshId(), by, until(), atomic, actions);
    return Envelope.sign(payload, person.key(access.vault()));
  }

  @Override
  public String toString() {
    return "Signatory[" + person.person() + "]";
  }
}
