package tallystick.kernel;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// Who may do an act, or ask a question.
///
/// Every action and every query says it, on the page of its room. The flow asks the office itself,
/// before the rule ([Rulebook]); whether somebody is a party, the rule decides, which has the
/// object at hand, and tests hold the declaration against it. The same declarations answer whoever
/// asks what somebody may do.
public sealed interface Permission {
  /// Whoever: nobody is asked who they are. Of a query it says that it shows what the public log
  /// shows anyway.
  Permission ANYONE = new Anyone();

  /// Every principal, in its own name and about what is its own.
  Permission PRINCIPAL = new Principal("");

  /// Every principal, when something has come to pass.
  ///
  /// @param condition as in "once its deadline is over"
  static Permission once(String condition) {
    return new Principal(condition);
  }

  /// Whoever holds an office.
  static Permission holder(Office office) {
    return new Holder(office);
  }

  /// Whoever is to an object what the relation says.
  ///
  /// @param role what they are called, such as `seller`
  /// @param of the component of the action, or the parameter of the query, that names the object;
  ///   of several, their values joined by `/` do
  static Permission party(String role, Relation relation, String... of) {
    return new Party(role, List.of(of), relation);
  }

  /// Whoever one of several permissions is for.
  static Permission either(Permission... permissions) {
    return new Either(List.of(permissions));
  }

  /// Whether it is for the principal, as the state says.
  ///
  /// @param object what the act or question is about, empty if nothing is named
  boolean isFor(State state, String principal, String object);

  /// For people, as the end of "… may do this".
  String sentence();

  /// The same as single words: `anyone`, `principal`, offices, and what parties are called.
  List<String> roles();

  /// A right that the state says somebody has, whatever the act is about.
  ///
  /// @param name as people say it, such as `registrar`
  /// @param refusal what everybody else is told
  record Office(String name, Refusal refusal, BiPredicate<State, String> isHeld) {}

  /// What somebody is to an object.
  @FunctionalInterface
  interface Relation {
    /// Whether the principal is that to the object; not if there is no such object. It may look
    /// rows up by their keys and nothing else.
    boolean holds(State state, String object, String principal);
  }

  /// See [#ANYONE].
  record Anyone() implements Permission {
    @Override
    public boolean isFor(State state, String principal, String object) {
      return true;
    }

    @Override
    public String sentence() {
      return "anyone";
    }

    @Override
    public List<String> roles() {
      return List.of("anyone");
    }
  }

  /// See [#PRINCIPAL]. That there is such a principal, the [Authority] sees to.
  ///
  /// @param condition empty for none
  record Principal(String condition) implements Permission {
    @Override
    public boolean isFor(State state, String principal, String object) {
      return true;
    }

    @Override
    public String sentence() {
      return condition.isEmpty() ? "any principal" : "any principal, once " + condition;
    }

    @Override
    public List<String> roles() {
      return List.of("principal");
    }
  }

  /// See [#holder].
  record Holder(Office office) implements Permission {
    @Override
    public boolean isFor(State state, String principal, String object) {
      return office.isHeld.test(state, principal);
    }

    @Override
    public String sentence() {
      return "the office of " + office.name;
    }

    @Override
    public List<String> roles() {
      return List.of(office.name);
    }
  }

  /// See [#party].
  record Party(String role, List<String> of, Relation relation) implements Permission {
    @Override
    public boolean isFor(State state, String principal, String object) {
      return !object.isEmpty() && relation.holds(state, object, principal);
    }

    @Override
    public String sentence() {
      return "the " + role + " of the " + of.getLast();
    }

    @Override
    public List<String> roles() {
      return List.of(role);
    }
  }

  /// See [#either].
  record Either(List<Permission> permissions) implements Permission {
    @Override
    public boolean isFor(State state, String principal, String object) {
      return permissions.stream().anyMatch(one -> one.isFor(state, principal, object));
    }

    @Override
    public String sentence() {
      return permissions.stream().map(Permission::sentence).collect(Collectors.joining(", or "));
    }

    @Override
    public List<String> roles() {
      return permissions.stream().flatMap(one -> one.roles().stream()).toList();
    }
  }
}
