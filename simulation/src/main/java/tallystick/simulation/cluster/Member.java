package tallystick.simulation.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.Merkle;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.ledger.Head;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;

/// A client with an account, who does one thing after the other at whichever node answers, and
/// writes down what it saw.
final class Member {
  static final String ASSET = "USD";

  private static final long ATTEMPT_SECONDS = 2;
  private static final long READ_MILLIS = 500;
  private static final long PAUSE_MILLIS = 20;
  private static final long UNTIL_MILLIS = 60L * 60 * 1_000;
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;
  private static final int MAX_OPEN = 50;

  private final Codec codec = new Codec(Domains.ALL);
  private final int number;
  private final Dice dice;
  private final SigningKey key;
  private final Fleet fleet;
  private final History history;
  private final List<String> openHolds = new ArrayList<>();
  private List<String> others = List.of();
  private int node;
  private long known;
  private String wrote = "";
  private @Nullable Envelope last;

  Member(int number, Dice dice, Fleet fleet, History history) {
    this.number = number;
    this.dice = dice;
    this.key = SigningKey.fromSeed(dice.bytes32());
    this.fleet = fleet;
    this.history = history;
    this.node = number % fleet.size();
  }

  String principal() {
    return Ids.principalOf(key.keyId());
  }

  /// Tells it whom else there is.
  void meet(List<Member> all) {
    others = all.stream().map(Member::principal).filter(one -> !one.equals(principal())).toList();
  }

  /// Does one thing more.
  ///
  /// @param deadline after which it no longer waits for an answer, by [System#nanoTime]
  void step(long deadline) throws InterruptedException {
    int kind = dice.below(100);
    if (kind < 10) {
      read();
    } else if (kind < 13 && last != null) {
      // It did not believe the answer: the same envelope gets the same one.
      submit(last, false, deadline);
    } else {
      act(next(), dice.chance(10), deadline);
    }
  }

  private Action next() {
    String other = dice.pick(others);
    long amount = dice.between(1, 500);
    return switch (dice.below(10)) {
      case 0 -> new Transfer(other, ASSET, 1L << 50, "too much");
      case 1, 2 ->
          new PlaceHold(
              other,
              ASSET,
              amount,
              principal(),
              System.currentTimeMillis() + DAY_MILLIS,
              AtDeadline.RELEASE,
              "");
      case 3, 4 ->
          openHolds.isEmpty()
              ? new CaptureHold(dice.id())
              : new CaptureHold(openHolds.removeFirst());
      case 5 ->
          openHolds.isEmpty()
              ? new ReleaseHold(dice.id())
              : new ReleaseHold(openHolds.removeLast());
      default -> new Transfer(other, ASSET, amount, "");
    };
  }

  /// Signs an action and has it decided.
  ///
  /// @param impatient whether it gives up when the first attempt fails
  void act(Action action, boolean impatient, long deadline) throws InterruptedException {
    long until = System.currentTimeMillis() + UNTIL_MILLIS;
    byte[] payload = codec.forLog(fleet.origin()).payload(dice.id(), principal(), until, action);
    Receipt receipt = submit(Envelope.sign(payload, key), impatient, deadline);
    if (receipt != null
        && receipt.accepted()
        && action instanceof PlaceHold
        && openHolds.size() < MAX_OPEN) {
      openHolds.add(receipt.id());
    }
  }

  private @Nullable Receipt submit(Envelope envelope, boolean impatient, long deadline)
      throws InterruptedException {
    String id = codec.payload(envelope.payload()).actionId(0);
    long called = System.nanoTime();
    while (true) {
      try {
        Receipt receipt =
            client()
                .submit(envelope)
                .orTimeout(ATTEMPT_SECONDS, TimeUnit.SECONDS)
                .join()
                .getFirst();
        byte[] leaf = Merkle.leafHash(receipt.entry().leaf(receipt.height(), receipt.time()));
        history.add(
            new Op(number, id, called, System.nanoTime(), receipt.position(), leaf),
            receipt.height());
        known = Math.max(known, receipt.height());
        wrote = id;
        last = envelope;
        return receipt;
      } catch (CompletionException e) {
        if (e.getCause() instanceof LedgerFault fault && !fault.retryable()) {
          history.odd(id + " was refused at the door: " + fault.sentence());
          return null;
        }
        if (!(e.getCause() instanceof LedgerFault || e.getCause() instanceof TimeoutException)) {
          throw e;
        }
        node = (node + 1) % fleet.size();
        if (impatient || System.nanoTime() > deadline) {
          history.add(new Op(number, id, called, Long.MAX_VALUE, -1, new byte[0]), 0);
          return null;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  private LedgerClient client() {
    return fleet.client(node);
  }

  /// Looks at any node that has come as far as what it knows; not for longer than an attempt.
  private void read() throws InterruptedException {
    int at = dice.below(fleet.size());
    CompletableFuture<Optional<Read>> looking = new CompletableFuture<>();
    Thread looker = Thread.ofVirtual().start(() -> looking.complete(look(at)));
    try {
      looking
          .get(READ_MILLIS, TimeUnit.MILLISECONDS)
          .ifPresent(read -> {
            history.add(read);
            known = read.height();
          });
    } catch (ExecutionException | TimeoutException e) {
      // It does not answer; that is no answer to write down.
      looker.interrupt();
    }
  }

  private Optional<Read> look(int at) {
    LedgerClient ledger = fleet.client(at);
    try {
      Head head = ledger.head();
      while (head.height() < known) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        head = ledger.head();
      }
      long position =
          wrote.isEmpty()
              ? -1
              : ledger.receipts(wrote).stream().findFirst().map(Receipt::position).orElse(-1L);
      String name = fleet.name(at);
      return Optional.of(
          new Read(number, name, known, head.height(), head.stateRoot(), wrote, position));
    } catch (LedgerFault e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
