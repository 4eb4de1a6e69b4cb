package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What the operator reads at the start.
class BannerTest {
  @Test
  void this_machine_is_shown_by_the_name_that_passkeys_belong_to() {
    assertEquals("http://localhost:8080", Banner.address("127.0.0.1", 8080));
    assertEquals("http://localhost:8080", Banner.address("::1", 8080));
    assertEquals("http://localhost:8080", Banner.address("localhost", 8080));
    assertEquals("http://192.0.2.1:8080", Banner.address("192.0.2.1", 8080));
    assertEquals("http://[2001:db8::1]:8080", Banner.address("2001:db8::1", 8080));
  }
}
