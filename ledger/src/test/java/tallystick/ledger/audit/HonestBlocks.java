package tallystick.ledger.audit;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
import tallystick.kernel.Rulebook;
import tallystick.kernel.SigningKey;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;
import tallystick.ledger.v1.WireEnvelope;

/// Blocks as the rules decide them, from a seed: single acts and lists of all lengths, accepted and
/// refused.
final class HonestBlocks {
  private static final long BEGINNING = 1_800_000_000_000L;
  private static final int MEMBERS = 6;

  private final List<WireBlock> blocks = new ArrayList<>();
  private final List<SigningKey> keys = new ArrayList<>();
  private final InMemoryState state = new InMemoryState();
  private final Rulebook rulebook;
  private final Execution execution;
  private final Dice dice;
  private Execution.Past past = Execution.Past.NOTHING;
  private long time = BEGINNING;

  HonestBlocks(long seed) {
    this(seed, Domains.rulebook());
  }

  HonestBlocks(long seed, Rulebook rulebook) {
    this.rulebook = rulebook;
    this.execution = new Execution(rulebook);
    this.dice = new Dice(seed);
    for (int i = 0; i <= MEMBERS; i++) {
      keys.add(SigningKey.fromSeed(dice.bytes32()));
    }
    List<Envelope> opening = new ArrayList<>();
    opening.add(sign(0, new FoundVenue("Test")));
    opening.add(sign(0, new DefineAsset("USD", "US dollar", 2)));
    for (int i = 1; i <= MEMBERS; i++) {
      opening.add(sign(i, new RegisterPrincipal("Member " + i)));
      opening.add(sign(0, new Issue(principal(i), "USD", 500, "")));
    }
    decide(opening);
  }

  /// Goes on until there are so many leaves at least.
  List<WireBlock> grow(long leaves) {
    while (past.size() < leaves) {
      List<Envelope> block = new ArrayList<>();
      for (int i = 1 + dice.below(6); i > 0; i--) {
        block.add(dice.chance(20) ? list() : sign(member(), transfer()));
      }
      decide(block);
    }
    return List.copyOf(blocks);
  }

  private Envelope list() {
    List<Transfer> many = new ArrayList<>();
    for (int i = 1 + dice.below(60); i > 0; i--) {
      many.add(transfer());
    }
    int who = member();
    return Envelope.sign(
        codec().payload(dice.id(), principal(who), time + 1000, dice.chance(50), many),
        keys.get(who));
  }

  private Transfer transfer() {
    return new Transfer(principal(member()), "USD", dice.between(1, 400), "");
  }

  private int member() {
    return 1 + dice.below(MEMBERS);
  }

  Envelope operator(Action action) {
    return sign(0, action);
  }

  /// Somebody registers under any key.
  Envelope registers(String key, UnaryOperator<byte[]> signing) {
    byte[] payload =
        codec()
            .payload(
                dice.id(), Ids.principalOf(key), time + 1000, new RegisterPrincipal("Somebody"));
    return new Envelope(payload, key, signing.apply(payload));
  }

  private Envelope sign(int who, Action action) {
    return Envelope.sign(
        codec().payload(dice.id(), principal(who), time + 1000, action), keys.get(who));
  }

  private Codec codec() {
    return rulebook.codec().forLog(TestLog.ORIGIN);
  }

  String principal(int who) {
    return Ids.principalOf(keys.get(who).keyId());
  }

  String key(int who) {
    return keys.get(who).keyId();
  }

  void decide(List<Envelope> envelopes) {
    time += dice.below(1000);
    List<Execution.Signed> signed =
        envelopes.stream().map(e -> new Execution.Signed(e, codec().payload(e.payload()))).toList();
    Executed executed = execution.execute(state, past, new Execution.Proposal(time, signed));
    state.apply(executed.changes());
    past = executed.next();
    WireBlock.Builder block =
        WireBlock.newBuilder()
            .setHeight(past.height())
            .setTime(past.time())
            .setStateRoot(ByteString.copyFrom(past.stateRoot()));
    for (int i = 0; i < signed.size(); i++) {
      Executed.Decided where = (Executed.Decided) executed.results().get(i);
      Decided.Builder decided =
          Decided.newBuilder()
              .setEnvelope(wire(envelopes.get(i)))
              .setId(signed.get(i).payload().id())
              .setBatch(signed.get(i).payload().batch());
      for (int part = 0; part < where.count(); part++) {
        decided.addOutcomes(
            ByteString.copyFrom(
                executed.block().orElseThrow().entries().get(where.first() + part).outcome()));
      }
      block.addDecided(decided);
    }
    blocks.add(block.build());
  }

  static WireEnvelope wire(Envelope envelope) {
    return WireEnvelope.newBuilder()
        .setPayload(ByteString.copyFrom(envelope.payload()))
        .setKey(envelope.key())
        .setSignature(ByteString.copyFrom(envelope.signature()))
        .build();
  }
}
