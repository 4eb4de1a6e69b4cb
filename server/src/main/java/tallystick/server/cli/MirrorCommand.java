package tallystick.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.kernel.Policy;
import tallystick.ledger.audit.LogSource;
import tallystick.ledger.audit.Mirror;
import tallystick.ledger.audit.MirrorServer;

/// `./run mirror WHERE DIR`: keeps a copy of a log, and serves it.
@Command(
    name = "mirror",
    mixinStandardHelpOptions = true,
    description = {
      "Follows a log: keeps its files in a folder, each proved to be in the signed tree before it",
      "is kept, and serves them under the same paths. A kill at any moment does no harm.",
      "Ends with 1 if the log forked; both checkpoints are kept then."
    })
public final class MirrorCommand implements Callable<Integer> {
  private static final long MAX_SECONDS = 86_400;
  private static final long MILLIS = 1_000;
  private static final int UNREAD = 2;

  @Parameters(index = "0", paramLabel = "WHERE", description = "a venue or another mirror")
  private String where = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "the folder of the copy")
  private Path folder = Path.of("");

  @Mixin private LogTrust trust = new LogTrust();

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "serve the copy at this port of the loopback interface, 0 for a free one")
  private @Nullable Integer port;

  @Option(names = "--host", paramLabel = "ADDRESS", description = "serve it at another address")
  private String host = InetAddress.getLoopbackAddress().getHostAddress();

  @Option(names = "--once", description = "stop when the copy has come to the newest checkpoint")
  private boolean once;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "how long to wait before it looks again (default: 1)")
  private long everySeconds;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (everySeconds < 1 || everySeconds > MAX_SECONDS) {
      throw new IOException("--every is 1 to " + MAX_SECONDS + " seconds");
    }
    try (LogSource source = LogSource.of(where)) {
      Path known = folder.resolve(LogSource.KEY);
      // The first look settles which log it is; later ones do not ask again.
      Policy trusted =
          trust.isBlind() && Files.exists(known)
              ? Policy.of(LogTrust.parse(Files.readString(known)))
              : trust.policy(source);
      Mirror mirror = new Mirror(folder, source, LogTrust.by(trusted));
      mirror.keepKey(LogTrust.keyOf(trusted).text());
      try (AutoCloseable _ = serve()) {
        return follow(mirror);
      }
    } catch (Mirror.Forked e) {
      System.out.println("FORKED: " + e.getMessage());
      return 1;
    } catch (IOException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private AutoCloseable serve() throws IOException {
    Integer at = port;
    if (at == null) {
      return () -> {};
    }
    // What a slow or idle client may hold up, in seconds: for the JDK's server.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "60");
    MirrorServer server = new MirrorServer(folder, new InetSocketAddress(host, at));
    System.out.println("serving http://" + host + ":" + server.port() + "/log/checkpoint");
    return server;
  }

  private int follow(Mirror mirror) throws IOException, InterruptedException {
    String trouble = "";
    while (true) {
      try {
        if (mirror.follow(_ -> {})) {
          System.out.printf("%,d actions are kept and proved%n", mirror.size());
        }
        trouble = "";
      } catch (Mirror.Forked e) {
        throw e;
      } catch (IOException e) {
        // Said once, not every second; nothing that was not proved is kept.
        if (!trouble.equals(String.valueOf(e.getMessage()))) {
          trouble = String.valueOf(e.getMessage());
          System.out.println("nothing was kept: " + trouble);
        }
      }
      if (once) {
        return trouble.isEmpty() ? 0 : UNREAD;
      }
      Thread.sleep(everySeconds * MILLIS);
    }
  }
}
