package tallystick.domains.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.custody.Epc.Level;

class EpcTest {
  // Keys and check digits from the examples of the EPC Tag Data Standard and the GS1 General
  // Specifications, or computed with GS1's calculator.
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          urn:epc:id:sgtin:0614141.112345.400 01/10614141123459/21/400 THING
          urn:epc:id:sgtin:0614141.812345.32a%2Fb 01/80614141123458/21/32a%2Fb THING
          urn:epc:id:sgtin:4012345.011111.9.8.7 01/04012345111118/21/9.8.7 THING
          urn:epc:class:lgtin:4012345.012345.998877 01/04012345123456/10/998877 CLASS
          urn:epc:idpat:sgtin:4012345.098765.* 01/04012345987652 CLASS
          urn:epc:id:sscc:0614141.1234567890 00/106141412345678908 THING
          urn:epc:id:sgln:0614141.12345.400 414/0614141123452/254/400 PLACE
          urn:epc:id:sgln:0614141.00777.0 414/0614141007776 PLACE
          urn:epc:id:pgln:0614141.12345 417/0614141123452 PARTY
          urn:epc:id:grai:0614141.12345.400 8003/00614141123452400 THING
          urn:epc:idpat:grai:0614141.12345.* 8003/00614141123452 CLASS
          urn:epc:id:giai:0614141.12345400 8004/061414112345400 THING
          urn:epc:id:gsrn:0614141.1234567890 8018/061414112345678902 THING
          urn:epc:id:gsrnp:0614141.1234567890 8017/061414112345678902 THING
          urn:epc:id:gdti:0614141.12345.400 253/0614141123452400 THING
          urn:epc:id:gcn:4012345.67890.04711 255/401234567890104711 THING
          urn:epc:id:cpi:0614141.123ABC.123456789 8010/0614141123ABC/8011/123456789 THING
          urn:epc:id:itip:4012345.012345.01.02.987 8006/040123451234560102/21/987 THING
          urn:epc:id:gsin:0614141.123456789 402/06141411234567890 THING
          urn:epc:id:ginc:0614141.xyz47%2F11 401/0614141xyz47%2F11 THING
          urn:epc:id:bic:CSQU3054383 urn:epc:id:bic:CSQU3054383 THING
          urn:epc:id:imovn:9176187 urn:epc:id:imovn:9176187 THING
          urn:epc:id:gid:95100000.12345.400 urn:epc:id:gid:95100000.12345.400 THING
          https://id.gs1.org/01/09506000134352/21/7 01/09506000134352/21/7 THING
          https://id.gs1.org/gtin/9506000134352/ser/7?x=1#y 01/09506000134352/21/7 THING
          https://brand.example/some/path/01/09506000134352/10/AB/21/7 01/09506000134352/21/7 THING
          https://id.gs1.org/01/09506000134352/22/V2/10/AB 01/09506000134352/10/AB CLASS
          HTTPS://ID.GS1.ORG/00/106141412345678908/ 00/106141412345678908 THING
          https://id.gs1.org/414/0614141007776/254/32a%2Fb 414/0614141007776/254/32a%2Fb PLACE
          https://transaction.acme.com/po/12345678 https://transaction.acme.com/po/12345678 OTHER
          01/09506000134352/21/7 01/09506000134352/21/7 THING
          """)
  void an_identifier_is_known_by_one_key(String written, String key, Level level) {
    Epc epc = Epc.of(written);
    assertEquals(key, epc.key());
    assertEquals(level, epc.level());
    assertEquals(epc.key(), Epc.of(epc.key()).key(), "a key is its own key");
    assertEquals(epc.level(), Epc.of(epc.key()).level());
    assertEquals(epc.company(), Epc.of(epc.key()).company());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a thing",
        "thing",
        "urn:epc:id:sgtin:0614141.112345",
        "urn:epc:id:sgtin:0614141.12345.400",
        "urn:epc:id:sgtin:06x4141.112345.400",
        "urn:epc:id:sgtin:0614141.112345.",
        "urn:epc:id:sgtin:0614141.112345.123456789012345678901",
        "urn:epc:id:sgtin:0614141.112345.a%2",
        "urn:epc:id:sgtin:0614141.112345.a%E9b",
        "urn:epc:id:lgtin:0614141.112345.400",
        "urn:epc:class:sgtin:0614141.112345.400",
        "urn:epc:idpat:sgtin:0614141.112345.400",
        "urn:epc:idpat:sscc:0614141.*",
        "urn:epc:id:sscc:0614141.123456789",
        "urn:epc:id:itip:4012345.012345.1.02.987",
        "urn:epc:id:bic:CSQU3054384",
        "urn:epc:id:imovn:9176188",
        "urn:epc:id:nothing:1.2.3",
        "urn:epc:tag:sgtin-96:3.0614141.812345.6789",
        "https://id.gs1.org/01/09506000134353/21/7",
        "https://id.gs1.org/00/106141412345678907",
        "https://id.gs1.org/414/9506000134362",
        "01/09506000134352/99/7",
        "https://x.example/a|b",
        "https://x.example/<b>",
      })
  void what_is_none_is_told_why(String written) {
    IllegalArgumentException why =
        assertThrows(IllegalArgumentException.class, () -> Epc.of(written));
    assertEquals(1, String.valueOf(why.getMessage()).lines().count());
  }

  @Test
  void longer_identifiers_are_known_by_one_key_too() {
    assertEquals(
        "01/01234567894560/235/51qIgY%29%3C%26Jp3%2Aj7%27SDB",
        Epc.of("urn:epc:id:upui:1234567.089456.51qIgY)%3C%26Jp3*j7'SDB").key());
    assertEquals(
        "https://id.gs1.org/414/9506000134369/254/d%C2k",
        Epc.of("https://id.gs1.org/414/9506000134369/254/d%C2k").key());
    assertEquals(
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        Epc.of("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6").key());
  }

  @Test
  void an_identifier_that_is_too_long_is_none() {
    String long240 = "https://x.example/" + "a".repeat(Epc.MAX_CHARS - 18);
    assertEquals(long240, Epc.of(long240).key());
    assertThrows(IllegalArgumentException.class, () -> Epc.of(long240 + "a"));
  }

  @Test
  void a_thing_says_of_which_lot_it_is() {
    Epc epc = Epc.of("https://id.gs1.org/01/09506000134352/10/AB-1/21/7");
    assertEquals("01/09506000134352/10/AB-1", epc.classKey());
    assertEquals("01/09506000134352", Epc.product(epc.classKey()));
    assertEquals("01/09506000134352", Epc.of("01/09506000134352/21/7").classKey());
    assertEquals("8003/00614141123452", Epc.of("urn:epc:id:grai:0614141.12345.4").classKey());
    assertEquals("", Epc.of("urn:epc:id:sscc:0614141.1234567890").classKey());
  }

  @ParameterizedTest
  @CsvSource({
    "urn:epc:id:sgtin:0614141.812345.1, 0614141",
    "urn:epc:id:sscc:0614141.1234567890, 0614141",
    "urn:epc:id:grai:0614141.12345.400, 0614141",
    "urn:epc:id:giai:0614141.12345400, 0614141",
    "urn:epc:id:itip:4012345.012345.01.02.987, 4012345",
    "urn:epc:id:cpi:0614141.123ABC.1, 0614141",
    "urn:epc:id:sgln:0614141.12345.400, 0614141"
  })
  void the_company_prefix_is_found_in_every_key(String written, String prefix) {
    assertEquals(prefix, Epc.of(written).company().substring(0, prefix.length()));
  }

  @Test
  void check_digits_are_those_of_gs1() {
    assertEquals(3, Gs1.checkDigit("629104150021"));
    assertEquals(2, Gs1.checkDigit("0950600013435"));
    assertEquals(8, Gs1.checkDigit("10614141234567890"));
    assertEquals(true, Gs1.isChecked("96385074"));
    assertEquals(false, Gs1.isChecked("96385075"));
  }
}
