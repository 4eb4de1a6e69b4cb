package tallystick.server;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import tallystick.server.demo.DemoPeople;

/// What the operator reads once everything runs.
final class Banner {
  private final Settings settings;
  private final int port;

  Banner(Settings settings, int port) {
    this.settings = settings;
    this.port = port;
  }

  void print(long nanos) {
    PrintStream out = System.out;
    Duration took = Duration.ofNanos(nanos);
    out.println();
    out.printf("Tallystick runs (started in %.1f s).%n%n", took.toMillis() / 1e3);
    if (port >= 0) {
      out.printf("  open      http://%s:%d%n", settings.host(), port);
      out.printf("  the API   http://%s:%d/docs%n", settings.host(), port);
    }
    out.printf("  data      %s%n", settings.data());
    out.println("  a receipt ./run verify FILE" + where());
    if (settings.demo() && port >= 0) {
      out.println();
      out.println("  Become one of these with a click (\"Become someone\"), or come as yourself:");
      people(out, "seller", "sellers");
      people(out, "buyer", "buyers ");
    }
    out.println();
    out.println("Ctrl-C stops it; the data stays.");
    out.flush();
  }

  private String where() {
    boolean usual = settings.data().getFileName().toString().equals("data");
    return usual ? "" : " --data " + settings.data();
  }

  private static void people(PrintStream out, String role, String label) {
    List<String> names =
        DemoPeople.listed().stream().filter(p -> p.role().equals(role)).map(p -> p.name()).toList();
    out.printf("  %s   %s%n", label, String.join(", ", names));
  }
}
