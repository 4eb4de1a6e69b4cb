package tallystick.simulation;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tallystick.domains.Domains;
import tallystick.kernel.Block;
import tallystick.kernel.Dice;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Event;
import tallystick.kernel.Rulebook;
import tallystick.ledger.Executed;
import tallystick.ledger.v1.WireBlock;

/// `./run golden DIR`: makes the golden log of the newest rules, once. It never replaces one.
@Command(
    name = "./run golden",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the golden log of the newest version of the rules, which every later program must",
      "decide in the same way. Run it once for a new version, and commit what it made."
    })
final class MakeGolden implements Callable<Integer> {
  private static final long BEGINNING = 1_800_000_000_000L;
  private static final long SEED = 20_261_121;
  private static final int ACTIONS = 900;
  private static final int LARGEST_BLOCK = 20;

  @Parameters(
      paramLabel = "DIR",
      defaultValue = "simulation/golden",
      description = "where golden logs are (default: simulation/golden)")
  private Path folder = Path.of("simulation/golden");

  /// Starts, and answers for what the command line says.
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new MakeGolden());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println("tallystick: " + failure.getMessage());
      return 1;
    });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Rulebook rulebook = Domains.rulebook();
    Path file = folder.resolve("rules-" + rulebook.versions() + ".log.gz");
    List<WireBlock> blocks = blocks(rulebook);
    try {
      GoldenLog.write(Files.createDirectories(folder).resolve(file.getFileName()), blocks);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          file
              + " is there: the rules of a version never change. Raise Domains.RULES for new ones.",
          e);
    }
    WireBlock last = blocks.getLast();
    System.out.printf(
        "%s: %,d blocks, state root %s%n",
        file, last.getHeight(), HexFormat.of().formatHex(last.getStateRoot().toByteArray()));
    return 0;
  }

  /// A life of a venue under the newest rules, which are scheduled one after the other first.
  static List<WireBlock> blocks(Rulebook rulebook) {
    Dice dice = new Dice(SEED);
    Crowd crowd = new Crowd(dice, rulebook.domains(), rulebook.codec());
    BareNode node = new BareNode(rulebook);
    List<WireBlock> blocks = new ArrayList<>();
    long time = BEGINNING;
    take(node, crowd, rulebook, time, crowd.opening(time), blocks);
    for (int version = 2; version <= rulebook.versions(); version++) {
      List<Envelope> next = List.of(crowd.schedule(version, node.past().height() + 2, time));
      take(node, crowd, rulebook, time, next, blocks);
    }
    while (node.past().size() < ACTIONS) {
      time += dice.below(600_000);
      List<Envelope> batch = new ArrayList<>();
      for (int i = 1 + dice.below(LARGEST_BLOCK); i > 0; i--) {
        Envelope envelope = crowd.next(time);
        if (envelope != null) {
          batch.add(envelope);
        }
      }
      take(node, crowd, rulebook, time, batch, blocks);
    }
    return blocks;
  }

  private static void take(
      BareNode node,
      Crowd crowd,
      Rulebook rulebook,
      long time,
      List<Envelope> batch,
      List<WireBlock> blocks) {
    Executed executed = node.take(time, batch);
    if (executed.block().isEmpty()) {
      return;
    }
    Block block = executed.block().get();
    blocks.add(GoldenLog.wire(block));
    List<List<Event>> events = new ArrayList<>();
    for (Entry entry : block.entries()) {
      events.add(rulebook.codec().outcome(entry.outcome()).events());
    }
    crowd.saw(block, events);
  }
}
