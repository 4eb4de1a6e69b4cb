package tallystick.server;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tallystick.server.demo.DemoPeople;
import tallystick.server.gateway.Network;

/// What the operator reads once everything runs.
final class Banner {
  private final Settings settings;
  private final int port;
  private final int mqttPort;

  Banner(Settings settings, int port, int mqttPort) {
    this.settings = settings;
    this.port = port;
    this.mqttPort = mqttPort;
  }

  void print(long nanos) {
    PrintStream out = System.out;
    Duration took = Duration.ofNanos(nanos);
    out.println();
    out.printf("Tallystick runs (started in %.1f s).%n%n", took.toMillis() / 1e3);
    if (port >= 0) {
      out.printf("  open      %s%n", address(settings.host(), port));
      out.printf("  the API   %s/docs%n", address(settings.host(), port));
    }
    if (mqttPort >= 0) {
      String scheme = settings.mqtt().keys().isPresent() ? "mqtts" : "mqtt";
      out.printf("  MQTT      %s://%s:%d%n", scheme, settings.host(), mqttPort);
    }
    out.printf("  data      %s%n", settings.data());
    out.println("  a receipt ./run verify FILE" + where());
    if (settings.demo() != Demo.NONE && port >= 0) {
      out.println();
      out.println("  Become one of these with a click (\"Become someone\"), or come as yourself:");
      people(out);
    }
    out.println();
    out.println("Ctrl-C stops it; the data stays.");
    out.flush();
  }

  /// Where a browser finds the pages. This machine is called by its name, for passkeys belong to
  /// one, and an address of numbers is none.
  static String address(String host, int port) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return "http://%s:%d".formatted(Network.isLoopback(host) ? "localhost" : shown, port);
  }

  private String where() {
    boolean usual = settings.data().getFileName().toString().equals("data");
    return usual ? "" : " --data " + settings.data();
  }

  /// The demo people by what they do, in the order of their list.
  private static void people(PrintStream out) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (DemoPeople.Person person : DemoPeople.listed()) {
      names.computeIfAbsent(person.role(), role -> new ArrayList<>()).add(person.name());
    }
    names.forEach((role, all) -> out.printf("  %-9s %s%n", role, String.join(", ", all)));
  }
}
