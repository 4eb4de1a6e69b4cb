package tallystick.server.access;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Codec;
import tallystick.server.gateway.Problem;
import tallystick.server.outbound.Outbound;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks a node of an Ethereum chain, by JSON-RPC (https://ethereum.github.io/execution-apis/), what
/// only the chain knows: which one it is, and whether a contract takes a signature for its own
/// (https://eips.ethereum.org/EIPS/eip-1271).
final class ChainRpc implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChainRpc.class);

  /// The first four bytes of the Keccak hash of `isValidSignature(bytes32,bytes)`: what is called,
  /// and what is answered by who says yes.
  private static final String MAGIC = "1626ba7e";

  private static final String YES = "0x" + MAGIC + "0".repeat(56);
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-f]{1,16}");
  private static final int WORD = 32;

  /// What nodes answer when a contract refused: `execution reverted` (EIP-1474 and Geth).
  private static final int REVERTED = 3;

  private final URI node;
  private final Outbound outbound;
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicLong chain = new AtomicLong();

  ChainRpc(URI node) {
    this.node = node;
    this.outbound = Outbound.to(node);
  }

  /// The chain's id (EIP-155). It is asked once.
  long id() {
    long known = chain.get();
    if (known > 0) {
      return known;
    }
    JsonNode answer = ask("eth_chainId", List.of());
    String text = answer.path("result").asString("").toLowerCase(Locale.ROOT);
    if (!QUANTITY.matcher(text).matches()) {
      throw unavailable("the node tells no chain id");
    }
    BigInteger id = new BigInteger(text.substring(2), 16);
    if (id.signum() == 0 || id.bitLength() > 63) {
      throw unavailable("the node tells no chain id");
    }
    chain.set(id.longValue());
    return id.longValue();
  }

  /// Whether the contract at an address says that a signature of a hash is its own. Where there is
  /// no contract, nothing says so.
  ///
  /// @param address `0x` and 40 hex digits
  boolean isValidSignature(String address, byte[] hash, byte[] signature) {
    Map<String, String> call = Map.of("to", address, "data", data(hash, signature));
    JsonNode answer = ask("eth_call", List.of(call, "latest"));
    JsonNode error = answer.path("error");
    if (!error.isMissingNode()) {
      boolean reverted =
          error.path("code").asInt(0) == REVERTED
              || error.path("message").asString("").contains("revert");
      if (!reverted) {
        throw unavailable("the node answers " + error.path("code").asInt(0));
      }
      return false;
    }
    return answer.path("result").asString("").toLowerCase(Locale.ROOT).equals(YES);
  }

  /// The call in the contract ABI (https://docs.soliditylang.org/en/latest/abi-spec.html): the
  /// hash, where the bytes begin, their length, and they themselves, filled up to whole words.
  private static String data(byte[] hash, byte[] signature) {
    HexFormat hex = HexFormat.of();
    int padding = -signature.length & (WORD - 1);
    return "0x"
        + MAGIC
        + hex.formatHex(hash)
        + "%064x%064x".formatted(2 * WORD, signature.length)
        + hex.formatHex(signature)
        + "00".repeat(padding);
  }

  private JsonNode ask(String method, List<?> parameters) {
    int id = ids.incrementAndGet();
    byte[] body =
        Codec.JSON.writeValueAsBytes(
            Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
    try {
      Outbound.Answer answer = outbound.post(node, "application/json", body, Map.of());
      JsonNode json = Codec.JSON.readTree(answer.body());
      if (!json.isObject() || json.path("id").asInt(-1) != id) {
        throw unavailable("the node answers " + answer.status() + ", and no JSON-RPC");
      }
      return json;
    } catch (IOException | JacksonException e) {
      throw unavailable(String.valueOf(e.getMessage()));
    }
  }

  private static RuntimeException unavailable(String why) {
    LOG.warn("the chain cannot be asked: {}", why);
    return Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "chain-unavailable",
            "The chain cannot be asked right now.")
        .exception();
  }

  @Override
  public void close() throws IOException {
    outbound.close();
  }
}
