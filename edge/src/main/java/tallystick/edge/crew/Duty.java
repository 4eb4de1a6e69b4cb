package tallystick.edge.crew;

import java.util.ArrayList;
import java.util.List;

/// Something that is to be done about an alarm, by one agent.
///
/// @param id of the alarm, and the number of the plan's step
/// @param devices who shall do it, the first first; empty for whoever can
/// @param attempt how often it was given to somebody
/// @param agent who has it, empty before
/// @param tried who could not do it
/// @param result a JSON object
public record Duty(
    String id,
    String device,
    String threshold,
    String command,
    String arguments,
    List<String> devices,
    int attempt,
    String agent,
    Stage stage,
    List<String> tried,
    String result) {

  /// How far it is.
  public enum Stage {
    /// Nobody has it.
    OPEN,
    /// Somebody has it, and has not begun.
    ASSIGNED,
    /// Somebody does it.
    BEGUN,
    DONE
  }

  static Duty of(Entry.Rang rang, int number, Plan.Step step) {
    return new Duty(
        rang.alarm() + "." + number,
        rang.device(),
        rang.threshold(),
        step.command(),
        step.arguments(),
        step.devices(),
        0,
        "",
        Stage.OPEN,
        List.of(),
        "{}");
  }

  /// Whether somebody has it who has neither done it nor failed.
  boolean isWithSomebody() {
    return stage == Stage.ASSIGNED || stage == Stage.BEGUN;
  }

  /// Whether this is the attempt that counts, and somebody's.
  boolean isOf(String who, int number) {
    return isWithSomebody() && agent.equals(who) && attempt == number;
  }

  /// Whether it may be given to somebody under this number.
  boolean isNext(int number) {
    return stage != Stage.DONE && number == attempt + 1;
  }

  Duty assigned(String to) {
    return with(attempt + 1, to, Stage.ASSIGNED, tried, result);
  }

  Duty begun() {
    return with(attempt, agent, Stage.BEGUN, tried, result);
  }

  Duty ended(boolean done, String with) {
    if (done) {
      return with(attempt, agent, Stage.DONE, tried, with);
    }
    List<String> all = new ArrayList<>(tried);
    all.add(agent);
    return with(attempt, "", Stage.OPEN, List.copyOf(all), with);
  }

  private Duty with(int number, String who, Stage next, List<String> all, String came) {
    return new Duty(
        id, device, threshold, command, arguments, devices, number, who, next, all, came);
  }
}
