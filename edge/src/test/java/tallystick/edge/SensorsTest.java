package tallystick.edge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;

class SensorsTest {
  @TempDir private Path folder;

  @Test
  void a_cold_room_is_the_same_under_the_same_seed_and_warms_while_its_door_is_open()
      throws IOException {
    ColdRoom one = new ColdRoom(7, "");
    ColdRoom two = new ColdRoom(7, "");
    long warmest = 0;
    for (long second = 0; second < 7_200; second++) {
      if (second == 3_600) {
        one.act(Codec.JSON.createObjectNode().put("seconds", 3_600));
      }
      List<Measurement> measured = one.measure(second * 1_000);
      if (second < 3_600) {
        assertEquals(measured, two.measure(second * 1_000));
      } else {
        warmest = Math.max(warmest, measured.getFirst().value());
      }
    }
    assertTrue(warmest > 8_000, "the room came to " + warmest);
  }

  @Test
  void a_1_wire_file_counts_with_a_good_checksum_only() throws IOException {
    Path file = folder.resolve("w1_slave");
    OneWireSensor sensor = new OneWireSensor("t", file);
    Files.writeString(file, "4b 46 : crc=f3 YES\n4b 46 t=-4687\n");
    assertEquals(List.of(new Measurement("t", -4_687)), sensor.measure(0));
    for (String bad : List.of("", "x : crc=f3 NO\nx t=4687\n", "x : crc=f3 YES\nx t=85000\n")) {
      Files.writeString(file, bad);
      assertThrows(IOException.class, () -> sensor.measure(0), bad);
    }
  }

  @Test
  void a_sensor_that_answers_late_holds_up_nobody_and_is_heard_later() throws IOException {
    CountDownLatch late = new CountDownLatch(1);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try {
            late.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"a\":4.5}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/#/a";
      Sensor sensor = Sensors.of("http:t=" + address);
      assertEquals(List.of(), sensor.measure(0));
      assertEquals(List.of(), sensor.measure(1));
      late.countDown();
      List<Measurement> measured = sensor.measure(2);
      while (measured.isEmpty()) {
        LockSupport.parkNanos(1_000_000);
        measured = sensor.measure(3);
      }
      assertEquals(List.of(new Measurement("t", 4_500)), measured);
    } finally {
      late.countDown();
      server.stop(0);
    }
  }

  @Test
  void numbers_are_rounded_to_thousandths_and_never_too_large() {
    assertEquals(4_688, Measurement.of("c", new BigDecimal("4.6875")).value());
    for (String large : List.of("1e999999999", "9e15", "-9e15")) {
      assertThrows(Require.Field.class, () -> Measurement.of("c", new BigDecimal(large)), large);
    }
  }

  @Test
  void sensors_are_named_or_turned_away() {
    assertEquals(new OneWireSensor("t", Path.of("/x")), Sensors.of("1-wire:t=/x"));
    assertEquals(ColdRoom.class, Sensors.of("cold-room:a.@12").getClass());
    assertEquals("power", ((HttpSensor) Sensors.of("http:power=http://h/x#/a")).channel());
    for (String bad :
        List.of("", "gpio:1", "cold-room@x", "1-wire:T T=/x", "http:p=http://h/x", "http:p=#/a")) {
      assertThrows(IllegalArgumentException.class, () -> Sensors.of(bad), bad);
    }
  }

  @Test
  void a_key_is_made_once_is_its_owners_alone_and_is_never_replaced() throws IOException {
    byte[] seed = DeviceKey.in(folder).seed();
    assertArrayEquals(seed, DeviceKey.in(folder).seed());
    Path file = folder.resolve("device.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Files.write(file, new byte[3]);
    assertThrows(IOException.class, () -> DeviceKey.in(folder));
  }
}
