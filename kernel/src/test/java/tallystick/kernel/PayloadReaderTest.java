package tallystick.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.kernel.Payloads.LIST;
import static tallystick.kernel.Payloads.LOG;
import static tallystick.kernel.Payloads.PUT;
import static tallystick.kernel.Payloads.TALLY;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {
  private final Codec codec = new Codec(List.of(new Shelf())).forLog(LOG);

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "v":1          | "v":2             | malformed     | /v
          "v":1          | "v":"1"           | malformed     | /v
          "v":1          | "v":1.0           | malformed     | /v
          "v":1,         | ``                | malformed     | /v
          "log":"tally   | "lag":"tally      | malformed     | /log
          "log":"tally   | "log":null,"x":"  | malformed     | /log
          "log":"tally   | "log":"           | wrong-log     | /log
          "log":"tally   | "log":"Tally      | wrong-log     | /log
          /shelf"        | /shelf "          | wrong-log     | /log
          "id":"0        | "id":"G           | invalid-field | /id
          "id":"0        | "id":"            | invalid-field | /id
          "id":"0        | "id":"A           | invalid-field | /id
          "id":"0        | "no":"0           | malformed     | /id
          "by":"f        | "by":"            | invalid-field | /by
          "by":"f        | "bi":"f           | malformed     | /by
          "until":1700   | "until":-1        | malformed     | /until
          "until":1700   | "until":1.5       | malformed     | /until
          "until":1700   | "until":1e3       | malformed     | /until
          "until":1700   | "until":"1700"    | malformed     | /until
          "until":1700   | "until":null      | malformed     | /until
          "until":1700   | "until":9223372036854775808 | malformed | /until
          "until":1700,  | ``                | malformed     | /until
          "until":1700   | "until":1700,"x":0    | unknown-field | /x
          "until":1700   | "until":1700,"a/b~c":0 | unknown-field | /a~1b~0c
          "until":1700   | "until":1700,"mode":"all" | unknown-field | /mode
          "until":1700   | "until":1700,"until":1700 | malformed | ``
          "body":        | "bodi":           | unknown-field | /bodi
          kernel.PutBook | kernel.BurnBook   | unknown-type  | /type
          kernel.PutBook | PutBook           | unknown-type  | /type
          kernel.PutBook | kernel.BookPut    | unknown-type  | /type
          kernel.PutBook | kernel.putBook    | unknown-type  | /type
          "type":"kernel.PutBook"  | "type":5 | unknown-type | /type
          "type":"kernel.PutBook"  | "type":null | unknown-type | /type
          "type":"kernel.PutBook", | ``      | unknown-type  | /type
          """)
  void a_mistake_in_the_head_is_answered_with_code_and_pointer(
      String right, String wrong, String code, String pointer) {
    refused(replaced(PUT, right, wrong), code, pointer);
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "title":"Tally", | ``                    | /body/title
          "title":"Tally"  | "title":null          | /body/title
          "title":"Tally"  | "title":5             | /body/title
          "title":"Tally"  | "title":true          | /body/title
          "title":"Tally"  | "title":["Tally"]     | /body/title
          "title":"Tally"  | "title":" "           | /body/title
          "title":"Tally"  | "title":"a\\u0000b"   | /body/title
          "title":"Tally"  | "title":"\\ud800"     | /body/title
          "title":"Tally"  | "title":"one more than twenty!" | /body/title
          "title":"Tally"  | "title":"Tally","x":1 | /body/x
          "title":"Tally"  | "title":"Tally","heavy":false | /body/heavy
          "pages":12,      | ``                    | /body/pages
          "pages":12       | "pages":null          | /body/pages
          "pages":12       | "pages":"12"          | /body/pages
          "pages":12       | "pages":""            | /body/pages
          "pages":12       | "pages":12.5          | /body/pages
          "pages":12       | "pages":12.0          | /body/pages
          "pages":12       | "pages":1e2           | /body/pages
          "pages":12       | "pages":true          | /body/pages
          "pages":12       | "pages":[12]          | /body/pages
          "pages":12       | "pages":0             | /body/pages
          "pages":12       | "pages":-12           | /body/pages
          "pages":12       | "pages":9007199254740992     | /body/pages
          "pages":12       | "pages":9223372036854775808  | /body/pages
          "copies":1       | "copies":2147483648   | /body/copies
          "copies":1       | "copies":4294967297   | /body/copies
          "copies":1       | "copies":1.0          | /body/copies
          "lent":false     | "lent":0              | /body/lent
          "lent":false     | "lent":"false"        | /body/lent
          "lent":false     | "lent":null           | /body/lent
          "binding":"HARD" | "binding":"PAPER"     | /body/binding
          "binding":"HARD" | "binding":"hard"      | /body/binding
          "binding":"HARD" | "binding":""          | /body/binding
          "binding":"HARD" | "binding":"0"         | /body/binding
          "binding":"HARD" | "binding":0           | /body/binding
          "binding":"HARD" | "binding":null        | /body/binding
          "weight":3       | "weight":101          | /body/tags/0/weight
          "weight":3       | "weight":0.3          | /body/tags/0/weight
          "weight":3       | "weight":3,"x":0      | /body/tags/0/x
          ,"weight":3      | ``                    | /body/tags/0/weight
          {"name":"old","weight":3} | null         | /body/tags/0
          {"name":"old","weight":3} | ""           | /body/tags/0
          {"name":"old","weight":3} | ["old",3]    | /body/tags/0
          [{"name":"old","weight":3}] | {"name":"old","weight":3} | /body/tags
          [{"name":"old","weight":3}] | null       | /body/tags
          [{"name":"old","weight":3}] | ""         | /body/tags
          """)
  void a_mistake_in_the_body_is_answered_with_a_pointer_to_the_field(
      String right, String wrong, String pointer) {
    refused(replaced(PUT, right, wrong), "invalid-field", pointer);
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "mode":"each"  | "mode":"some"          | malformed     | /mode
          "mode":"each"  | "mode":true            | malformed     | /mode
          "mode":"each", | ``                     | malformed     | /mode
          "mode":"each"  | "mode":"all","type":"kernel.TipOver" | unknown-field | /type
          TipOver        | TurnOver               | unknown-type  | /actions/1/type
          "body":{}      | "body":null            | malformed     | /actions/1/body
          "body":{}      | "body":{},"id":"1"     | unknown-field | /actions/1/id
          "body":{}      | "body":{"x":1}         | invalid-field | /actions/1/body/x
          "pages":12     | "pages":-1             | invalid-field | /actions/0/body/pages
          {"type":"kernel.TipOver","body":{}} | 5 | malformed     | /actions/1
          {"type":"kernel.TipOver","body":{}} | [] | malformed    | /actions/1
          """)
  void a_mistake_in_a_list_is_answered_with_the_place_of_the_action(
      String right, String wrong, String code, String pointer) {
    refused(replaced(LIST, right, wrong), code, pointer);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 257})
  void a_list_of_no_or_too_many_actions_is_malformed(int count) {
    refused(listOf(count), "malformed", "/actions");
  }

  @Test
  void a_list_may_be_as_long_as_the_limit() {
    assertEquals(256, codec.payload(listOf(256).getBytes(UTF_8)).actions().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "5",
        "\"text\"",
        "[]",
        "[{}]",
        "{",
        "{}}",
        "nonsense",
        "{'v':1}",
        "{\"v\":01}",
        "{\"v\":NaN}",
        "{\"v\":1,}",
        "// {}",
        "\u00a0{}"
      })
  void what_is_no_json_object_is_malformed(String text) {
    assertEquals("malformed", malformed(text.getBytes(UTF_8)).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "{}", "null", ","})
  void anything_after_the_payload_is_malformed(String more) {
    refused(PUT + more, "malformed", "");
    refused(PUT + "\n" + more, "malformed", "");
  }

  @Test
  void a_duplicate_deep_in_the_body_is_malformed() {
    refused(replaced(PUT, "\"weight\":3", "\"weight\":3,\"weight\":3"), "malformed", "");
  }

  @Test
  void a_payload_nested_too_deep_is_malformed() {
    String deep = "[".repeat(30) + "]".repeat(30);
    refused(replaced(PUT, "\"until\":1700", "\"until\":" + deep), "malformed", "");
  }

  @Test
  void a_number_or_name_of_endless_digits_is_malformed() {
    refused(replaced(PUT, "\"pages\":12", "\"pages\":" + "9".repeat(5000)), "malformed", "");
    refused(replaced(PUT, "\"pages\"", "\"" + "p".repeat(5000) + "\""), "malformed", "");
  }

  @Test
  void a_payload_over_the_limit_is_too_large_whatever_it_says() {
    String padded = PUT + " ".repeat(Limits.PAYLOAD_BYTES - PUT.length());
    assertEquals(List.of(TALLY), codec.payload(padded.getBytes(UTF_8)).actions());
    refused(padded + " ", "payload-too-large", "");
  }

  @Test
  void what_is_not_utf_8_is_malformed() {
    byte[] latin = PUT.replace("Tally", "T\u00e4lly").getBytes(ISO_8859_1);
    byte[] surrogate = PUT.replace("Tally", "T???y").getBytes(UTF_8);
    int at = PUT.indexOf("Tally") + 1;
    surrogate[at] = (byte) 0xed;
    surrogate[at + 1] = (byte) 0xa0;
    surrogate[at + 2] = (byte) 0x80;
    byte[] overlong = PUT.replace("Tally", "T??ly").getBytes(UTF_8);
    overlong[at] = (byte) 0xc1;
    overlong[at + 1] = (byte) 0x81;
    for (byte[] bytes : List.of(latin, surrogate, overlong)) {
      assertEquals("malformed", malformed(bytes).code());
      assertEquals("", malformed(bytes).pointer());
    }
  }

  @Test
  void another_encoding_of_good_json_is_malformed() {
    assertEquals("malformed", malformed(PUT.getBytes(UTF_16LE)).code());
    assertEquals("malformed", malformed(("\ufeff" + PUT).getBytes(UTF_8)).code());
  }

  @Test
  void a_sentence_never_names_classes_of_the_program() {
    for (String tags : List.of("null", "[null]", "[5]", "5", "[{}]")) {
      String text = replaced(PUT, "[{\"name\":\"old\",\"weight\":3}]", tags);
      String sentence = malformed(text.getBytes(UTF_8)).sentence();
      assertFalse(sentence.contains("tallystick") || sentence.contains("java."), sentence);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "copies":1       | "copies":1,"x":0  | There is no such field.
          "binding":"HARD" | "binding":"PAPER" | The value must be one of [HARD, SOFT].
          "copies":1       | "copies":10       | copies must be a whole number from 0 to 9.
          "copies":1,      | ``  | `The field is missing, or its value has another type or size.`
          """)
  void a_sentence_says_what_to_change(String right, String wrong, String sentence) {
    assertEquals(sentence, malformed(replaced(PUT, right, wrong).getBytes(UTF_8)).sentence());
  }

  private static String listOf(int count) {
    String one = "{\"type\":\"kernel.TipOver\",\"body\":{}}";
    return LIST.substring(0, LIST.indexOf('['))
        + String.join(",", IntStream.range(0, count).mapToObj(i -> one).toList())
            .transform(all -> "[" + all + "]}");
  }

  private static String replaced(String text, String right, String wrong) {
    assertTrue(text.contains(right), right + " is not in " + text);
    return text.replace(right, wrong);
  }

  private void refused(String text, String code, String pointer) {
    Malformed malformed = malformed(text.getBytes(UTF_8));
    assertEquals(
        code + " at " + pointer,
        malformed.code() + " at " + malformed.pointer(),
        malformed.sentence());
  }

  private Malformed malformed(byte[] bytes) {
    return assertThrows(Malformed.class, () -> codec.payload(bytes));
  }
}
