package tallystick.simulation;

import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tallystick.domains.Domains;

/// `./run simulate`: many lives of a venue, each from a seed. Ends with 0 if the auditors found
/// nothing, with 1 and the command that repeats it if they did.
@Command(
    name = "./run simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the rules and the ledger's execution under random seeds, with repeats, forgeries and",
      "crashes, and has every block audited."
    })
final class Main implements Callable<Integer> {
  private static final long PROGRESS_NANOS = 2_000_000_000L;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      defaultValue = "1..100",
      converter = Seeds.Reader.class,
      description = "the seeds, both included (default: 1..100)")
  private Seeds seeds = new Seeds(1, 100);

  @Option(names = "--seed", paramLabel = "N", description = "one seed only")
  private @Nullable Long seed;

  @Option(
      names = "--acts",
      paramLabel = "N",
      defaultValue = "2000",
      description = "actions of each life (default: 2000)")
  private int acts;

  /// From one number to another, both included.
  record Seeds(long from, long to) {
    static final class Reader implements ITypeConverter<Seeds> {
      private static final Pattern RANGE = Pattern.compile("(\\d{1,15})\\.\\.(\\d{1,15})");

      @Override
      public Seeds convert(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
          throw new TypeConversionException("two numbers are wanted, as 1..100");
        }
        return new Seeds(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
      }
    }
  }

  /// Starts, and answers for what the command line says.
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() {
    Seeds range = seed == null ? seeds : new Seeds(seed, seed);
    Simulation.Counts all = new Simulation.Counts(0, 0, 0, 0, 0, 0);
    long started = System.nanoTime();
    long told = started;
    for (long one = range.from; one <= range.to; one++) {
      Simulation simulation = new Simulation(Domains.rulebook(), one);
      try {
        all = all.plus(simulation.live(acts));
      } catch (RuntimeException e) {
        System.out.println("Seed " + one + " failed: " + e.getMessage());
        if (!(e instanceof Fault)) {
          e.printStackTrace(System.out);
        }
        System.out.println("Repeat with ./run simulate --seed " + one + " --acts " + acts);
        return 1;
      }
      if (seed != null || System.nanoTime() - told > PROGRESS_NANOS) {
        told = System.nanoTime();
        System.out.println("seed " + one + " of " + range.to + ": " + simulation.fingerprint());
      }
    }
    System.out.printf(
        "%,d lives, %,d blocks, %,d actions (%,d accepted), %,d repeats, %,d ids used twice,"
            + " %,d crashes in %.0f s: nothing found.%n",
        range.to - range.from + 1,
        all.blocks(),
        all.actions(),
        all.accepted(),
        all.repeated(),
        all.reused(),
        all.crashes(),
        (System.nanoTime() - started) / 1e9);
    return 0;
  }
}
