package tallystick.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/// A command of the command line, run in this process.
///
/// @param out the lines that it said
/// @param err the lines that it complained
public record CommandRun(int exit, List<String> out, List<String> err) {

  /// Runs `./run` with some arguments.
  public static CommandRun of(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, UTF_8));
      System.setErr(new PrintStream(complained, true, UTF_8));
      int exit = Main.run(args);
      return new CommandRun(exit, lines(said), lines(complained));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /// Runs `./run` with some arguments, and it ends well.
  public static CommandRun works(String... args) {
    CommandRun run = of(args);
    assertEquals(0, run.exit(), run::toString);
    return run;
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).lines().toList();
  }

  /// Everything that it said or complained.
  public List<String> all() {
    return Stream.concat(out.stream(), err.stream()).toList();
  }
}
