package tallystick.domains.devices;

import static tallystick.domains.devices.Devices.ALARMS;
import static tallystick.domains.devices.Devices.DEVICES;
import static tallystick.domains.devices.Devices.MAX_THRESHOLDS;
import static tallystick.domains.devices.Devices.RANG;
import static tallystick.domains.devices.Devices.RINGING;
import static tallystick.domains.devices.Devices.TAILS;
import static tallystick.domains.devices.Devices.THRESHOLDS;
import static tallystick.domains.devices.Devices.TOLERANCE_MILLIS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.Devices.Alarm;
import tallystick.domains.devices.Devices.Device;
import tallystick.domains.devices.Devices.Rang;
import tallystick.domains.devices.Devices.Ringing;
import tallystick.domains.devices.Devices.Stage;
import tallystick.domains.devices.Devices.Tail;
import tallystick.domains.devices.Devices.Threshold;
import tallystick.domains.devices.DevicesAction.AcknowledgeAlarm;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.Reason;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.domains.devices.DevicesAction.RemoveThreshold;
import tallystick.domains.devices.DevicesAction.SetThreshold;
import tallystick.domains.devices.DevicesEvent.AlarmAcknowledged;
import tallystick.domains.devices.DevicesEvent.AlarmCleared;
import tallystick.domains.devices.DevicesEvent.AlarmRaised;
import tallystick.domains.devices.DevicesEvent.ReadingsMissing;
import tallystick.domains.devices.DevicesEvent.ReadingsRecorded;
import tallystick.domains.devices.DevicesEvent.ThresholdRemoved;
import tallystick.domains.devices.DevicesEvent.ThresholdSet;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of readings, and of what is alarming in them.
final class ReadingRules {
  private ReadingRules() {}

  static Decision setThreshold(SetThreshold action, Step step) {
    State state = step.state();
    if (action.scope() == Scope.DEVICE) {
      Reason hindrance = DevicesRules.notOwned(action.subject(), step);
      if (hindrance != null) {
        return refuse(hindrance);
      }
    }
    if (state.scan(THRESHOLDS, step.by() + "/", "", MAX_THRESHOLDS).size() == MAX_THRESHOLDS) {
      return refuse(Reason.THRESHOLD_LIMIT);
    }
    state.put(
        THRESHOLDS,
        step.by() + "/" + step.id(),
        new Threshold(
            action.scope(),
            action.subject(),
            action.channel(),
            action.low(),
            action.high(),
            action.forSeconds()));
    step.emit(
        new ThresholdSet(
            step.id(),
            step.by(),
            action.scope(),
            action.subject(),
            action.channel(),
            action.low(),
            action.high(),
            action.forSeconds()));
    return ACCEPTED;
  }

  static Decision removeThreshold(RemoveThreshold action, Step step) {
    String row = step.by() + "/" + action.threshold();
    if (step.state().get(THRESHOLDS, row) == null) {
      return refuse(Reason.THRESHOLD_UNKNOWN);
    }
    step.state().remove(THRESHOLDS, row);
    step.state().remove(RANG, row);
    step.emit(new ThresholdRemoved(action.threshold(), step.by()));
    return ACCEPTED;
  }

  static Decision raiseAlarm(RaiseAlarm action, Step step) {
    State state = step.state();
    Device device = state.get(DEVICES, action.device());
    if (device == null) {
      return refuse(Reason.DEVICE_UNKNOWN);
    }
    Reason hindrance = notParty(device, step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    Threshold threshold = state.get(THRESHOLDS, device.owner() + "/" + action.threshold());
    if (threshold == null) {
      return refuse(Reason.THRESHOLD_UNKNOWN);
    }
    if (!threshold.covers(action.device(), device)) {
      return refuse(Reason.THRESHOLD_NOT_OF_DEVICE);
    }
    if (action.extreme() >= threshold.low() && action.extreme() <= threshold.high()) {
      return refuse(Reason.NOT_OUTSIDE);
    }
    if (action.since() + threshold.forSeconds() * 1000L > step.time() + TOLERANCE_MILLIS) {
      return refuse(Reason.FROM_THE_FUTURE);
    }
    String row = action.device() + "/" + action.threshold();
    if (state.get(RINGING, row) != null) {
      return refuse(Reason.ALARM_OPEN);
    }
    state.put(RINGING, row, new Ringing(step.id()));
    state.put(RANG, device.owner() + "/" + action.threshold(), new Rang(step.time()));
    state.put(ALARMS, step.id(), new Alarm(action.device(), action.threshold(), false));
    step.emit(
        new AlarmRaised(
            step.id(),
            action.device(),
            device.owner(),
            device.place(),
            action.threshold(),
            threshold.channel(),
            action.since(),
            action.extreme()));
    return ACCEPTED;
  }

  static Decision clearAlarm(ClearAlarm action, Step step) {
    State state = step.state();
    Alarm alarm = state.get(ALARMS, action.alarm());
    if (alarm == null) {
      return refuse(Reason.ALARM_UNKNOWN);
    }
    Device device = DevicesRules.device(alarm.device(), step);
    Reason hindrance = notParty(device, step);
    if (hindrance != null) {
      return refuse(hindrance);
    }
    state.remove(ALARMS, action.alarm());
    state.remove(RINGING, alarm.device() + "/" + alarm.threshold());
    step.emit(new AlarmCleared(action.alarm(), alarm.device(), device.owner()));
    return ACCEPTED;
  }

  static Decision acknowledgeAlarm(AcknowledgeAlarm action, Step step) {
    State state = step.state();
    Alarm alarm = state.get(ALARMS, action.alarm());
    if (alarm == null) {
      return refuse(Reason.ALARM_UNKNOWN);
    }
    if (!DevicesRules.device(alarm.device(), step).owner().equals(step.by())) {
      return refuse(Reason.NOT_OWNER);
    }
    if (alarm.acknowledged()) {
      return refuse(Reason.ALARM_ACKNOWLEDGED);
    }
    state.put(ALARMS, action.alarm(), new Alarm(alarm.device(), alarm.threshold(), true));
    step.emit(new AlarmAcknowledged(action.alarm(), alarm.device(), step.by()));
    return ACCEPTED;
  }

  static Decision recordReadings(RecordReadings action, Step step) {
    State state = step.state();
    String id = DevicesRules.self(step);
    Device device = DevicesRules.device(id, step);
    if (device.stage() == Stage.REVOKED) {
      return refuse(Reason.DEVICE_REVOKED);
    }
    long last = Objects.requireNonNull(state.get(TAILS, id), id).last();
    if (action.first() - action.missing() <= last) {
      return refuse(Reason.SEQUENCE_REPEATED);
    }
    if (action.first() - action.missing() > last + 1) {
      return refuse(Reason.SEQUENCE_GAP);
    }
    if (action.until() > step.time() + TOLERANCE_MILLIS) {
      return refuse(Reason.FROM_THE_FUTURE);
    }
    state.put(TAILS, id, new Tail(action.first() + action.count() - 1));
    if (action.missing() > 0) {
      step.emit(new ReadingsMissing(id, device.owner(), last + 1, action.missing()));
    }
    step.emit(
        new ReadingsRecorded(
            step.id(),
            id,
            device.owner(),
            device.place(),
            action.first(),
            action.count(),
            action.from(),
            action.until(),
            action.root(),
            action.channels()));
    return ACCEPTED;
  }

  /// Why who signs can say nothing about a device's alarms, or null. The owner of a revoked device
  /// can.
  private static @Nullable Reason notParty(Device device, Step step) {
    if (device.owner().equals(step.by())) {
      return null;
    }
    if (!device.principal().equals(step.by())) {
      return Reason.NOT_PARTY;
    }
    return device.stage() == Stage.REVOKED ? Reason.DEVICE_REVOKED : null;
  }
}
