package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;

class CommandsTest {
  private static final long NOW = 1_800_000_000_000L;
  private static final String COMMAND = "ab".repeat(16);

  @TempDir private Path folder;
  private Path fan;
  private Outbox outbox;

  @BeforeEach
  void opens() throws IOException {
    outbox = Outbox.open(folder.resolve("outbox.db"));
    fan = Files.createFile(folder.resolve("fan"));
  }

  @AfterEach
  void closes() {
    outbox.close();
  }

  private Commands commands() {
    return new Commands(outbox, List.of(new FileActuator("fan", fan)), () -> NOW);
  }

  private static byte[] told(String command, String name, String arguments, long until) {
    return """
    {"items":[{"command":"%s","name":"%s","arguments":"%s","until":%d}]}\
    """
        .formatted(command, name, arguments.replace("\"", "\\\""), until)
        .getBytes(UTF_8);
  }

  /// What waits to be sent, which is taken away.
  private List<AcknowledgeCommand> acknowledged() {
    List<AcknowledgeCommand> acts = new ArrayList<>();
    for (Outbox.Act act = outbox.oldestAct(); act != null; act = outbox.oldestAct()) {
      acts.add((AcknowledgeCommand) act.action());
      Parcel parcel = new Parcel(act.id(), Parcel.ACTS, new byte[0], 0, act.number());
      outbox.dispatch(parcel);
      outbox.settle(parcel);
    }
    return acts;
  }

  @Test
  void a_command_is_done_once_however_often_it_is_told() throws IOException {
    byte[] message = told(COMMAND, "fan", "{\"value\":3}", NOW + 1);
    commands().take(message);
    assertEquals("3\n", Files.readString(fan));
    assertEquals(List.of(new AcknowledgeCommand(COMMAND, true, "{\"value\":3}")), acknowledged());
    Files.writeString(fan, "");
    commands().take(message);
    assertEquals("", Files.readString(fan));
    assertNull(outbox.oldestAct());
  }

  @Test
  void what_cannot_be_done_is_told_with_the_reason() {
    Commands commands = commands();
    commands.take(told("01".repeat(16), "horn", "{}", NOW + 1));
    commands.take(told("02".repeat(16), "fan", "{\"value\":1.5}", NOW + 1));
    commands.take(told("03".repeat(16), "fan", "{", NOW + 1));
    commands.take("no json".getBytes(UTF_8));
    List<AcknowledgeCommand> told = acknowledged();
    assertEquals(3, told.size());
    told.forEach(one -> assertEquals(false, one.done()));
    assertEquals("{\"error\":\"there is no actuator of this name\"}", told.get(0).result());
    assertEquals("{\"error\":\"value must be a whole number\"}", told.get(1).result());
  }

  @Test
  void a_command_that_is_too_late_is_not_begun() throws IOException {
    commands().take(told(COMMAND, "fan", "{\"value\":3}", NOW));
    assertEquals("", Files.readString(fan));
    assertNull(outbox.oldestAct());
  }

  @Test
  void a_command_that_was_interrupted_is_said_not_to_be_done_and_not_begun_again()
      throws IOException {
    outbox.begin(COMMAND);
    Commands after = commands();
    after.take(told(COMMAND, "fan", "{\"value\":3}", NOW + 1));
    assertEquals("", Files.readString(fan));
    Outbox.Act act = outbox.oldestAct();
    assertNotNull(act);
    assertEquals(
        new AcknowledgeCommand(COMMAND, false, "{\"error\":\"interrupted\"}"), act.action());
    assertEquals(1, acknowledged().size());
  }

  @Test
  void two_actuators_of_one_name_are_turned_away() {
    List<Actuator> two = List.of(new FileActuator("fan", fan), new FileActuator("fan", fan));
    assertThrows(IllegalArgumentException.class, () -> new Commands(outbox, two, () -> NOW));
  }
}
