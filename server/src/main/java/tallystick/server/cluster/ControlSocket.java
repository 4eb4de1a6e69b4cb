package tallystick.server.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// How `./run cluster kill n2` reaches the cluster that runs: a socket in the cluster's folder, so
/// that whoever may write there may command. A line goes in, a line comes back.
final class ControlSocket implements AutoCloseable {
  private static final String NAME = "control";
  private static final int LINE_CHARS = 200;

  private final ServerSocketChannel door;
  private final Path path;
  private final UnaryOperator<String> command;

  /// @throws IOException when a cluster runs in the folder already, or its path is too long
  ControlSocket(Path folder, UnaryOperator<String> command) throws IOException {
    this.command = command;
    this.path = folder.resolve(NAME);
    if (answers(path)) {
      throw new IOException("a cluster runs in " + folder + " already");
    }
    Files.deleteIfExists(path);
    door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(path));
    Thread.ofVirtual().name("cluster-control").start(this::serve);
  }

  private static boolean answers(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void serve() {
    while (door.isOpen()) {
      try (SocketChannel caller = door.accept()) {
        write(caller, command.apply(readLine(caller)));
      } catch (AsynchronousCloseException e) {
        return;
      } catch (IOException e) {
        // This caller has gone; the next may come.
      }
    }
  }

  private static String readLine(SocketChannel channel) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8),
            LINE_CHARS);
    String line = in.readLine();
    if (line == null) {
      throw new ClosedChannelException();
    }
    return line;
  }

  private static void write(SocketChannel channel, String line) throws IOException {
    Writer out = new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8);
    out.write(line + "\n");
    out.flush();
  }

  /// Sends a line to the cluster in a folder, and gives its answer.
  static String send(Path folder, String line) throws IOException {
    Path path = folder.resolve(NAME);
    if (!answers(path)) {
      throw new IOException("no cluster runs in " + folder + ": start one with ./run cluster");
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      write(channel, line);
      return readLine(channel);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(path);
  }
}
