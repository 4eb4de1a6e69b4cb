package tallystick.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadOnlyModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a Modbus/TCP server over a socket.
class ModbusSensorTest {
  private final ProcessImage registers = new ProcessImage();
  private ModbusTcpServer server;
  private int port;

  @BeforeEach
  void opens() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server =
        ModbusTcpServer.create(
            NettyTcpServerTransport.create(config -> {
              config.bindAddress = "127.0.0.1";
              config.port = port;
            }),
            new ReadOnlyModbusServices() {
              @Override
              protected Optional<ProcessImage> getProcessImage(int unit) {
                return unit == 7 ? Optional.of(registers) : Optional.empty();
              }
            });
    server.start();
    registers.with(transaction -> {
      transaction.writeHoldingRegisters(words -> {
        words.put(10, new byte[] {(byte) 0xff, (byte) 0x85});
        words.put(11, new byte[] {0x41, (byte) 0xac});
        words.put(12, new byte[] {0, 0});
        words.put(20, new byte[] {0x7f, (byte) 0xc0});
      });
      transaction.writeInputRegisters(words -> words.put(1, new byte[] {(byte) 0xff, 0}));
    });
  }

  @AfterEach
  void closes() throws Exception {
    server.stop();
  }

  private Sensor sensor(String where) {
    return Sensors.of("modbus:t=127.0.0.1:" + port + "/" + where);
  }

  private static long value(Sensor sensor) throws IOException {
    List<Measurement> measured = sensor.measure(0);
    while (measured.isEmpty()) {
      LockSupport.parkNanos(1_000_000);
      measured = sensor.measure(0);
    }
    return measured.getFirst().value();
  }

  @Test
  void registers_are_numbers_of_their_type() throws IOException {
    assertEquals(-12_300, value(sensor("7/holding/10/int16*0.1")));
    assertEquals(65_413_000, value(sensor("7/holding/10/uint16")));
    assertEquals(21_500, value(sensor("7/holding/11/float32")));
    assertEquals(65_280_000, value(sensor("7/input/1/uint16")));
    assertEquals(1_101_791_232_000L, value(sensor("7/holding/11/uint32")));
  }

  @Test
  void what_is_no_number_is_told_and_the_next_one_counts() throws IOException {
    Sensor broken = sensor("7/holding/20/float32");
    assertThrows(IOException.class, () -> value(broken));
    registers.with(transaction ->
        transaction.writeHoldingRegisters(words -> words.put(20, new byte[] {0x41, (byte) 0xac})));
    assertEquals(21_500, value(sensor("7/holding/20/float32")));
  }

  @Test
  void a_sensor_is_named_or_turned_away() {
    for (String bad :
        List.of(
            "",
            "7",
            "7/coil/1/int16",
            "300/input/1/int16",
            "7/input/1/int64",
            "7/input/65535/int16")) {
      assertThrows(IllegalArgumentException.class, () -> sensor(bad), bad);
    }
  }
}
