package tallystick.edge.crew;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tallystick.edge.crew.Entry.Assigned;
import tallystick.edge.crew.Entry.Begun;
import tallystick.edge.crew.Entry.Ended;
import tallystick.edge.crew.Entry.Joined;
import tallystick.edge.crew.Entry.Over;
import tallystick.edge.crew.Entry.Planned;
import tallystick.edge.crew.Entry.Rang;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;

/// What the crew agrees on, without a network.
class BoardTest {
  private static final String THRESHOLD = "0".repeat(32);
  private static final String ALARM = "a".repeat(32);
  private static final String ONE = "1".repeat(32);
  private static final String TWO = "2".repeat(32);
  private static final String THREE = "3".repeat(32);
  private static final Set<String> ALL = Set.of(agent(ONE), agent(TWO), agent(THREE));
  private static final String DUTY = ALARM + ".1";

  private Board board = Board.EMPTY;

  private static String agent(String device) {
    return device.replace(device.charAt(0), (char) (device.charAt(0) + 5));
  }

  private void writes(Entry entry) {
    board = board.after(entry);
  }

  private static Plan plan(long version, String from, String... devices) {
    return new Plan(
        version,
        List.of(new Plan.Step(THRESHOLD, from, "spare", "{\"value\":1}", List.of(devices))));
  }

  private void join(String... devices) {
    for (String device : devices) {
      writes(new Joined(agent(device), device, List.of("spare")));
    }
  }

  private void coordinates(Set<String> present) {
    Assigned given = Coordinator.next(board, present);
    while (given != null) {
      writes(given);
      given = Coordinator.next(board, present);
    }
  }

  private String has() {
    return board.duties().getFirst().agent();
  }

  @Test
  void an_alarm_is_given_to_one_agent_the_plan_says_whom() {
    join(ONE, TWO, THREE);
    writes(new Planned(plan(1, "", THREE, TWO)));
    writes(new Rang(ALARM, ONE, THRESHOLD));
    coordinates(ALL);
    assertEquals(agent(THREE), has());
    writes(new Begun(DUTY, 1, agent(THREE)));
    writes(new Ended(DUTY, 1, agent(THREE), true, "{}"));
    assertEquals(Duty.Stage.DONE, board.duties().getFirst().stage());
    assertNull(Coordinator.next(board, Set.of(agent(ONE))));
  }

  @Test
  void whoever_can_is_asked_when_the_plan_names_nobody_the_one_whose_alarm_it_is_first() {
    writes(new Joined(agent(ONE), ONE, List.of("door")));
    join(THREE, TWO);
    writes(new Planned(plan(1, "")));
    writes(new Rang(ALARM, THREE, THRESHOLD));
    writes(new Rang("b".repeat(32), ONE, THRESHOLD));
    coordinates(ALL);
    assertEquals(
        List.of(agent(TWO), agent(THREE)), board.duties().stream().map(Duty::agent).toList());
  }

  @Test
  void who_dies_before_it_is_done_is_replaced_and_cannot_begin_any_more() {
    join(ONE, TWO, THREE);
    writes(new Planned(plan(1, "")));
    writes(new Rang(ALARM, ONE, THRESHOLD));
    coordinates(ALL);
    assertEquals(agent(ONE), has());
    coordinates(Set.of(agent(TWO), agent(THREE)));
    assertEquals(agent(TWO), has());
    Board before = board;
    writes(new Begun(DUTY, 1, agent(ONE)));
    writes(new Ended(DUTY, 1, agent(ONE), true, "{}"));
    assertSame(before, board);
    writes(new Begun(DUTY, 2, agent(TWO)));
    coordinates(Set.of(agent(THREE)));
    assertEquals(agent(THREE), has());
  }

  @Test
  void who_is_gone_keeps_its_duty_while_nobody_else_can() {
    join(ONE);
    writes(new Planned(plan(1, "")));
    writes(new Rang(ALARM, ONE, THRESHOLD));
    coordinates(ALL);
    coordinates(Set.of(agent(TWO)));
    assertEquals(agent(ONE), has());
  }

  @Test
  void who_could_not_is_not_asked_again() {
    join(ONE, TWO);
    writes(new Planned(plan(1, "")));
    writes(new Rang(ALARM, ONE, THRESHOLD));
    coordinates(ALL);
    writes(new Begun(DUTY, 1, agent(ONE)));
    writes(new Ended(DUTY, 1, agent(ONE), false, "{\"error\":\"stuck\"}"));
    coordinates(ALL);
    assertEquals(agent(TWO), has());
    writes(new Ended(DUTY, 2, agent(TWO), false, "{\"error\":\"stuck\"}"));
    coordinates(ALL);
    assertEquals(Duty.Stage.OPEN, board.duties().getFirst().stage());
  }

  @Test
  void what_is_written_twice_or_late_changes_nothing() throws IOException {
    join(ONE);
    writes(new Planned(plan(2, "")));
    Rang rang = new Rang(ALARM, ONE, THRESHOLD);
    writes(rang);
    coordinates(ALL);
    for (Entry late :
        List.of(
            rang,
            new Rang("c".repeat(32), ONE, THRESHOLD),
            new Planned(plan(1, "", TWO)),
            new Planned(plan(2, "", TWO)),
            new Assigned(DUTY, 1, agent(TWO)),
            new Assigned("nothing", 1, agent(TWO)),
            new Over(TWO, THRESHOLD))) {
      assertSame(board, board.after(Entry.of(late.toBytes())), late.toString());
    }
    writes(new Over(ONE, THRESHOLD));
    assertEquals(List.of(), board.duties());
    assertEquals(1, board.past().size());
    assertSame(board, board.after(new Over(ONE, THRESHOLD)));
  }

  @Test
  void an_alarm_that_is_not_in_the_plan_is_known_and_nothing_is_done() {
    join(ONE);
    writes(new Planned(plan(1, TWO)));
    writes(new Rang(ALARM, ONE, THRESHOLD));
    assertEquals(1, board.ringing().size());
    assertEquals(List.of(), board.duties());
  }

  @Test
  void the_board_is_the_same_after_it_was_in_a_file() {
    join(ONE, TWO);
    writes(new Planned(plan(1, "", ONE)));
    writes(new Rang(ALARM, ONE, THRESHOLD));
    coordinates(ALL);
    byte[] bytes = Codec.JSON.writeValueAsBytes(board);
    assertEquals(board, Codec.JSON.readValue(bytes, Board.class));
  }

  @Test
  void what_is_no_entry_no_plan_or_no_peer_is_told_so() {
    for (String bad :
        List.of("", "[]", "{}", "{\"kind\":\"Over\",\"body\":{}}", "{\"kind\":\"X\"}")) {
      assertThrows(IOException.class, () -> Entry.of(bad.getBytes(StandardCharsets.UTF_8)), bad);
    }
    assertThrows(
        Require.Field.class, () -> new Plan.Step(THRESHOLD, "", "spare", "no JSON", List.of()));
    assertEquals(new Peer(ONE, "10.0.0.7", 7_000), Peer.of(ONE + "@10.0.0.7:7000"));
    for (String bad : List.of("", ONE, ONE + "@host", ONE + "@host:0", ONE + "@host:99999")) {
      assertThrows(IllegalArgumentException.class, () -> Peer.of(bad), bad);
    }
  }
}
