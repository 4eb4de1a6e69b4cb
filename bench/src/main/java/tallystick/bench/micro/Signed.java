package tallystick.bench.micro;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.SigningKey;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.Execution.Past;
import tallystick.ledger.Execution.Proposal;

/// A venue in memory with a hundred members who have money; the same for every benchmark.
final class Signed {
  static final long TIME = 1_800_000_000_000L;
  static final Codec CODEC = new Codec(Domains.ALL).forLog("tallystick/bench");

  private static final int MEMBERS = 100;
  private static final String ASSET = "USD";

  final InMemoryState state = new InMemoryState();
  final Execution execution = new Execution(Domains.rulebook());
  private final Dice dice = new Dice(1);
  private final List<SigningKey> keys = new ArrayList<>();
  private Past past = Past.NOTHING;

  Signed() {
    for (int i = 0; i <= MEMBERS; i++) {
      keys.add(SigningKey.fromSeed(dice.bytes32()));
    }
    List<Execution.Signed> setup = new ArrayList<>();
    setup.add(by(0, new FoundVenue("Bench")));
    setup.add(by(0, new DefineAsset(ASSET, "US dollar", 2)));
    for (int i = 1; i <= MEMBERS; i++) {
      setup.add(by(i, new RegisterPrincipal("Member " + i)));
      setup.add(by(0, new Issue(principal(i), ASSET, 1_000_000_000, "")));
    }
    Executed done = execution.execute(state, past, new Proposal(TIME, setup));
    state.apply(done.changes());
    past = done.next();
  }

  Past past() {
    return past;
  }

  /// A transfer between members.
  Execution.Signed transfer() {
    int from = 1 + dice.below(MEMBERS);
    int to = 1 + (from + dice.below(MEMBERS - 1)) % MEMBERS;
    return by(from, new Transfer(principal(to), ASSET, dice.between(1, 100), "bench"));
  }

  /// Many transfers under one signature.
  Execution.Signed transfers(int count) {
    int from = 1 + dice.below(MEMBERS);
    List<Transfer> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int to = 1 + (from + dice.below(MEMBERS - 1)) % MEMBERS;
      list.add(new Transfer(principal(to), ASSET, dice.between(1, 100), "bench"));
    }
    return sign(from, CODEC.payload(dice.id(), principal(from), until(), true, list));
  }

  private Execution.Signed by(int who, Action action) {
    return sign(who, CODEC.payload(dice.id(), principal(who), until(), action));
  }

  private Execution.Signed sign(int who, byte[] payload) {
    return new Execution.Signed(Envelope.sign(payload, keys.get(who)), CODEC.payload(payload));
  }

  private String principal(int who) {
    return Ids.principalOf(keys.get(who).keyId());
  }

  private static long until() {
    return TIME + 60_000;
  }
}
