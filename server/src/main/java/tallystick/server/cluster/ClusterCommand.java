package tallystick.server.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.server.Demo;

/// `./run cluster`: several ledger nodes and a gateway on this machine.
@Command(
    name = "cluster",
    mixinStandardHelpOptions = true,
    description = "Runs ledger nodes and a gateway as processes of this machine, to be broken.")
public final class ClusterCommand implements Callable<Integer> {
  @Option(names = "--nodes", paramLabel = "3|5", defaultValue = "3", description = "how many nodes")
  private int nodes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "cluster",
      description = "the folder that keeps everything (default: cluster)")
  private Path data = Path.of("cluster");

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "address of HTTP")
  private String host = "";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "port of HTTP; the next free one is taken if it is not (default: 8080)")
  private int port;

  @Option(
      names = "--demo",
      defaultValue = "LIVE",
      description = "what an empty venue becomes: live, still, none (default: live)")
  private Demo demo = Demo.LIVE;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (nodes != 3 && nodes != 5) {
      throw new IOException("3 or 5 nodes are wanted: they survive the loss of 1 or 2");
    }
    CountDownLatch stopping = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              stopping.countDown();
              await(stopped);
            }));
    Path folder = data.toAbsolutePath().normalize();
    System.out.println("Starting " + nodes + " nodes and a gateway in " + folder + " …");
    var plan = new Cluster.Plan(folder, nodes, host, port, demo);
    try (Cluster _ = new Cluster(plan, ClusterCommand::say)) {
      await(stopping);
      System.out.println("\nStopping all: everything acknowledged is on disk.");
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private static void say(String text) {
    System.out.print(text);
    System.out.flush();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int send(String verb, String name, Path data) throws IOException {
    System.out.println(ControlSocket.send(data.toAbsolutePath().normalize(), verb + " " + name));
    return 0;
  }

  @Command(
      name = "kill",
      mixinStandardHelpOptions = true,
      description = "Ends a process of a running cluster without warning (SIGKILL).")
  int kill(
      @Parameters(paramLabel = "NAME", description = "n1, n2, … or gateway") String name,
      @Option(names = "--data", paramLabel = "DIR", defaultValue = "cluster") Path folder)
      throws IOException {
    return send("kill", name, folder);
  }

  @Command(
      name = "start",
      mixinStandardHelpOptions = true,
      description = "Starts a process of a running cluster again.")
  int start(
      @Parameters(paramLabel = "NAME", description = "n1, n2, … or gateway") String name,
      @Option(names = "--data", paramLabel = "DIR", defaultValue = "cluster") Path folder)
      throws IOException {
    return send("start", name, folder);
  }

  @Command(
      name = "pause",
      mixinStandardHelpOptions = true,
      description = "Lets a process of a running cluster do nothing (SIGSTOP).")
  int pause(
      @Parameters(paramLabel = "NAME", description = "n1, n2, … or gateway") String name,
      @Option(names = "--data", paramLabel = "DIR", defaultValue = "cluster") Path folder)
      throws IOException {
    return send("pause", name, folder);
  }

  @Command(
      name = "resume",
      mixinStandardHelpOptions = true,
      description = "Lets a paused process go on (SIGCONT).")
  int resume(
      @Parameters(paramLabel = "NAME", description = "n1, n2, … or gateway") String name,
      @Option(names = "--data", paramLabel = "DIR", defaultValue = "cluster") Path folder)
      throws IOException {
    return send("resume", name, folder);
  }
}
