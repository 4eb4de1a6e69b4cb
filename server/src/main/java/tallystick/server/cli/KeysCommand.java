package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.ledger.KeyFolders;

/// `./run keys DIR`: keys and certificates for the processes of a group.
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an authority and, for each process, a folder with its keys and certificate.",
      "Never overwrites a key: run it again to add a node or a client."
    })
public final class KeysCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "where all keys are made")
  private Path folder = Path.of("");

  @Option(
      names = {"--nodes", "--add"},
      split = ",",
      paramLabel = "ID,…",
      description = "nodes of the ledger, such as n1,n2,n3")
  private List<String> nodes = List.of();

  @Option(
      names = "--clients",
      split = ",",
      paramLabel = "NAME,…",
      description =
          "other processes, such as gateway,views; the client operator may change the group")
  private List<String> clients = List.of();

  @Option(
      names = "--hosts",
      split = ",",
      paramLabel = "ID=HOST,…",
      description = "names or addresses at which a node is reached; localhost always is")
  private List<String> hosts = List.of();

  @Override
  public Integer call() throws IOException {
    if (nodes.isEmpty() && clients.isEmpty()) {
      throw new IOException("--nodes or --clients say for whom keys are made");
    }
    Map<String, List<String>> reached = new LinkedHashMap<>();
    for (String host : hosts) {
      String[] parts = host.split("=", -1);
      if (parts.length != 2 || parts[1].isEmpty()) {
        throw new IOException("--hosts takes ID=HOST, not " + host);
      }
      reached.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
    }
    new KeyFolders(folder, reached, made -> System.out.println("made " + made))
        .make(nodes, clients);
    System.out.println("Take " + folder.resolve("ca.key") + " to where no process runs.");
    return 0;
  }
}
