package tallystick.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A node of a chain that there is in tests only: it knows its id, and calls contracts, which are
/// functions here.
public final class TestChain {
  private static final TestChain ONE = new TestChain();

  private final HttpServer server;
  private final Map<String, Contract> contracts = new ConcurrentHashMap<>();

  private TestChain() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(work -> Thread.ofVirtual().start(work));
    server.start();
  }

  /// What a contract does with what it is called with.
  public interface Contract {
    /// @param data of the call
    /// @return what is returned
    /// @throws Reverted when it does not return
    byte[] call(byte[] data) throws Reverted;
  }

  /// A call that was undone.
  public static final class Reverted extends Exception {
    private static final long serialVersionUID = 1;
  }

  /// The one of a test run; it ends with the JVM.
  public static TestChain get() {
    return ONE;
  }

  /// Where it is asked.
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rpc");
  }

  /// Puts a contract at an address.
  public void deploy(String address, Contract contract) {
    contracts.put(address.toLowerCase(Locale.ROOT), contract);
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode asked = Codec.JSON.readTree(exchange.getRequestBody().readAllBytes());
    ObjectNode answer = Codec.JSON.createObjectNode().put("jsonrpc", "2.0");
    answer.set("id", asked.path("id"));
    switch (asked.path("method").asString("")) {
      case "eth_chainId" -> answer.put("result", "0x1");
      case "eth_call" -> call(asked.path("params").path(0), answer);
      default -> answer.putObject("error").put("code", -32601).put("message", "no such method");
    }
    byte[] body = Codec.JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void call(JsonNode call, ObjectNode answer) {
    Contract contract = contracts.get(call.path("to").asString("").toLowerCase(Locale.ROOT));
    if (contract == null) {
      // Whoever calls an address without a contract is answered with nothing.
      answer.put("result", "0x");
      return;
    }
    try {
      byte[] data = HexFormat.of().parseHex(call.path("data").asString("").substring(2));
      answer.put("result", "0x" + HexFormat.of().formatHex(contract.call(data)));
    } catch (Reverted e) {
      answer.putObject("error").put("code", 3).put("message", "execution reverted");
    }
  }
}
