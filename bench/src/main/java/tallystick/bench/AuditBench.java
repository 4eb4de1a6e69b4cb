package tallystick.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
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
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;
import tallystick.ledger.audit.Auditor;
import tallystick.ledger.audit.LedgerSource;
import tallystick.ledger.audit.LogSource;
import tallystick.ledger.audit.Mirror;

/// How fast a log is checked: a node of its own decides transfers, one to an envelope, a mirror
/// keeps what it publishes, and the copy is audited without and with signatures.
final class AuditBench {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final int MEMBERS = 50;
  private static final int WAITING = 4_000;
  private static final double REFERENCE_SECONDS = 2;
  private static final int ROUNDS = 2;

  private final List<SigningKey> keys = new ArrayList<>();
  private final Dice dice = new Dice(3);
  private Codec codec = CODEC;

  /// Wall time and processor time of a piece of work on some actions.
  record Rate(double actionsPerSecond, double actionsPerCoreSecond) {
    static Rate of(long actions, Work work) throws IOException, InterruptedException {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = system.getProcessCpuTime();
      long began = System.nanoTime();
      work.run();
      double seconds = (System.nanoTime() - began) / 1e9;
      return new Rate(actions / seconds, actions * 1e9 / (system.getProcessCpuTime() - cpu));
    }
  }

  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /// @param live one node that decides them durably, in this process with those who ask
  /// @param without signatures
  /// @param with signatures
  /// @param checksPerSecond signature checks of all processors, and no more
  record Found(int actions, Rate live, Rate without, Rate with, double checksPerSecond) {
    @Override
    public String toString() {
      return """
      audit of %,d actions, one to an envelope, on %d cores (best of %d)

      |                              | actions/s | actions/s of one core's time |
      |------------------------------|----------:|-----------------------------:|
      | live: one node, durable      | %,9.0f | %,28.0f |
      | audit without signatures     | %,9.0f | %,28.0f |
      | audit with signatures        | %,9.0f | %,28.0f |
      | signature checks and no more | %,9.0f | |

      audit with signatures by bare checks: %.2f; without signatures by live: %.1f\
      """
          .formatted(
              actions,
              Runtime.getRuntime().availableProcessors(),
              ROUNDS,
              live.actionsPerSecond,
              live.actionsPerCoreSecond,
              without.actionsPerSecond,
              without.actionsPerCoreSecond,
              with.actionsPerSecond,
              with.actionsPerCoreSecond,
              checksPerSecond,
              with.actionsPerSecond / checksPerSecond,
              without.actionsPerSecond / live.actionsPerSecond);
    }
  }

  static Found run(int actions) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("tallystick-audit-bench");
    try {
      return new AuditBench().measure(folder, actions);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private Found measure(Path folder, int actions) throws IOException, InterruptedException {
    for (int i = 0; i <= MEMBERS; i++) {
      keys.add(SigningKey.fromSeed(dice.bytes32()));
    }
    Path copy = folder.resolve("copy");
    Rate live;
    VerifierKey key;
    List<Envelope> transfers;
    try (LedgerNode node =
        LedgerNode.start(NodeConfig.alone(folder.resolve("node")), Domains.rulebook())) {
      LedgerClient ledger = node.client();
      codec = CODEC.forLog(ledger.origin());
      submit(ledger, opening());
      Bench.say("signing " + actions + " transfers");
      transfers = transfers(actions);
      live = Rate.of(actions, () -> submit(ledger, transfers));
      key = VerifierKey.parse(ledger.head().vkey());
      Bench.say("mirroring");
      Mirror mirror = new Mirror(copy, new LedgerSource(ledger), n -> n.isSignedBy(key));
      var _ = mirror.follow(_ -> {});
    }
    Reference reference = new Reference(transfers.subList(0, Math.min(actions, 4_000)));
    audit(copy, key, true);
    Rate without = best(actions, copy, key, false);
    double before = reference.measure(REFERENCE_SECONDS).checksPerSecond();
    Rate with = best(actions, copy, key, true);
    double after = reference.measure(REFERENCE_SECONDS).checksPerSecond();
    return new Found(actions, live, without, with, (before + after) / 2);
  }

  private static Rate best(int actions, Path copy, VerifierKey key, boolean signatures)
      throws IOException, InterruptedException {
    Rate best = new Rate(0, 0);
    for (int i = 0; i < ROUNDS; i++) {
      Rate rate = Rate.of(actions, () -> audit(copy, key, signatures));
      best = rate.actionsPerSecond > best.actionsPerSecond ? rate : best;
    }
    return best;
  }

  private static void audit(Path copy, VerifierKey key, boolean signatures) throws IOException {
    Bench.say("auditing " + (signatures ? "with" : "without") + " signatures");
    Auditor.Options options =
        new Auditor.Options(
            note -> note.isSignedBy(key),
            signatures,
            Runtime.getRuntime().availableProcessors(),
            Optional.empty());
    try (LogSource source = LogSource.of(copy.toString())) {
      var _ = new Auditor(Domains.rulebook(), options).audit(source, Auditor.Told.NOBODY);
    }
  }

  private List<Envelope> opening() {
    List<Envelope> opening = new ArrayList<>();
    opening.add(sign(0, new FoundVenue("Bench")));
    opening.add(sign(0, new DefineAsset("USD", "US dollar", 2)));
    for (int i = 1; i <= MEMBERS; i++) {
      opening.add(sign(i, new RegisterPrincipal("Member " + i)));
    }
    for (int i = 1; i <= MEMBERS; i++) {
      opening.add(sign(0, new Issue(principal(i), "USD", 1_000_000_000, "")));
    }
    return opening;
  }

  private List<Envelope> transfers(int count) {
    List<Envelope> transfers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int from = 1 + dice.below(MEMBERS);
      int to = 1 + (from + dice.below(MEMBERS - 1)) % MEMBERS;
      transfers.add(sign(from, new Transfer(principal(to), "USD", dice.between(1, 100), "bench")));
    }
    return transfers;
  }

  private static void submit(LedgerClient ledger, List<Envelope> envelopes)
      throws InterruptedException {
    Semaphore places = new Semaphore(WAITING);
    List<CompletableFuture<?>> answers = new ArrayList<>(envelopes.size());
    for (Envelope envelope : envelopes) {
      places.acquire();
      answers.add(ledger.submit(envelope).whenComplete((_, _) -> places.release()));
    }
    answers.forEach(CompletableFuture::join);
  }

  private Envelope sign(int who, Action action) {
    long until = System.currentTimeMillis() + 3_600_000;
    byte[] payload = codec.payload(dice.id(), principal(who), until, action);
    return Envelope.sign(payload, keys.get(who));
  }

  private String principal(int who) {
    return Ids.principalOf(keys.get(who).keyId());
  }
}
