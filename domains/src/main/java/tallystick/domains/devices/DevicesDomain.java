package tallystick.domains.devices;

import java.util.List;
import tallystick.kernel.Action;
import tallystick.kernel.Api;
import tallystick.kernel.Decision;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Invariant;
import tallystick.kernel.Permissions;
import tallystick.kernel.Refusal;
import tallystick.kernel.Step;
import tallystick.kernel.Views;
import tallystick.kernel.Workload;

/// The front door of the room of devices.
public final class DevicesDomain implements Domain {
  @Override
  public String name() {
    return "devices";
  }

  @Override
  public Class<? extends Action> actions() {
    return DevicesAction.class;
  }

  @Override
  public Permissions permissions() {
    return DevicesPermissions.ALL;
  }

  @Override
  public Class<? extends Event> events() {
    return DevicesEvent.class;
  }

  @Override
  public List<? extends Refusal> refusals() {
    return List.of(DevicesAction.Reason.values());
  }

  @Override
  public Decision decide(Action action, Step step) {
    return DevicesRules.decide((DevicesAction) action, step);
  }

  @Override
  public Views views() {
    return new DevicesViews();
  }

  @Override
  public Api api() {
    return DevicesApi.API;
  }

  @Override
  public List<Invariant> invariants() {
    return DevicesInvariants.ALL;
  }

  @Override
  public Workload workload() {
    return new DevicesWorkload();
  }
}
