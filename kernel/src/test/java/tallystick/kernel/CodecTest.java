package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.kernel.Payloads.BODY;
import static tallystick.kernel.Payloads.BY;
import static tallystick.kernel.Payloads.ID;
import static tallystick.kernel.Payloads.LIST;
import static tallystick.kernel.Payloads.LOG;
import static tallystick.kernel.Payloads.PUT;
import static tallystick.kernel.Payloads.TALLY;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  private final Codec codec = new Codec(List.of(new Shelf())).forLog(LOG);

  @Test
  void a_payload_of_one_action_is_read_as_it_was_written() {
    byte[] bytes = codec.payload(ID, BY, 1700, TALLY);
    assertEquals(PUT, new String(bytes, UTF_8));
    Payload payload = codec.payload(bytes);
    assertEquals(ID, payload.id());
    assertEquals(BY, payload.by());
    assertEquals(1700, payload.until());
    assertEquals(List.of(TALLY), payload.actions());
    assertTrue(payload.atomic());
    assertFalse(payload.batch());
    assertEquals(ID, payload.actionId(0));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_payload_of_several_actions_is_read_as_it_was_written(boolean atomic) {
    List<Action> acts = List.of(TALLY, new Shelf.TipOver());
    byte[] bytes = codec.payload(ID, BY, 1700, atomic, acts);
    assertEquals(atomic ? LIST.replace("each", "all") : LIST, new String(bytes, UTF_8));
    Payload payload = codec.payload(bytes);
    assertEquals(acts, payload.actions());
    assertEquals(atomic, payload.atomic());
    assertTrue(payload.batch());
    assertEquals(ID + "-1", payload.actionId(1));
  }

  @Test
  void a_payload_for_another_log_is_refused_by_name() {
    Codec elsewhere = new Codec(List.of(new Shelf())).forLog("tallystick/other");
    for (byte[] bytes :
        List.of(
            codec.payload(ID, BY, 1700, TALLY),
            codec.payload(ID, BY, 1700, true, List.of(TALLY)))) {
      Malformed wrong = assertThrows(Malformed.class, () -> elsewhere.payload(bytes));
      assertEquals("wrong-log", wrong.code());
      assertEquals("/log", wrong.pointer());
      assertEquals(
          "This is signed for the log \"tallystick/shelf\", and here is tallystick/other.",
          wrong.sentence());
      assertEquals(List.of(TALLY), codec.payload(bytes).actions());
    }
  }

  @Test
  void a_codec_of_no_particular_log_reads_payloads_and_writes_none() {
    Codec any = new Codec(List.of(new Shelf()));
    assertEquals(List.of(TALLY), any.payload(PUT.getBytes(UTF_8)).actions());
    assertThrows(IllegalStateException.class, () -> any.payload(ID, BY, 1700, TALLY));
  }

  @Test
  void the_order_of_fields_and_white_space_are_the_signers_own() {
    String shuffled =
        """
         { "body" : %s , "type":"kernel.PutBook","until":1700,
        "by":"%s",\t"id":"%s", "v":1, "log":"%s"}
        """
            .formatted(BODY, BY, ID, LOG);
    assertEquals(List.of(TALLY), codec.payload(shuffled.getBytes(UTF_8)).actions());
  }

  @Test
  void the_digest_tells_two_spellings_of_one_payload_apart() {
    String digest = codec.payload(PUT.getBytes(UTF_8)).digest();
    assertEquals(64, digest.length());
    assertFalse(digest.equals(codec.payload((PUT + " ").getBytes(UTF_8)).digest()));
  }

  @Test
  void text_beyond_the_basic_plane_is_kept_as_it_is() {
    byte[] bytes = PUT.replace("Tally", "\u00e4\ud83c\udf33").getBytes(UTF_8);
    assertEquals(
        "\u00e4\ud83c\udf33", ((Shelf.PutBook) codec.payload(bytes).actions().getFirst()).title());
  }

  @Test
  void a_record_is_its_components_and_not_its_questions() {
    Shelf.Book heavy = new Shelf.Book("Brick", 2000);
    Outcome put =
        Outcome.accepted(List.of(new Shelf.BookPut(ID, heavy, List.of(), Shelf.Binding.SOFT)));
    assertEquals(
        """
        {"accepted":true,"events":[{"type":"kernel.BookPut","body":{"book":"%s",\
        "what":{"title":"Brick","pages":2000},"tags":[],"binding":"SOFT"}}]}\
        """
            .formatted(ID),
        new String(Codec.outcome(put), UTF_8));
    assertEquals(put, codec.outcome(Codec.outcome(put)));
  }

  @Test
  void a_refusal_is_written_with_reason_and_sentence_and_read_back() {
    Outcome refused = Outcome.refused(Shelf.Reason.NO_SUCH_BOOK);
    byte[] bytes = Codec.outcome(refused);
    assertEquals(
        """
        {"accepted":false,"reason":"kernel.NO_SUCH_BOOK",\
        "sentence":"Because of \\"NO_SUCH_BOOK\\"."}\
        """,
        new String(bytes, UTF_8));
    assertEquals(refused, codec.outcome(bytes));
    assertArrayEquals(bytes, Codec.outcome(codec.outcome(bytes)));
  }

  @Test
  void actions_are_listed_in_the_order_of_their_names() {
    assertEquals(
        List.of("kernel.PutBook", "kernel.TakeBook", "kernel.TipOver"),
        List.copyOf(codec.actions().keySet()));
  }
}
