package tallystick.server.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.kernel.Malformed;

/// Schedules of standing queries.
class ScheduleTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T10:20:30.500Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"hour\":\"1\",\"minute\":\"5\"}; 2026-11-24T01:05:00Z",
        "{\"hour\":1}; 2026-11-24T01:00:00Z",
        "{\"minute\":\"[15-17],40\"}; 2026-11-23T10:40:00Z",
        "{\"second\":\"0/30\"}; 2026-11-23T10:21:00Z",
        "{\"dayOfWeek\":\"3\"}; 2026-11-25T00:00:00Z",
        "{\"dayOfWeek\":\"7\",\"hour\":\"6\"}; 2026-11-29T06:00:00Z",
        "{\"dayOfMonth\":\"1\"}; 2026-12-01T00:00:00Z",
        "{\"month\":\"2\"}; 2027-02-01T00:00:00Z"
      })
  void what_is_finer_than_what_is_given_is_at_its_beginning(String schedule, String next) {
    assertEquals(Instant.parse(next), Schedule.kept(schedule).after(MONDAY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; /second",
        "{\"hour\":\"24\"}; /hour",
        "{\"minute\":\"x\"}; /minute",
        "{\"year\":\"2026\"}; /year",
        "{\"dayOfMonth\":\"31\",\"month\":\"2\"}; /dayOfMonth"
      })
  void what_never_comes_is_refused(String schedule, String pointer) {
    Malformed refused = assertThrows(Malformed.class, () -> Schedule.kept(schedule));
    assertEquals(pointer, refused.pointer());
  }

  @Test
  void it_is_kept_as_it_was_given() {
    String schedule = "{\"minute\":\"[15-17],40\",\"dayOfWeek\":\"1\"}";
    assertEquals(schedule, Schedule.kept(schedule).json().toString());
  }
}
