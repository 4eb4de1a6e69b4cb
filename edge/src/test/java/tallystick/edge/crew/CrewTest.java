package tallystick.edge.crew;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// Three agents with a real Raft group between them, over sockets.
class CrewTest {
  private static final String THRESHOLD = "0".repeat(32);
  private static final int ABSENT_MILLIS = 1_500;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir private Path folder;
  private final List<SigningKey> keys = new ArrayList<>();
  private final List<Peer> peers = new ArrayList<>();
  private final Map<Integer, Crew> crews = new TreeMap<>();
  private final Map<Integer, Map<String, String>> alarms = new ConcurrentHashMap<>();

  /// Who did what: `<agent>:<duty>`.
  private final BlockingQueue<String> deeds = new LinkedBlockingQueue<>();

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Crew.Standing> standings = new ConcurrentHashMap<>();
  private volatile int stuck = -1;

  @AfterEach
  void ends() throws IOException {
    for (Crew crew : crews.values()) {
      crew.close();
    }
  }

  private void names() throws IOException {
    for (int i = 0; i < 3; i++) {
      byte[] seed = new byte[32];
      seed[0] = (byte) i;
      keys.add(SigningKey.fromSeed(seed));
      alarms.put(i, new ConcurrentHashMap<>());
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        String agent = Ids.principalOf(keys.get(i).keyId());
        peers.add(new Peer(agent, "127.0.0.1", free.getLocalPort()));
      }
    }
  }

  private void begins() throws IOException {
    names();
    for (int i = 0; i < 3; i++) {
      starts(i);
    }
    awaits(0, board -> board.members().size() == 3);
  }

  private static String device(int agent) {
    return Integer.toString(agent + 1).repeat(32);
  }

  private void starts(int agent) throws IOException {
    Crew.Config config =
        new Crew.Config(
            "demo",
            folder.resolve("agent-" + agent),
            keys.get(agent),
            peers.get(agent).agent(),
            device(agent),
            peers,
            ABSENT_MILLIS);
    Crew crew = new Crew(config, hands(agent));
    crews.put(agent, crew);
    crew.start();
  }

  private Crew.Hands hands(int agent) {
    return new Crew.Hands() {
      @Override
      public List<String> commands() {
        return List.of("spare");
      }

      @Override
      public Plan plan() {
        // One of them alone has heard of the owner's plan.
        return agent == 0
            ? new Plan(
                1,
                List.of(
                    new Plan.Step(
                        THRESHOLD, "", "spare", "{}", List.of(device(2), device(1), device(0)))))
            : Plan.NONE;
      }

      @Override
      public Map<String, String> alarms() {
        return Map.copyOf(ringing(agent));
      }

      @Override
      public Crew.Result act(String duty, String command, String arguments) {
        if (agent == stuck) {
          // It dies in the middle: nothing more is heard of it.
          try {
            Thread.sleep(Long.MAX_VALUE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IllegalStateException("dead");
        }
        if (known.add(agent + ":" + duty)) {
          deeds.add(agent + ":" + duty);
        }
        return new Crew.Result(true, "{}");
      }

      @Override
      public void tell(Crew.Standing standing) {
        standings.put(agent, standing);
      }
    };
  }

  private void rings(int agent, String alarm) {
    ringing(agent).put(THRESHOLD, alarm);
    crew(agent).look();
  }

  private Crew crew(int agent) {
    return Objects.requireNonNull(crews.get(agent));
  }

  private Map<String, String> ringing(int agent) {
    return Objects.requireNonNull(alarms.get(agent));
  }

  private void awaits(int agent, Predicate<Board> so) {
    awaits(() -> so.test(crew(agent).board()), () -> crew(agent).board().toString());
  }

  /// Until whoever leads has heard of all three.
  private void awaitsAll() {
    awaits(
        () -> standings.values().stream().anyMatch(one -> one.present().size() == 3),
        standings::toString);
  }

  private static void awaits(BooleanSupplier so, Supplier<String> what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static List<Duty.Stage> stages(Board board) {
    return board.duties().stream().map(Duty::stage).toList();
  }

  private String deed() throws InterruptedException {
    String deed = deeds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return deed == null ? "nobody did anything" : deed;
  }

  /// Ends one without a word.
  private void dies(int agent) throws IOException {
    crew(agent).close();
    crews.remove(agent);
    standings.remove(agent);
  }

  @Test
  void an_alarm_is_handled_once_and_by_another_one_when_who_had_it_dies() throws Exception {
    begins();
    String first = "a".repeat(32);
    rings(0, first);
    assertEquals("2:" + first + ".1.1", deed());
    awaits(0, board -> stages(board).equals(List.of(Duty.Stage.DONE)));
    dies(2);
    String second = "b".repeat(32);
    rings(1, second);
    // It was given to the dead one, if the coordinator did not know yet.
    String deed = deed();
    assertTrue(deed.startsWith("1:" + second), deed);
    // It comes back, knows what was agreed on meanwhile, and does nothing about it.
    stuck = 2;
    starts(2);
    ringing(0).clear();
    String third = "c".repeat(32);
    awaits(2, board -> board.ringing().size() == 1 && board.past().size() == 1);
    // Else it is given to another one, who is heard of already.
    awaitsAll();
    rings(0, third);
    awaits(1, board -> stages(board).contains(Duty.Stage.BEGUN));
    dies(2);
    assertEquals("1:" + third + ".1.2", deed());
    assertTrue(deeds.isEmpty(), deeds::toString);
  }

  @Test
  void nobody_without_a_key_of_the_site_is_heard() throws Exception {
    names();
    starts(0);
    SigningKey stranger = SigningKey.generate();
    Peer at = peers.getFirst();
    Frame frame = new Frame((byte) 5, 1, "", at.agent(), new byte[] {1});
    isHungUpOn(at, frame.signed(stranger));
    byte[] forged = frame.signed(keys.get(1));
    forged[forged.length - 70] ^= 1;
    isHungUpOn(at, forged);
    isHungUpOn(at, new byte[] {0x7f, 0, 0, 0, 1, 2, 3});
    isHungUpOn(
        at, new Frame((byte) 5, 1, "", peers.get(2).agent(), new byte[0]).signed(keys.get(1)));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.port())) {
      socket.getOutputStream().write(frame.signed(keys.get(1)));
      Frame answer = Frame.read(new DataInputStream(socket.getInputStream()));
      assertEquals(at.agent(), answer.from());
    }
  }

  private static void isHungUpOn(Peer peer, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), peer.port())) {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      assertEquals(-1, socket.getInputStream().read());
    }
  }

  @Test
  void a_frame_is_whole_or_none() throws IOException {
    SigningKey key = SigningKey.generate();
    byte[] bytes = new Frame((byte) 1, 7, "", "1".repeat(32), new byte[100]).signed(key);
    assertEquals(
        Ids.principalOf(key.keyId()),
        Frame.read(new DataInputStream(new ByteArrayInputStream(bytes))).from());
    for (int i = 0; i < bytes.length; i++) {
      byte[] other = bytes.clone();
      other[i] ^= 1;
      assertThrows(
          IOException.class,
          () -> Frame.read(new DataInputStream(new ByteArrayInputStream(other))),
          "byte " + i);
    }
  }
}
