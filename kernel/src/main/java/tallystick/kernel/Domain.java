package tallystick.kernel;

import java.util.List;

/// One room of the venue: its front door, which hands its other doors to the flow.
public interface Domain {
  /// The room's name, first part of every wire name in it.
  String name();

  /// The sealed interface of its actions.
  Class<? extends Action> actions();

  /// Who may do each of its actions.
  Permissions permissions();

  /// The sealed interface of its events.
  Class<? extends Event> events();

  /// The version of the rules since which one of its actions is understood. Before that version is
  /// in force the door takes none, so that no program that is older ever meets one.
  default int since(Class<? extends Action> action) {
    return 1;
  }

  /// Every reason it may refuse for.
  List<? extends Refusal> refusals();

  /// Decides one of its actions: checks, then effects on state, then events. Pure.
  Decision decide(Action action, Step step);

  /// Events of rooms before this one after which its own rules act as well, in the same step.
  default List<Class<? extends Event>> follows() {
    return List.of();
  }

  /// Does what an event that it follows makes necessary in this room. It has no say in whether the
  /// event happens. Pure.
  default void follow(Event event, Step step) {
    throw new IllegalStateException(name() + " follows nothing");
  }

  /// How its events become rows.
  Views views();

  /// What may be asked and followed.
  Api api();

  /// What must always hold.
  List<Invariant> invariants();

  /// A fresh source of random acts.
  Workload workload();
}
