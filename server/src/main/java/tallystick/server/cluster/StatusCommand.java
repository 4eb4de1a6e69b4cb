package tallystick.server.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tallystick.kernel.Codec;
import tallystick.ledger.GrpcLedger;
import tools.jackson.core.JacksonException;

/// `./run status`: how the nodes of a ledger are. Ends with 0 if all serve and agree, else with 1.
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Tells how the nodes of a ledger are: who leads, how far each is, its root, its disk.",
      "Ends with 0 if all are well, else with 1."
    })
public final class StatusCommand implements Callable<Integer> {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int OK = 200;

  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      description = "a venue's gateway (default: http://127.0.0.1:8080)")
  private String url = "";

  @Option(
      names = "--ledger",
      paramLabel = "HOST:PORT,…",
      description = "nodes of the ledger, asked without a gateway")
  private String ledger = "";

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "tls.crt, tls.key, ca.crt for --ledger")
  private @Nullable Path keys;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LedgerNodes nodes = ledger.isEmpty() ? overHttp() : direct();
    if (json) {
      System.out.println(Codec.JSON.writeValueAsString(nodes));
    } else {
      print(nodes, System.out);
    }
    return nodes.items().stream().allMatch(node -> node.reachable() && node.stopped().isEmpty())
        ? 0
        : 1;
  }

  private LedgerNodes direct() throws IOException {
    try (GrpcLedger asked = keys == null ? GrpcLedger.at(ledger) : GrpcLedger.at(ledger, keys)) {
      return LedgerNodes.of(asked);
    }
  }

  private LedgerNodes overHttp() throws IOException, InterruptedException {
    String address = url.replaceAll("/+$", "") + "/v1/log/nodes";
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build();
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() != OK) {
        throw new IOException(url + " answers " + answer.statusCode());
      }
      return Codec.JSON.readValue(answer.body(), LedgerNodes.class);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException(url + " does not answer like a venue", e);
    }
  }

  /// Prints a table of the nodes.
  static void print(LedgerNodes nodes, PrintStream out) {
    out.printf(
        "%-8s %-9s %10s %7s  %-12s %8s %8s %9s %9s %8s%n",
        "node",
        "state",
        "height",
        "behind",
        "root",
        "replay",
        "check",
        "disk",
        "headroom",
        "clock");
    for (LedgerNodes.Item node : nodes.items()) {
      if (!node.reachable()) {
        out.printf("%-8s %-9s%n", node.id(), "down");
        continue;
      }
      out.printf(
          "%-8s %-9s %,10d %,7d  %-12s %,8d %8s %9s %,9d %,5d ms%n",
          node.id(),
          !node.stopped().isEmpty() ? "stopped" : node.leads() ? "leads" : "follows",
          node.height(),
          node.behind(),
          node.stateRoot().substring(0, Math.min(12, node.stateRoot().length())),
          node.replay(),
          age(node.checkpointAgeMillis()),
          bytes(node.diskFreeBytes()),
          node.room(),
          node.clockSkewMillis());
      if (!node.stopped().isEmpty()) {
        out.println("         " + node.stopped());
      }
    }
    out.println(
        nodes.cosigned().isEmpty()
            ? "The newest checkpoint is signed by the log alone."
            : "The newest checkpoint is cosigned by " + String.join(", ", nodes.cosigned()) + ".");
  }

  private static String age(long millis) {
    long seconds = millis / 1_000;
    return seconds < 120
        ? seconds + " s"
        : seconds < 7_200 ? seconds / 60 + " min" : seconds / 3_600 + " h";
  }

  private static String bytes(long count) {
    return count < 10L << 30 ? (count >> 20) + " MiB" : (count >> 30) + " GiB";
  }
}
