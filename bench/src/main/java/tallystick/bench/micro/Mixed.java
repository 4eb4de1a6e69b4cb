package tallystick.bench.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Block;
import tallystick.kernel.Dice;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;
import tallystick.ledger.Executed;
import tallystick.ledger.Execution;
import tallystick.ledger.Execution.Past;
import tallystick.ledger.Execution.Proposal;

/// The acts that the workloads of all rooms think of, recorded once, in blocks of ten.
final class Mixed {
  private static final int MEMBERS = 20;
  private static final int BLOCK = 10;
  private static final long MINUTE_MILLIS = 60_000;

  private final Execution execution = new Execution(Domains.rulebook());
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<Workload> workloads =
      Domains.ALL.stream().map(room -> room.workload()).toList();
  private final Map<String, SigningKey> keys = new TreeMap<>();
  private final Dice dice = new Dice(7);
  private final InMemoryState state = new InMemoryState();
  private Past past = Past.NOTHING;
  private long time = Signed.TIME;

  Mixed(int acts) {
    String operator = person();
    List<String> members = new ArrayList<>();
    List<Execution.Signed> setup = new ArrayList<>();
    setup.add(sign(operator, new FoundVenue("Bench")));
    setup.add(sign(operator, new DefineAsset("USD", "US dollar", 2)));
    for (int i = 0; i < MEMBERS; i++) {
      String member = person();
      members.add(member);
      setup.add(sign(member, new RegisterPrincipal("Member " + i)));
      setup.add(sign(operator, new Issue(member, "USD", 1_000_000, "")));
    }
    record(setup);
    Workload.Cast cast = new Workload.Cast(operator, members);
    for (int done = 0; done < acts; done += BLOCK) {
      time += dice.below(60) * MINUTE_MILLIS;
      List<Execution.Signed> block = new ArrayList<>();
      while (block.size() < BLOCK) {
        Workload.Intent intent = dice.pick(workloads).next(dice, cast, time);
        if (intent != null && intent.key() == null) {
          block.add(sign(intent.by(), intent.action()));
        }
      }
      record(block);
    }
  }

  /// Decides all of it again, over an empty state.
  List<Executed> replay() {
    InMemoryState fresh = new InMemoryState();
    List<Executed> done = new ArrayList<>(proposals.size());
    Past at = Past.NOTHING;
    for (Proposal proposal : proposals) {
      Executed executed = execution.execute(fresh, at, proposal);
      fresh.apply(executed.changes());
      at = executed.next();
      done.add(executed);
    }
    return done;
  }

  private void record(List<Execution.Signed> envelopes) {
    Proposal proposal = new Proposal(time, envelopes);
    proposals.add(proposal);
    Executed executed = execution.execute(state, past, proposal);
    state.apply(executed.changes());
    past = executed.next();
    executed.block().ifPresent(this::show);
  }

  private void show(Block block) {
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      long position = block.firstPosition() + i;
      int sequence = 0;
      for (Event event : Signed.CODEC.outcome(entry.outcome()).events()) {
        At at = new At(block.height(), block.time(), position, sequence++, entry.id(), "");
        workloads.forEach(workload -> workload.saw(event, at));
      }
    }
  }

  private String person() {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    String principal = Ids.principalOf(key.keyId());
    keys.put(principal, key);
    return principal;
  }

  private Execution.Signed sign(String by, Action action) {
    SigningKey key = keys.get(by);
    if (key == null) {
      throw new IllegalStateException("nobody is " + by);
    }
    byte[] payload = Signed.CODEC.payload(dice.id(), by, time + MINUTE_MILLIS, action);
    return new Execution.Signed(Envelope.sign(payload, key), Signed.CODEC.payload(payload));
  }
}
