package tallystick.server.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tallystick.server.fix.FixPassword;

/// `./run fix-password`: hashes a password for the file of FIX sessions.
@Command(
    name = "fix-password",
    mixinStandardHelpOptions = true,
    description = "Reads a password from standard input and prints its hash for --fix-sessions.")
public final class FixPasswordCommand implements Callable<Integer> {
  private static final int MIN_CHARS = 12;

  @Override
  public Integer call() throws IOException {
    String password =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (password == null || password.length() < MIN_CHARS) {
      throw new IOException("a password of at least " + MIN_CHARS + " characters is needed");
    }
    System.out.println(FixPassword.hash(password));
    return 0;
  }
}
