package tallystick.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.server.venue.KeyFile;

/// The one venue of a test run: every role of a real one, started when the first test asks for it
/// and stopped with the JVM. It is founded, knows dollars, and is otherwise empty.
public final class TestVenue {
  /// The money.
  public static final String USD = "USD";

  private final Path data;
  private final Web web;
  private final Someone operator;

  private TestVenue(Path data, Web web, Someone operator) {
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
      Settings settings =
          new Settings(
              data,
              "127.0.0.1",
              0,
              false,
              true,
              EnumSet.allOf(Role.class),
              Settings.Ledger.OWN,
              "",
              "Test venue",
              data.resolve("web"),
              false);
      Files.createDirectories(settings.web());
      Files.writeString(settings.web().resolve("index.html"), "<!doctype html><title>T</title>");
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
      return new TestVenue(data, web, operator);
    } catch (IOException | InterruptedException | Embedded.Refused e) {
      throw new IllegalStateException(e);
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

  public Path data() {
    return data;
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
