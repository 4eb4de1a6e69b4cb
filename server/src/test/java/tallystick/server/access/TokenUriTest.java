package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Addresses of keys in tokens, as RFC 7512 writes them.
class TokenUriTest {
  @Test
  void a_key_is_named_by_label_slot_and_library() {
    assertEquals(
        new TokenUri(
            Path.of("/usr/lib/p 11.so"), Optional.of(7L), "a+b", Optional.of(Path.of("/run/pin"))),
        TokenUri.parse(
            "pkcs11:object=a+b;slot-id=7?module-path=/usr/lib/p%2011.so&pin-source=file:/run/pin"));
    assertEquals(
        new TokenUri(Path.of("/p.so"), Optional.of(26L), "k", Optional.of(Path.of("/pin"))),
        TokenUri.parse(
            "pkcs11:slot-id=0x1a;object=k;type=secret-key?module-path=/p.so&pin-source=/pin"));
  }

  @Test
  void what_is_no_address_of_a_key_is_told_in_a_line() {
    for (String wrong :
        List.of(
            "",
            "pkcs11:",
            "file:access.key",
            "pkcs11:object=k",
            "pkcs11:object=?module-path=/p.so",
            "pkcs11:object=k?module-path=",
            "pkcs11:object=k;slot-id=first?module-path=/p.so",
            "pkcs11:object=k;type=private?module-path=/p.so",
            "pkcs11:object=k;object=l?module-path=/p.so",
            "pkcs11:object=%zz?module-path=/p.so",
            "pkcs11:token=t;object=k?module-path=/p.so",
            "pkcs11:object=k?module-path=/p.so&pin-value=1234")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> TokenUri.parse(wrong))
                  .getMessage());
      assertTrue(message.contains(", as in pkcs11:object=") && !message.contains("1234"), message);
    }
  }
}
