package tallystick.domains.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.kernel.Outcome;

/// When the room of identities refuses.
public final class IdentityRefusals {
  /// What only the first may do.
  public static final FoundVenue FOUND = new FoundVenue("Another venue");

  private static final RegisterPrincipal REGISTER = new RegisterPrincipal("Ann");
  private static final RenamePrincipal RENAME = new RenamePrincipal("Anna");
  private static final Person ANN = Person.of("Ann");
  private static final Person BEN = Person.of("Ben");
  private static final Person SPARE = Person.of("the spare key of Ann");

  private final List<RefusalCase> cases = new ArrayList<>();

  private IdentityRefusals() {
    registering();
    signing();
    holdingKeys();
    granting();
    schedulingRules();
  }

  public static List<RefusalCase> cases() {
    List<RefusalCase> all = new ArrayList<>(new IdentityRefusals().cases);
    all.addAll(KeyRefusals.cases());
    return all;
  }

  private void when(Reason reason, String situation, Function<Venue, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(Venue.founded())));
  }

  private void registering() {
    when(Reason.VENUE_FOUNDED, "it stands already", v -> v.tries(ANN, FOUND));
    when(
        Reason.NOT_YOUR_PRINCIPAL,
        "one registers under the id of another",
        v -> v.tries(ANN.with(BEN.key()), REGISTER));
    when(
        Reason.NOT_YOUR_PRINCIPAL,
        "one founds a venue under the id of another",
        v -> new Venue().tries(ANN.with(BEN.key()), FOUND));
    when(Reason.PRINCIPAL_EXISTS, "one registers twice", v -> ann(v).tries(ANN, REGISTER));
    when(
        Reason.KEY_TAKEN,
        "one registers with the key of another",
        v -> spare(v).tries(SPARE, REGISTER));
    when(
        Reason.KEY_TAKEN,
        "one adds a key twice",
        v -> spare(v).tries(ANN, IdentityRulesTest.adding(SPARE.key(), ANN)));
  }

  private void signing() {
    when(Reason.KEY_UNKNOWN, "a stranger acts", v -> v.tries(ANN, RENAME));
    when(
        Reason.KEY_UNKNOWN,
        "one revokes a key that nobody has",
        v -> ann(v).tries(ANN, new RevokeKey(BEN.key().keyId())));
    when(
        Reason.KEY_NOT_OF_PRINCIPAL,
        "one acts in the name of another",
        v -> ann(v).tries(v.olga().with(ANN.key()), RENAME));
    when(
        Reason.KEY_NOT_OF_PRINCIPAL,
        "one revokes the key of another",
        v -> ann(v).tries(ANN, new RevokeKey(v.olga().key().keyId())));
    when(
        Reason.KEY_REVOKED,
        "one acts with a revoked key",
        v -> revoked(v).tries(ANN.with(SPARE.key()), RENAME));
    when(
        Reason.KEY_REVOKED,
        "one revokes a key twice",
        v -> revoked(v).tries(ANN, new RevokeKey(SPARE.key().keyId())));
    when(
        Reason.KEY_PROOF_INVALID,
        "the key signed the id of another",
        v -> ann(v).tries(ANN, IdentityRulesTest.adding(SPARE.key(), BEN)));
    when(
        Reason.KEY_PROOF_INVALID,
        "another key signed",
        v ->
            ann(v)
                .tries(
                    ANN,
                    new AddKey(
                        SPARE.key().keyId(), IdentityRulesTest.adding(BEN.key(), ANN).proof())));
  }

  private void holdingKeys() {
    when(
        Reason.KEY_PROOF_INVALID,
        "the proof is no base64",
        v -> ann(v).tries(ANN, new AddKey(SPARE.key().keyId(), "A".repeat(21))));
    when(Reason.KEY_LIMIT, "one has had 20 keys", IdentityRefusals::addsTheTwentyFirstKey);
    when(
        Reason.LAST_KEY,
        "it is the only one in use",
        v -> revoked(v).tries(ANN, new RevokeKey(ANN.key().keyId())));
  }

  private void granting() {
    when(
        Reason.NOT_OPERATOR,
        "a member grants a role",
        v -> ann(v).tries(ANN, new GrantRole(ANN.id(), Role.OPERATOR)));
    when(
        Reason.NOT_OPERATOR,
        "a member withdraws a role",
        v -> ann(v).tries(ANN, new WithdrawRole(v.olga().id(), Role.OPERATOR)));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger is granted a role",
        v -> v.tries(v.olga(), new GrantRole(ANN.id(), Role.MEMBER)));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "a stranger loses a role",
        v -> v.tries(v.olga(), new WithdrawRole(ANN.id(), Role.MEMBER)));
    when(
        Reason.ROLE_HELD,
        "it is granted twice",
        v -> ann(v).tries(v.olga(), new GrantRole(ANN.id(), Role.MEMBER)));
    when(
        Reason.ROLE_NOT_HELD,
        "it was never granted",
        v -> ann(v).tries(v.olga(), new WithdrawRole(ANN.id(), Role.OPERATOR)));
    when(
        Reason.LAST_OPERATOR,
        "nobody else is one",
        v -> v.tries(v.olga(), new WithdrawRole(v.olga().id(), Role.OPERATOR)));
  }

  private void schedulingRules() {
    when(
        Reason.NOT_OPERATOR,
        "a member schedules rules",
        v -> ann(v).tries(ANN, new ScheduleRules(2, 100)));
    when(
        Reason.RULES_NOT_NEXT,
        "it skips a version",
        v -> v.tries(v.olga(), new ScheduleRules(3, 100)));
    when(
        Reason.HEIGHT_REACHED,
        "they are to begin at this very block",
        v -> v.tries(v.olga(), new ScheduleRules(2, v.nextHeight())));
  }

  private static Venue ann(Venue venue) {
    venue.does(ANN, REGISTER);
    return venue;
  }

  private static Venue spare(Venue venue) {
    ann(venue).does(ANN, IdentityRulesTest.adding(SPARE.key(), ANN));
    return venue;
  }

  private static Venue revoked(Venue venue) {
    spare(venue).does(ANN, new RevokeKey(SPARE.key().keyId()));
    return venue;
  }

  private static Outcome addsTheTwentyFirstKey(Venue venue) {
    ann(venue);
    for (int i = 1; i < 20; i++) {
      Person key = Person.of("key " + i);
      venue.does(ANN, IdentityRulesTest.adding(key.key(), ANN));
      venue.does(ANN, new RevokeKey(key.key().keyId()));
    }
    return venue.tries(ANN, IdentityRulesTest.adding(SPARE.key(), ANN));
  }
}
