package tallystick.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;
import tallystick.ledger.Peer;
import tallystick.server.demo.DemoClock;
import tallystick.server.demo.DemoData;
import tallystick.server.postgres.EmbeddedPostgres;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// Fills in the addresses that the operator left open with what it starts itself: PostgreSQL and a
/// ledger of one node. The roles cannot tell the difference.
final class Embedded implements AutoCloseable {
  private final DemoClock clock = new DemoClock();
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable LedgerNode node;
  private String ledgerAddress;
  private String jdbcUrl;

  private Embedded(Settings settings) {
    this.ledgerAddress = settings.ledger().address();
    this.jdbcUrl = settings.postgres();
  }

  /// Starts what is missing, both at once.
  static Embedded start(Settings settings, Consumer<String> progress) throws Refused {
    Embedded embedded = new Embedded(settings);
    CompletableFuture<Void> database =
        settings.needsPostgres() && settings.postgres().isEmpty()
            ? CompletableFuture.runAsync(() -> embedded.startPostgres(settings, progress))
            : CompletableFuture.completedFuture(null);
    try {
      if (settings.has(Role.LEDGER)) {
        embedded.startLedger(settings);
      }
      database.join();
      return embedded;
    } catch (CompletionException | LedgerFault | IOException e) {
      var _ = database.handle((done, failure) -> null).join();
      embedded.close();
      Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw new Refused(String.valueOf(cause.getMessage()), cause);
    }
  }

  private void startPostgres(Settings settings, Consumer<String> progress) {
    try {
      postgres = EmbeddedPostgres.start(settings.data().resolve("postgres"), progress);
      jdbcUrl = postgres.jdbcUrl();
    } catch (StartException e) {
      throw new CompletionException(e);
    }
  }

  private void startLedger(Settings settings) throws IOException {
    Path folder = settings.data().resolve("ledger");
    if (settings.demo() != Demo.NONE
        && settings.ledger().peers().isEmpty()
        && !Files.exists(folder)) {
      DemoData.begin(clock);
    }
    NodeConfig config =
        settings.ledger().peers().isEmpty()
            ? NodeConfig.alone(folder)
            : oneOfSeveral(settings, folder);
    if (settings.ledger().port() >= 0) {
      config = config.listening(settings.ledger().port());
    }
    node = LedgerNode.start(config, Domains.rulebook(), clock);
    ledgerAddress = node.address();
  }

  private static NodeConfig oneOfSeveral(Settings settings, Path folder) throws IOException {
    Peer self =
        settings.ledger().peers().stream()
            .filter(peer -> peer.id().equals(settings.ledger().node()))
            .findFirst()
            .orElseThrow(
                () -> new IOException("--peers does not name " + settings.ledger().node()));
    int colon = self.ledger().lastIndexOf(':');
    InetSocketAddress socket =
        new InetSocketAddress(
            self.ledger().substring(0, colon),
            Integer.parseInt(self.ledger().substring(colon + 1)));
    Path keys = settings.ledger().keys().orElse(folder);
    return new NodeConfig(
        folder,
        keys,
        self.id(),
        settings.ledger().peers(),
        Optional.of(socket),
        settings.ledger().join());
  }

  /// Where the ledger is.
  String ledgerAddress() {
    return ledgerAddress;
  }

  /// Where PostgreSQL is.
  String jdbcUrl() {
    return jdbcUrl;
  }

  /// The clock that our ledger goes by.
  DemoClock clock() {
    return clock;
  }

  @Override
  public void close() {
    if (node != null) {
      node.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  /// Why nothing could be started, in one line for the operator.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
