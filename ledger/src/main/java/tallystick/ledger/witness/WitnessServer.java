package tallystick.ledger.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A witness over HTTP: `POST /add-checkpoint` and nothing else. TLS, if it is met over the open
/// network, is for a proxy before it.
public final class WitnessServer implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(WitnessServer.class);
  private static final String PATH = "/add-checkpoint";
  private static final int THREADS = 16;
  private static final int MAX_WAITING = 256;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int FAILED = 500;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().name("witness-", 0).daemon().factory(),
          // Whoever comes on top of that waits in the socket's own queue.
          new ThreadPoolExecutor.CallerRunsPolicy());
  private final Witness witness;
  private final HttpServer server;

  private WitnessServer(Witness witness, HttpServer server) {
    this.witness = witness;
    this.server = server;
  }

  /// Serves a witness.
  ///
  /// @param address port 0 takes a free one
  public static WitnessServer start(Witness witness, InetSocketAddress address) throws IOException {
    WitnessServer made = new WitnessServer(witness, HttpServer.create(address, 0));
    made.server.createContext("/", made::handle);
    made.server.setExecutor(made.threads);
    made.server.start();
    return made;
  }

  /// Where it is served.
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Witness.Answer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.type());
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Witness.Answer answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      return Witness.Answer.refused(NOT_FOUND, "a witness is asked at " + PATH);
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return Witness.Answer.refused(METHOD_NOT_ALLOWED, "a checkpoint is posted");
    }
    byte[] body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_CHARACTERS + 1);
    if (body.length > AddCheckpoint.MAX_CHARACTERS) {
      return Witness.Answer.refused(BAD_REQUEST, "the request is too large");
    }
    try {
      return witness.addCheckpoint(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Witness.Answer.refused(BAD_REQUEST, "the request is not UTF-8");
    } catch (IOException | RuntimeException e) {
      LOGGER.error("A checkpoint could not be judged.", e);
      return Witness.Answer.refused(FAILED, "the witness cannot write down what it sees");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
