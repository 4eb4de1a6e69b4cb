package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Configurations by a clock that the test sets, with sensors that are real.
class ConfigurationsTest {
  private static final Configuration START =
      new Configuration(1, 10, List.of("cold-room:start."), List.of());
  private static final String FIRST = "01".repeat(16);
  private static final String SECOND = "02".repeat(16);

  @TempDir private Path folder;
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<Configuration> used = new ArrayList<>();
  private final Measuring measuring =
      new Measuring(
          Executors.newSingleThreadScheduledExecutor(),
          new Measuring.Ear() {
            @Override
            public void measured(Configuration by, long time, List<Measurement> measured) {}

            @Override
            public void actuators(List<Actuator> actuators) {}
          });
  private long uptime;
  private Outbox outbox;
  private Configurations all;

  @BeforeEach
  void starts() throws IOException {
    outbox = Outbox.open(folder.resolve("outbox.db"));
    restarts();
  }

  @AfterEach
  void ends() {
    outbox.close();
    measuring.close();
  }

  private void restarts() throws IOException {
    all =
        new Configurations(
            folder,
            START,
            outbox,
            release -> Objects.requireNonNull(texts.get(release.release())).getBytes(UTF_8),
            next -> {
              measuring.use(next);
              used.add(next);
            },
            () -> uptime);
    all.begin(complaints);
  }

  private void rollsOut(String... releases) {
    List<Release> wanted = new ArrayList<>();
    for (String release : releases) {
      wanted.add(new Release(release, "CONFIGURATION", "rooms", "00".repeat(32)));
    }
    all.take(wanted, complaints);
  }

  private void proves() {
    assertTrue(all.measured(used.getLast()));
  }

  @Test
  void a_release_says_what_is_measured_and_what_it_lacks_stays() {
    texts.put(FIRST, "{\"everySeconds\":5,\"sensors\":[\"cold-room:two.\"]}");
    rollsOut(FIRST);
    assertEquals(5, used.getLast().everySeconds());
    assertEquals(10, used.getLast().gatherSeconds());
    assertEquals(List.of("cold-room:two."), used.getLast().sensors());
    assertEquals(List.of(), all.installed());
    assertFalse(all.measured(START));
    proves();
    assertEquals(List.of(FIRST), all.installed());
    rollsOut();
    assertEquals(START, used.getLast());
    assertEquals(List.of(), all.installed());
    assertEquals(List.of(), complaints);
  }

  @Test
  void one_that_cannot_be_used_is_told_and_changes_nothing() {
    texts.put(FIRST, "{\"everySeconds\":2}");
    rollsOut(FIRST);
    proves();
    int before = used.size();
    for (String bad :
        List.of(
            "no JSON",
            "[]",
            "{\"everySeconds\":0}",
            "{\"every\":3}",
            "{\"sensors\":[\"thermometer\"]}",
            "{\"rules\":[{\"threshold\":\"x\"}]}")) {
      texts.put(SECOND, bad);
      rollsOut(SECOND);
      assertTrue(complaints.removeFirst().startsWith("release " + SECOND + " of rooms: "), bad);
    }
    assertEquals(before, used.size());
    assertEquals(List.of(FIRST), all.installed());
    rollsOut(FIRST, SECOND);
    assertEquals(
        "release " + SECOND + " of rooms: a device has one configuration", complaints.getFirst());
  }

  @Test
  void one_by_which_nothing_is_measured_in_a_minute_is_taken_back_and_not_tried_again()
      throws IOException {
    texts.put(FIRST, "{\"everySeconds\":2}");
    texts.put(SECOND, "{\"sensors\":[\"1-wire:t=/nowhere\"]}");
    rollsOut(FIRST);
    proves();
    rollsOut(SECOND);
    uptime += 59_999;
    assertEquals("", all.check());
    uptime += 1;
    assertTrue(all.check().contains("nothing was measured by it in a minute"));
    assertEquals(2, used.getLast().everySeconds());
    assertEquals(START.sensors(), used.getLast().sensors());
    assertEquals(List.of(FIRST), all.installed());
    int before = used.size();
    rollsOut(SECOND);
    restarts();
    rollsOut(SECOND);
    assertEquals(before + 1, used.size());
    assertEquals(List.of(FIRST), all.installed());
    rollsOut(FIRST);
    rollsOut(SECOND);
    assertEquals(List.of("1-wire:t=/nowhere"), used.getLast().sensors());
  }

  @Test
  void what_ended_the_agent_while_it_was_on_trial_is_taken_back() throws IOException {
    texts.put(FIRST, "{\"everySeconds\":2}");
    rollsOut(FIRST);
    restarts();
    assertEquals(START, used.getLast());
    assertTrue(complaints.getFirst().contains(FIRST + " was taken back"));
    rollsOut(FIRST);
    assertEquals(START, used.getLast());
    texts.put(SECOND, "{\"everySeconds\":3}");
    rollsOut(SECOND);
    proves();
    restarts();
    assertEquals(3, used.getLast().everySeconds());
    assertEquals(List.of(SECOND), all.installed());
  }
}
