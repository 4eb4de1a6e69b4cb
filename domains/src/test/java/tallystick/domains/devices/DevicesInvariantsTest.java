package tallystick.domains.devices;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.PlantedDamage;
import tallystick.domains.devices.Devices.Alarm;
import tallystick.domains.devices.Devices.Command;
import tallystick.domains.devices.Devices.Device;
import tallystick.domains.devices.Devices.Enrolled;
import tallystick.domains.devices.Devices.Ringing;
import tallystick.domains.devices.Devices.RollOutRow;
import tallystick.domains.devices.Devices.Tail;
import tallystick.kernel.State;

class DevicesInvariantsTest {
  @TestFactory
  Stream<DynamicTest> every_damage_is_seen() {
    return PlantedDamage.tests(
        new DevicesDomain(),
        List.of(
            damage(
                "a device has one principal",
                "a device takes another's principal",
                state -> {
                  Map.Entry<String, Device> one = device(state);
                  state.put(Devices.DEVICES, one.getKey(), one.getValue().enrolled("x"));
                }),
            damage(
                "a device has one principal",
                "a device stands under another's claim",
                state -> state.put(Devices.DEVICES, "x", device(state).getValue())),
            damage(
                "a principal is one device",
                "somebody is a device that knows nothing of it",
                state -> state.put(Devices.ENROLLED, "x", new Enrolled(device(state).getKey()))),
            damage(
                "readings are of devices",
                "something unknown has readings",
                state -> state.put(Devices.TAILS, "x", new Tail(1))),
            damage(
                "readings are of devices",
                "there are fewer than none",
                state -> state.put(Devices.TAILS, device(state).getKey(), new Tail(-1))),
            damage(
                "commands wait for devices",
                "one waits for nothing",
                state -> state.put(Devices.COMMANDS, "x/y", new Command(1))),
            damage(
                "groups have releases of their owner",
                "a group has what nobody published",
                state ->
                    state.put(Devices.ROLL_OUTS, "x/y/MODEL/z", new RollOutRow("unknown", 1, ""))),
            damage(
                "an alarm rings once",
                "one does not ring",
                state -> state.put(Devices.ALARMS, "x", new Alarm("y", "z", false))),
            damage(
                "what rings is an alarm",
                "nothing rings",
                state -> state.put(Devices.RINGING, "x/y", new Ringing("z")))));
  }

  private static PlantedDamage damage(String invariant, String what, Consumer<State> damage) {
    return new PlantedDamage(invariant, what, damage);
  }

  private static Map.Entry<String, Device> device(State state) {
    return state.scan(Devices.DEVICES, "", "", 1).firstEntry();
  }
}
