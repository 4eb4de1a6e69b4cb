package tallystick.simulation.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Block;
import tallystick.kernel.Dice;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;

/// One run: nodes start, members trade, mischief happens, everything heals, and the history is
/// checked against the logs of all nodes.
final class Torture {
  private static final int DISK_MEGABYTES = 96;
  private static final long SERVICE_SECONDS = 60;
  private static final long PURSE = 100_000;

  private final Plan plan;
  private final Consumer<String> progress;
  private final History history = new History();
  private final Map<Mischief, List<Long>> silences = new EnumMap<>(Mischief.class);
  private final List<String> findings = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Dice dice;
  private @Nullable SmallDisk disk;
  private long patience;

  /// @param mischief what may be done; each once in this order, then by chance until time is over
  record Plan(
      long seed, Duration length, int nodes, int members, List<Mischief> mischief, Path folder) {}

  /// What came of it.
  ///
  /// @param silences per mischief, the longest times without an answer to anybody, in milliseconds
  /// @param findings what is wrong; empty if nothing is
  record Result(
      long actions,
      long unanswered,
      long reads,
      long blocks,
      Map<Mischief, List<Long>> silences,
      List<String> findings) {}

  private Torture(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    this.dice = new Dice(plan.seed());
  }

  /// Runs a plan. The folder is left as it is at the end.
  static Result run(Plan plan, Consumer<String> progress) throws IOException, InterruptedException {
    return new Torture(plan, progress).run();
  }

  private Result run() throws IOException, InterruptedException {
    Files.createDirectories(plan.folder());
    try (Fleet fleet = new Fleet(plan.folder(), plan.nodes())) {
      mountDisk(fleet);
      fleet.start();
      int leader = fleet.awaitLeader(SERVICE_SECONDS);
      progress.accept(fleet.name(leader) + " leads; folder " + plan.folder());
      List<Thread> crowd = trade(fleet);
      torment(fleet);
      return finish(fleet, crowd);
    } finally {
      over.set(true);
      if (disk != null) {
        disk.close();
      }
    }
  }

  private void mountDisk(Fleet fleet) throws IOException, InterruptedException {
    if (!plan.mischief().contains(Mischief.FILL_DISK)) {
      return;
    }
    int last = plan.nodes() - 1;
    try {
      disk = SmallDisk.mount(plan.folder().resolve("small-disk"), DISK_MEGABYTES);
      fleet.moveData(last, disk.folder().resolve(fleet.name(last)));
    } catch (IOException e) {
      progress.accept("no full disk in this run: " + e.getMessage());
    }
  }

  /// Founds a venue with some money, and lets the members act, each on a thread.
  private List<Thread> trade(Fleet fleet) throws InterruptedException {
    long soon = System.nanoTime() + TimeUnit.SECONDS.toNanos(SERVICE_SECONDS);
    patience = soon + plan.length().toNanos() + TimeUnit.SECONDS.toNanos(10 * SERVICE_SECONDS);
    Member operator = new Member(0, dice, fleet, history);
    operator.act(new FoundVenue("Tortured venue"), false, soon);
    operator.act(new DefineAsset(Member.ASSET, "US dollar", 2), false, soon);
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= plan.members(); i++) {
      Member member = new Member(i, new Dice(plan.seed() * 1_000 + i), fleet, history);
      member.act(new RegisterPrincipal("Member " + i), false, soon);
      operator.act(new Issue(member.principal(), Member.ASSET, PURSE, ""), false, soon);
      members.add(member);
    }
    List<Thread> crowd = new ArrayList<>();
    for (Member member : members) {
      member.meet(members);
      crowd.add(Thread.ofPlatform().name("member").daemon().start(() -> live(member)));
    }
    return crowd;
  }

  private void live(Member member) {
    try {
      while (!over.get()) {
        member.step(patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      history.odd("a client saw " + e);
    }
  }

  private void torment(Fleet fleet) throws IOException, InterruptedException {
    long end = System.nanoTime() + plan.length().toNanos();
    Torment torment = new Torment(fleet, dice, disk);
    for (int round = 0; round < plan.mischief().size() || System.nanoTime() < end; round++) {
      Mischief mischief =
          round < plan.mischief().size() ? plan.mischief().get(round) : dice.pick(plan.mischief());
      if (mischief == Mischief.FILL_DISK && disk == null) {
        continue;
      }
      awaitAnswers(50);
      long began = System.nanoTime();
      String done = torment.inflict(mischief, () -> awaitAnswers(50));
      long silence = history.longestSilence(began, System.nanoTime());
      silences.computeIfAbsent(mischief, _ -> new ArrayList<>()).add(silence);
      progress.accept(
          "%-17s %s: %,d ms without an answer; %,d answered so far"
              .formatted(mischief, done, silence, history.answered()));
    }
  }

  /// Waits until so many more actions were answered: there is service.
  private void awaitAnswers(int count) throws IOException, InterruptedException {
    long wanted = history.answered() + count;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SERVICE_SECONDS);
    while (history.answered() < wanted) {
      if (System.nanoTime() > deadline) {
        throw new IOException("no service for " + SERVICE_SECONDS + " s; " + history.oddities());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private Result finish(Fleet fleet, List<Thread> crowd) throws IOException, InterruptedException {
    patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(SERVICE_SECONDS);
    over.set(true);
    for (Thread member : crowd) {
      member.join();
    }
    List<Block> log = compareLogs(fleet);
    findings.addAll(history.oddities());
    findings.addAll(HistoryCheck.of(log, history.ops(), history.reads()));
    long unanswered = history.ops().size() - history.answered();
    return new Result(
        history.answered(),
        unanswered,
        history.reads().size(),
        log.size(),
        silences,
        List.copyOf(findings));
  }

  /// Waits until all nodes have everything, and gives the log of the first.
  private List<Block> compareLogs(Fleet fleet) throws IOException, InterruptedException {
    long height = history.highest();
    List<Block> log = List.of();
    for (int node = 0; node < fleet.size(); node++) {
      if (!fleet.child(node).stopped().isEmpty()) {
        findings.add(fleet.name(node) + " " + fleet.child(node).stopped());
      }
      List<Block> its = fleet.log(node, height, SERVICE_SECONDS);
      if (node == 0) {
        log = its;
      }
      compare(fleet.name(node), log, its);
      Note note = Note.parse(fleet.client(node).head().note());
      findings.addAll(LogRoot.check(fleet.name(node), log, note));
    }
    return log;
  }

  private void compare(String node, List<Block> log, List<Block> its) {
    for (int i = 0; i < log.size(); i++) {
      Block one = log.get(i);
      Block other = its.get(i);
      if (!Arrays.equals(one.stateRoot(), other.stateRoot())
          || !Arrays.equals(leaves(one), leaves(other))) {
        findings.add(node + " has another block " + one.height() + " than the first node");
        return;
      }
    }
  }

  private static byte[] leaves(Block block) {
    byte[] all = Merkle.emptyRoot();
    for (var entry : block.entries()) {
      byte[] leaf = Merkle.leafHash(entry.leaf(block.height(), block.time()));
      all = Merkle.nodeHash(all, leaf);
    }
    return all;
  }
}
