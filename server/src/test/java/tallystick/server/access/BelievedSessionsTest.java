package tallystick.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.views.TestDatabase;

/// What two gateways over one database know of sessions, and when.
class BelievedSessionsTest {
  private static final Client BROWSER = new Client("198.51.100.7", "Browser of a test", "");

  private final JdbcClient sql = TestDatabase.get().sql();
  private final AtomicLong nanos = new AtomicLong();
  private Instant now = Instant.parse("2026-11-21T12:34:56Z");
  private final InstantSource clock = () -> now;
  private Sessions here;
  private Sessions elsewhere;
  private Person ann;

  @BeforeEach
  void open() throws IOException {
    Vault vault = AccessTables.vault();
    here = sessions(vault);
    elsewhere = sessions(vault);
    People people = new People(sql, vault, clock);
    ann = people.make("ann@example.org", "");
    assertTrue(people.add(ann, Vault.random(32)));
  }

  private Sessions sessions(Vault vault) {
    return new Sessions(sql, vault, new Audit(sql, vault, clock), clock, nanos::get);
  }

  private Sessions.Opened opened() {
    return here.confirm(here.open(ann, BROWSER).session()).orElseThrow();
  }

  private void passes(Duration time) {
    now = now.plus(time);
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void what_ended_is_over_here_at_once_and_elsewhere_within_seconds() {
    Sessions.Opened lost = opened();
    assertTrue(here.find(lost.token(), BROWSER).isPresent());
    assertTrue(elsewhere.find(lost.token(), BROWSER).isPresent());
    assertTrue(here.end(ann.person(), lost.session().session()));
    assertEquals(Optional.empty(), here.find(lost.token(), BROWSER));
    assertFalse(elsewhere.isFresh(lost.session()), "what is privileged looks at the row");
    passes(Sessions.BELIEVED.plusMillis(1));
    assertEquals(Optional.empty(), elsewhere.find(lost.token(), BROWSER));
  }

  @Test
  void the_cookie_before_the_second_factor_is_none_after_it() {
    Sessions.Opened half = here.open(ann, BROWSER);
    assertTrue(here.find(half.token(), BROWSER).isPresent());
    Sessions.Opened whole = here.confirm(half.session()).orElseThrow();
    assertEquals(Optional.empty(), here.find(half.token(), BROWSER));
    assertTrue(here.find(whole.token(), BROWSER).orElseThrow().isComplete());
  }

  @Test
  void all_others_end_here_at_once() {
    Sessions.Opened kept = opened();
    Sessions.Opened other = opened();
    assertTrue(here.find(other.token(), BROWSER).isPresent());
    assertEquals(1, here.endOthers(kept.session()));
    assertEquals(Optional.empty(), here.find(other.token(), BROWSER));
    assertTrue(here.find(kept.token(), BROWSER).isPresent());
    assertEquals(1, here.endAll(ann.person()));
    assertEquals(Optional.empty(), here.find(kept.token(), BROWSER));
  }

  @Test
  void a_session_without_use_ends_by_itself() {
    Sessions.Opened idle = opened();
    assertTrue(here.find(idle.token(), BROWSER).isPresent());
    passes(Sessions.IDLE.plusMillis(1));
    assertEquals(Optional.empty(), here.find(idle.token(), BROWSER));
  }

  @Test
  void a_session_ends_after_half_a_day_however_much_it_is_used() {
    Sessions.Opened old = opened();
    Instant end = now.plus(Sessions.MOST);
    while (now.isBefore(end)) {
      assertTrue(here.find(old.token(), BROWSER).isPresent(), now::toString);
      passes(Duration.ofMinutes(20));
    }
    assertEquals(Optional.empty(), here.find(old.token(), BROWSER));
  }

  @Test
  void one_that_ended_elsewhere_is_over_when_its_use_is_written_down() {
    Sessions.Opened lost = opened();
    now = now.plus(Duration.ofSeconds(59));
    assertTrue(here.find(lost.token(), BROWSER).isPresent());
    assertTrue(elsewhere.end(ann.person(), lost.session().session()));
    now = now.plus(Duration.ofSeconds(2));
    assertEquals(Optional.empty(), here.find(lost.token(), BROWSER));
  }
}
