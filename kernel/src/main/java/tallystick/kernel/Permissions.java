package tallystick.kernel;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/// Who may do what in a room: one line for each of its actions, in their order. A rulebook does not
/// take a room that leaves one out.
public record Permissions(List<Act> acts) {

  /// An action and who may do it.
  public record Act(Class<? extends Action> action, Permission permission) {
    /// The components that name what the action is about, if who may do it depends on that.
    public List<String> object() {
      return object(permission);
    }

    private static List<String> object(Permission permission) {
      return switch (permission) {
        case Permission.Party party -> party.of();
        case Permission.Either either ->
            either.permissions().stream()
                .map(Act::object)
                .filter(of -> !of.isEmpty())
                .findFirst()
                .orElse(List.of());
        case Permission.Anyone _, Permission.Principal _, Permission.Holder _ -> List.of();
      };
    }
  }

  /// @throws IllegalArgumentException when one names what its action does not have
  public Permissions {
    acts = List.copyOf(acts);
    for (Act act : acts) {
      List<String> names =
          Arrays.stream(act.action.getRecordComponents()).map(RecordComponent::getName).toList();
      if (!names.containsAll(act.object())) {
        throw new IllegalArgumentException(act.action + " has no " + act.object());
      }
    }
  }

  /// Who may do what, in the order of the actions.
  public static Permissions of(Act... acts) {
    return new Permissions(List.of(acts));
  }

  /// Who may do an action.
  public static Act may(Class<? extends Action> action, Permission permission) {
    return new Act(action, permission);
  }

  /// Who may do an action of the room.
  ///
  /// @throws IllegalArgumentException when the room does not say it
  public Act of(Class<?> action) {
    return acts.stream()
        .filter(act -> act.action.equals(action))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(action + " does not say who may do it"));
  }
}
