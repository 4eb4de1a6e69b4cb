package tallystick.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tallystick.ledger.Peer;
import tallystick.server.access.TokenUri;
import tallystick.server.cli.ActCommand;
import tallystick.server.cli.AuditCommand;
import tallystick.server.cli.BackupCommand;
import tallystick.server.cli.ExportCommand;
import tallystick.server.cli.FixPasswordCommand;
import tallystick.server.cli.ImportCommand;
import tallystick.server.cli.KeyCommand;
import tallystick.server.cli.KeysCommand;
import tallystick.server.cli.MirrorCommand;
import tallystick.server.cli.MyDataCommand;
import tallystick.server.cli.NodeCommand;
import tallystick.server.cli.PersonKeysCommand;
import tallystick.server.cli.RestoreCommand;
import tallystick.server.cli.VerifyCommand;
import tallystick.server.cli.WitnessCommand;
import tallystick.server.cluster.ClusterCommand;
import tallystick.server.cluster.StatusCommand;
import tallystick.server.demo.DemoPeople;

/// The command line: without a subcommand it runs a venue.
@Command(
    name = "./run",
    mixinStandardHelpOptions = true,
    version = "Tallystick 0.1.0",
    description = "Runs a venue: every role in one process, unless told otherwise.",
    subcommands = {
      VerifyCommand.class,
      WitnessCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      ActCommand.class,
      KeyCommand.class,
      MyDataCommand.class,
      FixPasswordCommand.class,
      AuditCommand.class,
      MirrorCommand.class,
      KeysCommand.class,
      NodeCommand.class,
      BackupCommand.class,
      PersonKeysCommand.class,
      RestoreCommand.class,
      ClusterCommand.class,
      StatusCommand.class,
      Main.RebuildViews.class
    },
    footer = {
      "",
      "Further: ./run bench (measures this machine), ./run simulate (rules under random seeds).",
      "Each command has --help."
    })
final class Main implements Callable<Integer> {
  private static final Path NO_PATH = Path.of("");

  @Mixin private StorageOptions storage = new StorageOptions();

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "address to listen at")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port of HTTP; the next free one is taken if it is not (default: 8080)")
  private int port;

  @Option(
      names = "--demo",
      defaultValue = "LIVE",
      description =
          "what an empty venue becomes: live (a demo whose dealers go on), still, none"
              + " (default: live)")
  private Demo demo = Demo.LIVE;

  @Option(names = "--name", description = "what an empty venue is called")
  private String name = "";

  @Option(
      names = "--roles",
      split = ",",
      description =
          "what this process does: ledger, views, gateway, fix, devices (default: first three)")
  private Set<Role> roles = EnumSet.copyOf(Role.USUAL);

  @Option(
      names = "--ledger",
      paramLabel = "HOST:PORT,…",
      description = "a ledger elsewhere, for roles without one; all its nodes, if it has several")
  private String ledger = "";

  @Option(
      names = "--node",
      paramLabel = "ID",
      defaultValue = "n1",
      description = "which of the peers this node of the ledger is")
  private String node = "";

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "ID=HOST:RAFT:LEDGER,…",
      description = "the nodes that make up the ledger, this one included, with their two ports")
  private List<String> peers = List.of();

  @Option(
      names = "--found",
      description = "make an empty ledger of several nodes a venue, with this process' operator")
  private boolean found;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "this process' keys and certificates; ./run keys makes them")
  private Path keys = NO_PATH;

  @Option(
      names = "--join",
      description = "wait, with an empty folder, for ./run node add to let this node in")
  private boolean join;

  @Option(
      names = "--ledger-port",
      defaultValue = "-1",
      description = "serve our ledger to other processes at this port of the loopback interface")
  private int ledgerPort;

  @Mixin private RateOptions rates = new RateOptions();

  @Mixin private FixOptions fix = new FixOptions();

  @Mixin private MqttOptions mqtt = new MqttOptions();

  @Mixin private UploadOptions uploads = new UploadOptions();

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description =
          "where a proxy serves this venue, as https://venue.example; what it says in"
              + " X-Forwarded-For and -Proto is believed")
  private String origin = "";

  @Option(
      names = "--breached-passwords",
      paramLabel = "FILE",
      description = "passwords that nobody may take: sorted SHA-1 hashes, as docs/access.md says")
  private Path breached = NO_PATH;

  @Option(
      names = "--chain-rpc",
      paramLabel = "URL",
      description = "JSON-RPC of an Ethereum node, so that contract wallets sign in too (EIP-1271)")
  private @Nullable URI chain;

  @Option(
      names = "--sanctions",
      paramLabel = "DIR",
      description = "lists of sanctions by which names are screened, as docs/compliance.md says")
  private Path sanctions = NO_PATH;

  @Option(
      names = "--log-format",
      defaultValue = "TEXT",
      description = "form of the lines of server.log: text, json (default: text)")
  private LogFormat logFormat = LogFormat.TEXT;

  @Option(
      names = "--access-key",
      paramLabel = "URI",
      converter = TokenConverter.class,
      description =
          "the key-encryption key in a token (pkcs11:…) instead of the file access.key, as"
              + " docs/access.md says")
  private @Nullable TokenUri accessKey;

  @Option(names = "--attached", hidden = true, description = "end when standard input does")
  private boolean attached;

  @Option(names = "--web", hidden = true, defaultValue = "${sys:tallystick.web:-web/dist}")
  private Path web = Path.of("web/dist");

  /// The form of the venue's log.
  enum LogFormat {
    TEXT,
    JSON
  }

  /// Tells what is wrong with the address of a key.
  static final class TokenConverter implements CommandLine.ITypeConverter<TokenUri> {
    @Override
    public TokenUri convert(String text) {
      try {
        return TokenUri.parse(text);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }

  /// Starts, and answers for what the command line says.
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /// The same without ending the process; gives its exit code.
  static int run(String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      LoggerFactory.getLogger(Main.class).debug("{} failed", command.getCommandName(), failure);
      command.getErr().println(sentence(failure));
      return 1;
    });
    line.setParameterExceptionHandler((mistake, given) -> {
      CommandLine command = mistake.getCommandLine();
      command
          .getErr()
          .printf(
              "tallystick: %s; see %s --help%n",
              mistake.getMessage(), command.getCommandSpec().qualifiedName());
      return 2;
    });
    return line.execute(args);
  }

  private static String sentence(Throwable failure) {
    String message = failure.getMessage();
    return "tallystick: " + (message == null ? failure.toString() : message);
  }

  private Settings settings(boolean rebuild) {
    boolean founds = found || (roles.contains(Role.LEDGER) && peers.isEmpty());
    Demo filled = founds ? demo : Demo.NONE;
    String usual = filled == Demo.NONE ? "Tallystick" : DemoPeople.VENUE;
    String called = name.isEmpty() ? usual : name;
    return new Settings(
        storage.data(),
        host,
        port,
        filled,
        founds,
        roles,
        new Settings.Ledger(
            ledger, ledgerPort, node, peers.stream().map(Peer::parse).toList(), given(keys), join),
        storage.postgres(),
        called,
        web.toAbsolutePath(),
        rates.settings(),
        fix.settings(),
        mqtt.settings(),
        new Settings.Access(
            origin,
            given(breached),
            Optional.ofNullable(chain),
            given(sanctions),
            Optional.ofNullable(accessKey)),
        uploads.clamd(),
        rebuild);
  }

  private static Optional<Path> given(Path path) {
    return path.equals(NO_PATH) ? Optional.empty() : Optional.of(path.toAbsolutePath());
  }

  @Override
  public Integer call() throws Exception {
    if (!roles.contains(Role.LEDGER) && ledger.isEmpty()) {
      throw new IOException("without the role ledger, --ledger HOST:PORT says where one is");
    }
    storage.check(roles);
    if (roles.contains(Role.FIX)) {
      fix.check();
    }
    rates.check();
    mqtt.check();
    uploads.check();
    long began = System.nanoTime();
    Settings settings = settings(false);
    logTo(settings, logFormat);
    if (attached) {
      Thread.ofPlatform().daemon().name("attached").start(Main::endWithInput);
    }
    CountDownLatch stopping = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              stopping.countDown();
              await(stopped);
            }));
    try (Server server = Server.start(settings, line -> System.out.println("  " + line))) {
      new Banner(settings, server.port(), server.mqttPort()).print(System.nanoTime() - began);
      await(stopping);
      System.out.println("\nStopping: everything acknowledged is on disk.");
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  /// Whoever started us holds the other end of our input: when it is gone, so are we.
  private static void endWithInput() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said there.
      }
    } catch (IOException e) {
      // As good as the end.
    }
    System.exit(0);
  }

  /// Says where the log goes, before anybody writes a line of it.
  private static void logTo(Settings settings, LogFormat format) {
    // Spring would set up logging a second time, while others write.
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.setProperty("tallystick.log.format", format.name().toLowerCase(Locale.ROOT));
    System.setProperty("tallystick.log", settings.data().resolve("server.log").toString());
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Makes the views anew.
  @Command(
      name = "rebuild-views",
      mixinStandardHelpOptions = true,
      description =
          "Makes all tables that people read anew from the ledger; run it while the venue"
              + " is stopped.")
  static final class RebuildViews implements Callable<Integer> {
    @Mixin private StorageOptions storage = new StorageOptions();

    @Override
    public Integer call() throws Exception {
      Main main = new Main();
      main.storage = storage;
      main.demo = Demo.NONE;
      main.roles = EnumSet.of(Role.LEDGER, Role.VIEWS);
      storage.check(main.roles);
      Settings settings = main.settings(true);
      logTo(settings, LogFormat.TEXT);
      try (Server server = Server.start(settings, line -> System.out.println("  " + line))) {
        server.awaitViews(height -> System.out.printf("\r  rebuilt up to block %,d", height));
        System.out.println("\nThe views show every block of the ledger again.");
      }
      return 0;
    }
  }
}
