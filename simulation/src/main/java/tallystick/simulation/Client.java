package tallystick.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Envelope;

/// One who has envelopes decided as a gateway does: at any node, with the same id at another one
/// when no answer comes, sometimes at two at once; and who then reads what it wrote. It remembers
/// what it was told.
final class Client implements Network.Party {
  private static final int THINK_MILLIS = 100;
  private static final int PATIENCE_MILLIS = 800;
  private static final int MAX_TRIES = 40;

  private final Deque<Envelope> wanted = new ArrayDeque<>();
  private final World world;
  private final Crowd crowd;
  private final List<Reader> readers;
  private final int address;
  private long calls;
  private @Nullable Envelope asked;
  private long firstCall;
  private int tries;
  private Message.@Nullable Read read;
  private long seen;
  private long answered;
  private boolean retiring;
  private boolean retired;

  Client(World world, Crowd crowd, List<Reader> readers) {
    this.world = world;
    this.crowd = crowd;
    this.readers = readers;
    this.address = world.network().connect(this);
    this.calls = address * 1_000_000_000L;
  }

  /// Begins with these.
  void start(List<Envelope> first) {
    wanted.addAll(first);
    think();
  }

  private void think() {
    asked = null;
    read = null;
    long millis = wanted.isEmpty() ? 1L + world.dice().below(THINK_MILLIS) : 1;
    world.scheduler().after(millis, this::begin);
  }

  private void begin() {
    if (retiring) {
      retired = true;
      return;
    }
    Envelope next = wanted.isEmpty() ? crowd.next(world.wallClock()) : wanted.removeFirst();
    if (next == null) {
      think();
      return;
    }
    world.tally().count(Tally.Deed.SUBMITTED);
    asked = next;
    firstCall = calls;
    tries = 0;
    submit(next);
    if (world.dice().chance(5)) {
      submit(next);
    }
  }

  private void submit(Envelope envelope) {
    long call = ++calls;
    tries++;
    int node = world.dice().below(world.nodes());
    world.network().send(address, node, new Message.Submit(call, envelope, false));
    world
        .scheduler()
        .after(
            PATIENCE_MILLIS,
            () -> {
              if (calls == call) {
                again(envelope);
              }
            });
  }

  private void again(Envelope envelope) {
    if (asked == null) {
      return;
    }
    if (tries == MAX_TRIES) {
      think();
      return;
    }
    world.tally().count(Tally.Deed.RETRIED);
    submit(envelope);
  }

  @Override
  public void receive(int from, Message message) {
    switch (message) {
      case Message.Answered(long call, Answer answer) -> {
        if (answer instanceof Answer.Receipt receipt) {
          world.promises().acknowledges(receipt);
        }
        if (call > firstCall) {
          hear(call, answer);
        }
      }
      case Message.Shown shown -> show(shown);
      default -> throw new IllegalStateException("not for a client: " + message);
    }
  }

  private void hear(long call, Answer answer) {
    Envelope about = asked;
    switch (answer) {
      case Answer.Receipt receipt -> {
        if (about != null) {
          world.tally().count(Tally.Deed.ACKNOWLEDGED);
          answered++;
          asked = null;
          look(receipt.height());
        }
      }
      case Answer.Refused _ -> {
        if (about != null) {
          answered++;
          think();
        }
      }
      case Answer.Unavailable() -> {
        if (about != null && call == calls) {
          int pause = 20 + world.dice().below(100);
          world
              .scheduler()
              .after(
                  pause,
                  () -> {
                    if (call == calls) {
                      again(about);
                    }
                  });
        }
      }
    }
  }

  /// Reads somebody's balance, no older than what was just written and what was read before.
  private void look(long height) {
    if (!wanted.isEmpty()) {
      think();
      return;
    }
    String owner = world.dice().pick(crowd.members());
    ask(new Message.Read(0, owner + "/USD", Math.max(seen, height)));
  }

  private void ask(Message.Read about) {
    Message.Read next = new Message.Read(++calls, about.account(), about.minHeight());
    read = next;
    world.network().send(address, world.dice().pick(readers).address(), next);
    world
        .scheduler()
        .after(
            PATIENCE_MILLIS,
            () -> {
              if (next.equals(read)) {
                ask(next);
              }
            });
  }

  private void show(Message.Shown shown) {
    Message.Read question = read;
    if (question != null && question.call() == shown.call()) {
      world.promises().shows(question, shown);
      world.tally().count(Tally.Deed.READS);
      seen = Math.max(seen, shown.height());
      think();
    }
  }

  /// Wants nothing more, once it has its answer.
  void retire() {
    retiring = true;
  }

  boolean isRetired() {
    return retired;
  }

  /// How many of its envelopes were answered for good.
  long answered() {
    return answered;
  }
}
