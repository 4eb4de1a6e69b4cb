package tallystick.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Codec;
import tallystick.ledger.GrpcLedger;
import tallystick.server.access.TestMail;
import tallystick.server.fix.FixPassword;
import tallystick.server.fix.FixSessions;
import tallystick.server.oauth.TestProvider;
import tallystick.server.venue.KeyFile;

/// The one venue of a test run: every role of a real one, started when the first test asks for it
/// and stopped with the JVM. It is founded, knows dollars, and is otherwise empty.
public final class TestVenue {
  /// The money.
  public static final String USD = "USD";

  /// How long the whole of a body may take.
  public static final Duration BODY_TIME = Duration.ofSeconds(5);

  /// The password of all FIX sessions.
  public static final String FIX_PASSWORD = "open sesame, please";

  private final Path data;
  private final Web web;
  private final Someone operator;
  private final int fixPort;
  private final int mqttPort;
  private final GrpcLedger ledger;

  private TestVenue(
      Path data, Web web, Someone operator, int fixPort, int mqttPort, GrpcLedger ledger) {
    this.ledger = ledger;
    this.fixPort = fixPort;
    this.mqttPort = mqttPort;
    this.data = data;
    this.web = web;
    this.operator = operator;
  }

  private static final class Holder {
    private static final TestVenue ONE = start();
  }

  /// The venue, running.
  public static TestVenue get() {
    return Holder.ONE;
  }

  private static TestVenue start() {
    try {
      Path data = folder("tallystick-venue");
      System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
      var _ = TestLog.keyIn(data.resolve("ledger"));
      int fixPort = freePort();
      int port = freePort();
      Settings settings =
          new Settings(
              data,
              "127.0.0.1",
              port,
              Demo.NONE,
              true,
              EnumSet.allOf(Role.class),
              Settings.Ledger.OWN,
              "",
              "Test venue",
              data.resolve("web"),
              Settings.Rates.of(100_000, BODY_TIME),
              new Settings.Fix(fixPort, fixSessions(data)),
              Settings.Mqtt.OWN,
              new Settings.Access(
                  "https://venue.test",
                  Optional.empty(),
                  Optional.of(TestChain.get().uri()),
                  Optional.of(sanctions(data)),
                  Optional.empty()),
              Optional.empty(),
              false);
      Files.createDirectories(settings.web());
      Files.writeString(settings.web().resolve("index.html"), "<!doctype html><title>T</title>");
      TestProvider.get().configure(data);
      TestMail.get().configure(data);
      TestReceiver.get().configure(data, "http://127.0.0.1:" + port);
      Server server = Server.start(settings, line -> {});
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> {
                server.close();
                delete(data);
              }));
      Someone operator = Someone.of(KeyFile.read(data.resolve("operator.key")));
      Web web = new Web("http://127.0.0.1:" + server.port());
      web.does(operator.signs(new DefineAsset(USD, "US dollar", 2)));
      return new TestVenue(data, web, operator, fixPort, server.mqttPort(), server.ledger());
    } catch (IOException | InterruptedException | Embedded.Refused e) {
      throw new IllegalStateException(e);
    }
  }

  /// Some sessions, with a key each, and all with one password.
  private static Path fixSessions(Path data) throws IOException {
    String password = FixPassword.hash(FIX_PASSWORD);
    List<FixSessions.Entry> entries = new ArrayList<>();
    for (String client : List.of("ACME", "RIVAL")) {
      KeyFile.open(data.resolve(client + ".key"));
      entries.add(new FixSessions.Entry(client, password, client + ".key"));
    }
    Path file = data.resolve("fix-sessions.json");
    return Files.write(file, Codec.JSON.writeValueAsBytes(new FixSessions("VENUE", entries)));
  }

  /// A list of made-up names.
  private static Path sanctions(Path data) throws IOException {
    Path folder = Files.createDirectories(data.resolve("sanctions"));
    Files.writeString(
        folder.resolve("SDN.CSV"),
        """
        1,"ZORVATH, Belimir Kasper","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-\r
        """);
    return folder;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /// A folder that an unprivileged database may enter.
  public static Path folder(String name) throws IOException {
    return Files.createTempDirectory(
        name, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }

  /// Removes a folder with all that is in it.
  public static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : paths) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      System.err.println("could not remove " + folder + ": " + e);
    }
  }

  /// Where the role fix listens.
  public int fixPort() {
    return fixPort;
  }

  /// Where our MQTT broker listens.
  public int mqttPort() {
    return mqttPort;
  }

  /// Of a venue on another folder with the same pages: what a backup of this one was restored to.
  Settings restored(Path folder) {
    return new Settings(
        folder,
        "127.0.0.1",
        0,
        Demo.NONE,
        true,
        Role.USUAL,
        Settings.Ledger.OWN,
        "",
        "Another name",
        data.resolve("web"),
        Settings.Rates.of(100_000, Duration.ofSeconds(60)),
        Settings.Fix.NONE,
        Settings.Mqtt.OWN,
        Settings.Access.PLAIN,
        Optional.empty(),
        false);
  }

  public Path data() {
    return data;
  }

  /// What the venue writes to.
  public GrpcLedger ledger() {
    return ledger;
  }

  /// Where its database is.
  public String jdbcUrl() throws IOException {
    return Files.readString(data.resolve("postgres.jdbc")).strip();
  }

  public Web web() {
    return web;
  }

  public Someone operator() {
    return operator;
  }

  /// Somebody who registers now and is given some money.
  public Someone member(String name, long cents) throws IOException, InterruptedException {
    Someone member = Someone.fresh();
    web.does(member.signs(new RegisterPrincipal(name)));
    if (cents > 0) {
      web.does(operator.signs(new Issue(member.principal(), USD, cents, "")));
    }
    return member;
  }
}
