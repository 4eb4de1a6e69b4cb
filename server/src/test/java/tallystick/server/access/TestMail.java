package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tallystick.kernel.Codec;

/// A mail server that keeps what it takes (RFC 5321, as far as one letter a connection needs it).
public final class TestMail {
  private static final long PATIENCE_SECONDS = 30;

  private final ServerSocket socket;
  private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();

  private TestMail() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().name("test mail").start(this::serve);
  }

  private static final class Holder {
    private static final TestMail ONE = new TestMail();
  }

  /// The one of this test run.
  public static TestMail get() {
    return Holder.ONE;
  }

  /// Has a venue send its letters here.
  public void configure(Path data) throws IOException {
    var server =
        new Mail.Server(
            "127.0.0.1", socket.getLocalPort(), Mail.Tls.NONE, "", "", "venue@venue.test");
    Files.write(data.resolve("mail.json"), Codec.JSON.writeValueAsBytes(server));
  }

  /// The next letter that comes.
  String next() throws InterruptedException {
    String letter = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(letter, "no letter came");
    return letter;
  }

  /// All letters so far.
  List<String> all() {
    return taken;
  }

  private void serve() {
    while (true) {
      try (Socket one = socket.accept()) {
        talk(one);
      } catch (IOException e) {
        // The next one may do better.
      }
    }
  }

  private void talk(Socket one) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(one.getInputStream(), UTF_8));
    OutputStream out = one.getOutputStream();
    say(out, "220 test");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("DATA")) {
        say(out, "354 go on");
        String letter = letter(in);
        taken.add(letter);
        fresh.add(letter);
        say(out, "250 taken");
      } else if (line.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 fine");
      }
    }
  }

  private static String letter(BufferedReader in) throws IOException {
    StringBuilder letter = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      letter.append(line).append('\n');
    }
    return letter.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
    out.flush();
  }
}
