package tallystick.server.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.custody.Epc;

/// What scanners hand out, as keys of things, lots and places.
class ElementStringTest {
  private static String named(String text) {
    return ElementString.names(text.replace('~', '\u001d')).map(Epc::key).orElse("nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "(01)09506000134352(17)270101(10)AB-1, 01/09506000134352/10/AB-1",
    "]d201095060001343521727010110AB-1, 01/09506000134352/10/AB-1",
    "~010950600013435221S/7~10AB, 01/09506000134352/21/S%2F7",
    "]C100395060000000000016, 00/395060000000000016",
    "4006381333931, 01/04006381333931",
    "https://example.org/01/09506000134352/10/ABC, 01/09506000134352/10/ABC"
  })
  void a_code_of_gs1_names_something(String text, String key) {
    assertEquals(key, named(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "https://example.org/",
        "(01)09506000134353",
        "4006381333932",
        "0109506000134",
        "]d2010950600013435217270",
        "(10)AB-1",
        "((((((((",
        "~~~~",
        "99"
      })
  void other_codes_name_nothing(String text) {
    assertEquals("nothing", named(text));
  }

  @Test
  void a_code_that_is_too_long_names_nothing() {
    assertEquals(Optional.empty(), ElementString.names("(21)" + "1".repeat(100_000)));
  }
}
