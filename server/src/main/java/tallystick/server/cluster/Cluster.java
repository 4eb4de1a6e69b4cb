package tallystick.server.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tallystick.ledger.GrpcLedger;
import tallystick.ledger.KeyFolders;
import tallystick.server.Demo;

/// The processes of a cluster, from the first to the last moment.
final class Cluster implements AutoCloseable {
  private static final long LEADER_SECONDS = 90;
  private static final String GATEWAY = "gateway";

  private final Consumer<String> out;
  private final Layout layout;
  private final Path keys;
  private final List<Part> parts = new ArrayList<>();
  private final ControlSocket control;
  private final GrpcLedger ledger;
  private final Watch watch;

  /// What is wanted.
  ///
  /// @param port of HTTP, the next free one is taken if it is not
  record Plan(Path folder, int nodes, String host, int port, Demo demo) {}

  /// Starts the nodes, waits for a leader, and starts the gateway.
  Cluster(Plan plan, Consumer<String> out) throws IOException, InterruptedException {
    this.out = out;
    Files.createDirectories(plan.folder());
    control = new ControlSocket(plan.folder(), this::obey);
    layout = Layout.of(plan.folder(), plan.nodes());
    keys = plan.folder().resolve("keys");
    new KeyFolders(keys, Map.of(), _ -> {}).make(layout.names(), List.of(GATEWAY));
    for (String name : layout.names()) {
      parts.add(node(plan, name));
    }
    Part gateway = gateway(plan);
    parts.add(gateway);
    for (Part part : parts.subList(0, plan.nodes())) {
      var _ = part.start();
    }
    ledger = GrpcLedger.at(layout.ledgers(), keys.resolve(GATEWAY));
    watch = new Watch(ledger, this::tell);
    if (!watch.awaitLeader(LEADER_SECONDS)) {
      close();
      throw new IOException("no node leads after " + LEADER_SECONDS + " s; see the logs");
    }
    var _ = gateway.start();
    table(plan);
  }

  private Part node(Plan plan, String name) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--roles", "ledger", "--node", name, "--peers", layout.text()));
    arguments.addAll(List.of("--keys", keys.resolve(name).toString()));
    return new Part(name, plan.folder().resolve(name), arguments, this::tell);
  }

  private Part gateway(Plan plan) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--roles", "views,gateway", "--found", "--ledger", layout.ledgers()));
    arguments.addAll(List.of("--keys", keys.resolve(GATEWAY).toString()));
    arguments.addAll(List.of("--host", plan.host(), "--port", Integer.toString(plan.port())));
    arguments.addAll(List.of("--demo", plan.demo().name().toLowerCase(Locale.ROOT)));
    return new Part(GATEWAY, plan.folder().resolve(GATEWAY), arguments, this::tell);
  }

  private void table(Plan plan) {
    StringBuilder text = new StringBuilder("\n");
    text.append("  process       pid  raft  ledger  data and log\n");
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean node = i < plan.nodes();
      text.append(
          "  %-8s %8d  %4s  %6s  %s%n"
              .formatted(
                  part.name(),
                  part.pid(),
                  node ? layout.raftPort(i) : "",
                  node ? layout.ledgerPort(i) : "",
                  part.folder().resolve("server.log")));
    }
    String where = " --data " + plan.folder();
    text.append("\n  ./run status --ledger ").append(layout.ledgers());
    text.append(" --keys ").append(keys.resolve(GATEWAY)).append('\n');
    text.append("  ./run cluster kill n2").append(where).append('\n');
    text.append("  also: start, pause, resume. Ctrl-C stops all; the data stays.\n\n");
    say(text.toString());
  }

  private void tell(String line) {
    say(
        "%s  %s%n"
            .formatted(
                LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS), line));
  }

  private synchronized void say(String text) {
    out.accept(text);
  }

  /// Does what a line says, as `kill n2`.
  private String obey(String line) {
    String[] words = line.toLowerCase(Locale.ROOT).split(" ");
    for (Part part : parts) {
      if (words.length == 2 && part.name().equals(words[1])) {
        String answer = obey(part, words[0]);
        tell(answer);
        return answer;
      }
    }
    return "there is no such process: "
        + String.join(", ", parts.stream().map(Part::name).toList());
  }

  private static String obey(Part part, String verb) {
    try {
      return switch (verb) {
        case "kill" -> part.kill();
        case "start" -> part.start();
        case "pause" -> part.pause();
        case "resume" -> part.resume();
        default -> "kill, start, pause or resume is wanted";
      };
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /// Ends the gateway, then the nodes, all at once.
  @Override
  public void close() throws IOException, InterruptedException {
    control.close();
    watch.close();
    ledger.close();
    parts.getLast().stop();
    List<Thread> stopping = new ArrayList<>();
    for (Part part : parts) {
      stopping.add(Thread.ofVirtual().start(() -> stop(part)));
    }
    for (Thread one : stopping) {
      one.join();
    }
  }

  private static void stop(Part part) {
    try {
      part.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
