package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";

  @Test
  void an_amount_is_from_one_to_the_largest_whole_number_of_json() {
    passes(() -> Require.positive(1, "f"));
    passes(() -> Require.positive(9_007_199_254_740_991L, "f"));
    fails(() -> Require.positive(0, "f"));
    fails(() -> Require.positive(-1, "f"));
    fails(() -> Require.positive(9_007_199_254_740_992L, "f"));
    fails(() -> Require.positive(Long.MIN_VALUE, "f"));
  }

  @Test
  void a_range_includes_both_bounds() {
    passes(() -> Require.range(3, 3, 5, "f"));
    passes(() -> Require.range(5, 3, 5, "f"));
    fails(() -> Require.range(2, 3, 5, "f"));
    fails(() -> Require.range(6, 3, 5, "f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", " a ", "two\nlines", "tab\there", "\u00e4\u4e2d\ud83c\udf33", "\u0080"})
  void plain_text_passes(String text) {
    passes(() -> Require.text(text, 10, "f"));
    passes(() -> Require.optionalText(text, 10, "f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "a\u001b[0m",
        "a\rb",
        "a\u007f",
        "\ud800",
        "\udc00",
        "\udc00\ud800",
        "a\ud83c",
        "\ud83cx",
        "12345678901"
      })
  void text_with_control_characters_or_half_characters_or_too_long_fails(String text) {
    fails(() -> Require.optionalText(text, 10, "f"));
    fails(() -> Require.text(text, 10, "f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void blank_text_passes_only_where_it_is_optional(String text) {
    passes(() -> Require.optionalText(text, 10, "f"));
    fails(() -> Require.text(text, 10, "f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {HEX, HEX + "-0", HEX + "-255"})
  void the_id_of_an_action_passes(String id) {
    passes(() -> Require.id(id, "f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123",
        HEX + "0",
        HEX + "-",
        HEX + "-1234",
        HEX + "-x",
        HEX + "\n",
        " " + HEX
      })
  void what_is_no_id_fails(String id) {
    fails(() -> Require.id(id, "f"));
    fails(() -> Require.principal(id, "f"));
  }

  @Test
  void a_principal_is_32_small_hexadecimal_digits_and_nothing_more() {
    passes(() -> Require.principal(HEX, "f"));
    fails(() -> Require.principal(HEX + "-1", "f"));
    fails(() -> Require.principal("ABCDEF0123456789ABCDEF0123456789", "f"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USD", "XX", "CO2_VCS-2024", "A234567890123456"})
  void an_asset_code_passes(String code) {
    passes(() -> Require.asset(code, "f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "U", "usd", "1USD", "-US", "US/D", "US D", "A2345678901234567", "\u00c4B"})
  void what_is_no_asset_code_fails(String code) {
    fails(() -> Require.asset(code, "f"));
  }

  @Test
  void a_list_has_as_many_elements_as_it_may() {
    passes(() -> Require.size(List.of(), 0, 2, "f"));
    passes(() -> Require.size(List.of(1, 2), 1, 2, "f"));
    fails(() -> Require.size(List.of(), 1, 2, "f"));
    fails(() -> Require.size(List.of(1, 2, 3), 1, 2, "f"));
  }

  @Test
  void a_list_may_be_asked_to_have_nothing_twice() {
    passes(() -> Require.distinct(List.of("a", "b"), "f"));
    fails(() -> Require.distinct(List.of("a", "b", "a"), "f"));
  }

  @Test
  void a_failure_names_the_field_and_the_rule() {
    Require.Field failure =
        assertThrows(Require.Field.class, () -> Require.range(9, 1, 5, "stars"));
    assertEquals("stars", failure.field());
    assertEquals("stars must be a whole number from 1 to 5", failure.getMessage());
  }

  private static void passes(Runnable check) {
    assertDoesNotThrow(check::run);
  }

  private static void fails(Runnable check) {
    assertEquals("f", assertThrows(Require.Field.class, check::run).field());
  }
}
