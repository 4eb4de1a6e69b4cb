package tallystick.server.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs small programs of the operating system and of PostgreSQL.
final class Commands {
  private Commands() {}

  /// A process to be started in a known environment: `PGPORT`, `LC_ALL` or `LD_PRELOAD` of the
  /// person at the terminal must not change what the server does.
  static ProcessBuilder prepare(List<String> command, File folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder);
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
    environment.clear();
    environment.putAll(Map.of("PATH", path, "LC_ALL", "C", "TZ", "UTC"));
    return builder.redirectErrorStream(true);
  }

  static boolean works(String... command) {
    return works(List.of(), command);
  }

  /// Whether the command is there and ends with success.
  static boolean works(List<String> prefix, String... command) {
    var whole = new ArrayList<String>(prefix);
    whole.addAll(List.of(command));
    try {
      return prepare(whole, new File("/"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Sends a signal by its name. Java itself knows only TERM, at which PostgreSQL waits for its
  /// clients to leave, and KILL.
  static void signal(long pid, String name) {
    try {
      // The shell has `kill` built in; a program of that name is missing from small images. The
      // result does not matter: whoever signals looks afterwards whether the process is gone.
      prepare(List.of("sh", "-c", "kill -" + name + " " + pid), new File("/"))
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
