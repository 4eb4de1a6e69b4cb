package tallystick.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DelaysTest {
  private static final long MILLI = 1_000_000;

  private final Delays delays = new Delays();

  @Test
  void a_message_counts_from_when_its_request_was_due_and_from_its_answer() {
    delays.due("a", 0);
    delays.answered("a", 30 * MILLI);
    delays.heard("a", 40 * MILLI);
    Delays.Times times = delays.times();
    assertEquals(1, times.messages());
    assertEquals(40, times.sinceDue().p50Millis(), 0.1);
    assertEquals(10, times.sinceAnswer().p50Millis(), 0.1);
  }

  @Test
  void a_message_before_the_answer_waits_for_nothing() {
    delays.due("a", 0);
    delays.heard("a", 5 * MILLI);
    assertEquals(0, delays.times().sinceAnswer().maxMillis());
  }

  @Test
  void what_somebody_else_did_is_not_counted() {
    delays.heard("b", MILLI);
    assertEquals(0, delays.times().messages());
  }

  @Test
  void a_lost_subscriber_is_no_result() {
    delays.fail("gone");
    assertThrows(IllegalStateException.class, delays::times);
  }
}
