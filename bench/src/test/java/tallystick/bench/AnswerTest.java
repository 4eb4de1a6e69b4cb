package tallystick.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Load.Request REQUEST = new Load.Request(new byte[0], ID);

  private static FullHttpResponse response(HttpResponseStatus status, String body) {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body.getBytes(UTF_8)));
  }

  private static String receipt(String id, boolean accepted) {
    String outcome = "{\\\"accepted\\\":true,\\\"events\\\":[]}";
    return "{\"id\":\"%s\",\"height\":7,\"accepted\":%s,\"reason\":\"\",\"outcome\":\"%s\"}"
        .formatted(id, accepted, outcome);
  }

  private static @Nullable String failure(FullHttpResponse response, int actions) {
    return Answer.to(REQUEST, response, actions, false).failure();
  }

  @Test
  void an_accepted_receipt_about_the_action_is_what_is_wanted() {
    assertNull(failure(response(HttpResponseStatus.OK, receipt(ID, true)), 1));
  }

  @Test
  void a_refusal_is_a_failure_whatever_its_outcome_says() {
    assertNotNull(failure(response(HttpResponseStatus.OK, receipt(ID, false)), 1));
  }

  @Test
  void every_action_of_a_list_must_be_accepted() {
    String one = "{\"receipts\":[%s,%s]}".formatted(receipt(ID, true), receipt(ID, false));
    assertNotNull(failure(response(HttpResponseStatus.OK, one), 2));
    String both = one.replace("\"accepted\":false", "\"accepted\":true");
    assertNull(failure(response(HttpResponseStatus.OK, both), 2));
  }

  @Test
  void where_refusals_are_allowed_they_are_counted_and_nothing_may_be_missing() {
    String one = "{\"receipts\":[%s,%s]}".formatted(receipt(ID, true), receipt(ID, false));
    FullHttpResponse response = response(HttpResponseStatus.OK, one);
    assertEquals(new Answer(1, null), Answer.to(REQUEST, response, 2, true));
    assertNotNull(Answer.to(REQUEST, response, 3, true).failure());
  }

  @Test
  void an_answer_about_another_action_is_a_failure() {
    String other = receipt("f".repeat(32), true);
    assertNotNull(failure(response(HttpResponseStatus.OK, other), 1));
  }

  @Test
  void a_problem_is_a_failure() {
    assertNotNull(failure(response(HttpResponseStatus.SERVICE_UNAVAILABLE, receipt(ID, true)), 1));
  }
}
