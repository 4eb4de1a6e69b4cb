package tallystick.edge;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersResponse;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Require;

/// A number in the registers of a Modbus/TCP device (https://www.modbus.org/specifications/), the
/// high word first.
final class ModbusSensor implements Sensor {
  static final String FORM = "HOST[:PORT]/UNIT/holding|input/ADDRESS/TYPE[*FACTOR]";

  private static final Pattern TEXT =
      Pattern.compile(
          "([A-Za-z0-9_.-]{1,253})(?::([0-9]{1,5}))?/([0-9]{1,3})/(holding|input)/([0-9]{1,5})"
              + "/(int16|uint16|int32|uint32|float32)(?:\\*([0-9]{1,9}(?:\\.[0-9]{1,9})?))?");
  private static final int PORT = 502;
  private static final int MAX_UNIT = 255;
  private static final int MAX_ADDRESS = 65_534;

  private final String channel;
  private final String text;
  private final int unit;
  private final boolean holding;
  private final int address;
  private final String type;
  private final BigDecimal factor;
  private final ModbusTcpClient client;
  private final Inquiry<byte[]> inquiry = new Inquiry<>();

  private ModbusSensor(String channel, String text, Matcher parts) {
    this.channel = channel;
    this.text = text;
    int port = parts.group(2) == null ? PORT : Integer.parseInt(parts.group(2));
    this.unit = Integer.parseInt(parts.group(3));
    this.holding = parts.group(4).equals("holding");
    this.address = Integer.parseInt(parts.group(5));
    this.type = parts.group(6);
    this.factor = parts.group(7) == null ? BigDecimal.ONE : new BigDecimal(parts.group(7));
    if (unit > MAX_UNIT || address > MAX_ADDRESS || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a modbus sensor is " + FORM + ", not " + text);
    }
    this.client =
        ModbusTcpClient.create(
            NettyTcpClientTransport.create(config -> {
              config.hostname = parts.group(1);
              config.port = port;
            }));
  }

  /// @throws IllegalArgumentException with a sentence for the operator
  static ModbusSensor of(String channel, String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a modbus sensor is " + FORM + ", not " + text);
    }
    return new ModbusSensor(channel, text, parts);
  }

  @Override
  public List<Measurement> measure(long time) throws IOException {
    byte[] registers = inquiry.next(this::ask);
    if (registers == null) {
      return List.of();
    }
    BigDecimal number = registers.length == 2 * words() ? number(registers) : null;
    if (number == null) {
      throw new IOException(text + " says no number");
    }
    try {
      return List.of(Measurement.of(channel, number.multiply(factor)));
    } catch (Require.Field e) {
      throw new IOException(text + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    var _ = client.disconnectAsync();
  }

  private int words() {
    return type.endsWith("16") ? 1 : 2;
  }

  /// Connects, if that is not so, and asks.
  private CompletableFuture<byte[]> ask() {
    return client
        .connectAsync()
        .thenCompose(connected ->
            holding
                ? client
                    .readHoldingRegistersAsync(
                        unit, new ReadHoldingRegistersRequest(address, words()))
                    .thenApply(ReadHoldingRegistersResponse::registers)
                : client
                    .readInputRegistersAsync(unit, new ReadInputRegistersRequest(address, words()))
                    .thenApply(ReadInputRegistersResponse::registers))
        .toCompletableFuture();
  }

  private @Nullable BigDecimal number(byte[] registers) {
    ByteBuffer bytes = ByteBuffer.wrap(registers);
    return switch (type) {
      case "int16" -> BigDecimal.valueOf(bytes.getShort());
      case "uint16" -> BigDecimal.valueOf(Short.toUnsignedInt(bytes.getShort()));
      case "int32" -> BigDecimal.valueOf(bytes.getInt());
      case "uint32" -> BigDecimal.valueOf(Integer.toUnsignedLong(bytes.getInt()));
      default -> {
        float value = bytes.getFloat();
        yield Float.isFinite(value) ? new BigDecimal(Float.toString(value)) : null;
      }
    };
  }
}
