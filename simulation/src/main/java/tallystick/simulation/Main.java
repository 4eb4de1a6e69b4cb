package tallystick.simulation;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tallystick.domains.Domains;

/// `./run simulate`: many lives of a venue, each from a seed. Ends with 0 if the auditors found
/// nothing, with 1 and the command that repeats it if they did.
@Command(
    name = "./run simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Lets a venue live under random seeds: nodes, clients and views in one thread, on a",
      "simulated clock, network and disks that fail, and audits everything. With --nodes 1 only",
      "the rules and the ledger's execution, which is faster."
    })
final class Main implements Callable<Integer> {
  private static final long PROGRESS_NANOS = 2_000_000_000L;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      defaultValue = "1..10",
      converter = Seeds.Reader.class,
      description = "the seeds, both included (default: 1..10)")
  private Seeds seeds = new Seeds(1, 10);

  @Option(names = "--seed", paramLabel = "N", description = "one seed only")
  private @Nullable Long seed;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "3",
      description = "1, 3 or 5 nodes (default: 3)")
  private int nodes;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "2m",
      converter = Duration.class,
      description = "simulated time of each life with faults, as 30s, 10m or 2h (default: 2m)")
  private long millis;

  @Option(
      names = "--acts",
      paramLabel = "N",
      defaultValue = "2000",
      description = "with --nodes 1, actions of each life (default: 2000)")
  private int acts;

  @Option(
      names = "--plant",
      paramLabel = "FLAW",
      defaultValue = "NONE",
      description = "a mistake to find: ${COMPLETION-CANDIDATES}")
  private Flaw flaw = Flaw.NONE;

  @Spec private @Nullable CommandSpec spec;

  /// Starts, and answers for what the command line says.
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() {
    if (nodes != 1 && nodes != 3 && nodes != 5) {
      throw new ParameterException(
          new CommandLine(spec == null ? CommandSpec.create() : spec), "--nodes is 1, 3 or 5");
    }
    Seeds range = seed == null ? seeds : new Seeds(seed, seed);
    return nodes == 1 ? alone(range) : together(range);
  }

  private int together(Seeds range) {
    Tally all = new Tally();
    long simulated = 0;
    long slowest = 0;
    long started = System.nanoTime();
    for (long one = range.from(); one <= range.to(); one++) {
      Cluster cluster = new Cluster(_ -> Domains.rulebook(), one, nodes, flaw);
      try {
        cluster.live(millis);
      } catch (RuntimeException e) {
        cluster.trace().forEach(System.out::println);
        return failed(e, one, "--nodes " + nodes + " --for " + Duration.text(millis) + plant());
      }
      all.add(cluster.tally());
      simulated += cluster.now();
      slowest = Math.max(slowest, cluster.recovery());
      long real = Math.max(1, (System.nanoTime() - started) / 1_000_000);
      System.out.printf(
          "seed %d of %d: %s, %,d times as fast as real time%n",
          one, range.to(), cluster.fingerprint(), simulated / real);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.println(all.deeds() + ".");
    System.out.println(all.faults() + ".");
    System.out.printf(
        "%,d lives of %d nodes, %,d simulated minutes in %.0f s, %,.0f actions/s; all well again"
            + " within %.1f simulated seconds: nothing found.%n",
        range.size(),
        nodes,
        simulated / 60_000,
        seconds,
        all.of(Tally.Deed.ACTIONS) / seconds,
        slowest / 1e3);
    return 0;
  }

  private String plant() {
    return flaw == Flaw.NONE ? "" : " --plant " + flaw;
  }

  private int alone(Seeds range) {
    Simulation.Counts all = new Simulation.Counts(0, 0, 0, 0, 0, 0);
    long started = System.nanoTime();
    long told = started;
    for (long one = range.from(); one <= range.to(); one++) {
      Simulation simulation = new Simulation(Domains.rulebook(), one);
      try {
        all = all.plus(simulation.live(acts));
      } catch (RuntimeException e) {
        return failed(e, one, "--nodes 1 --acts " + acts);
      }
      if (seed != null || System.nanoTime() - told > PROGRESS_NANOS) {
        told = System.nanoTime();
        System.out.println("seed " + one + " of " + range.to() + ": " + simulation.fingerprint());
      }
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    System.out.printf(
        "%,d lives, %,d blocks, %,d actions (%,d accepted), %,d repeats, %,d ids used twice,"
            + " %,d crashes in %.0f s, %,.0f actions/s: nothing found.%n",
        range.size(),
        all.blocks(),
        all.actions(),
        all.accepted(),
        all.repeated(),
        all.reused(),
        all.crashes(),
        seconds,
        all.actions() / seconds);
    return 0;
  }

  private static int failed(RuntimeException e, long seed, String how) {
    System.out.println("Seed " + seed + " failed: " + e.getMessage());
    if (!(e instanceof Violation)) {
      e.printStackTrace(System.out);
    }
    System.out.println("Repeat with ./run simulate --seed " + seed + " " + how);
    return 1;
  }
}
