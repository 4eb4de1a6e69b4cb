package tallystick.domains.identity;

import java.util.List;
import java.util.Objects;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.Reason;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.kernel.Action;
import tallystick.kernel.Authority;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// What other rooms may know of principals.
public final class Identity {
  /// Principals by id.
  static final Table<Principal> PRINCIPALS = new Table<>("identity.principal", Principal.class);

  /// Keys by key id.
  static final Table<KeyRow> KEYS = new Table<>("identity.key", KeyRow.class);

  /// How many operators there are, under the key `count`.
  static final Table<Operators> OPERATORS = new Table<>("identity.operators", Operators.class);

  /// Operators by number, for who was made one since [#electorate] was first called; and under
  /// [#LAST] the last number.
  static final Table<Tenure> TENURES = new Table<>("identity.tenure", Tenure.class);

  static final String LAST = "last";

  /// Terms by key id, of keys that have any.
  static final Table<KeyTerms> TERMS = new Table<>("identity.key-terms", KeyTerms.class);

  /// How many keys in use are not free, by principal; no row for none.
  static final Table<Limited> LIMITED = new Table<>("identity.limited", Limited.class);

  /// How often a principal was recovered; no row for never.
  static final Table<Era> ERAS = new Table<>("identity.era", Era.class);

  /// Guardians by principal.
  static final Table<Guardians> GUARDIANS = new Table<>("identity.guardians", Guardians.class);

  /// Recoveries under way, by `<principal>/<proposer>`.
  static final Table<Recovery> RECOVERIES = new Table<>("identity.recovery", Recovery.class);

  /// Decides whether a key may act for a principal.
  public static final Authority AUTHORITY = Identity::authorise;

  private Identity() {}

  record KeyRow(String principal, boolean revoked) {}

  record Operators(int count) {}

  record Tenure(long number) {}

  record Limited(int count) {}

  record Era(int number) {}

  /// @param quorum how many of them must agree
  /// @param delayMillis from the agreement to the new key
  record Guardians(List<String> guardians, int quorum, long delayMillis) {}

  /// @param id of the act that proposed it
  /// @param due log time from which on it can be completed; 0 while too few agreed
  record Recovery(String id, String key, List<String> approvals, long due) {}

  /// Whether the principal is registered.
  public static boolean exists(State state, String principal) {
    return state.get(PRINCIPALS, principal) != null;
  }

  /// Whether the principal is one without keys, for which members sign.
  public static boolean isOrganisation(State state, String principal) {
    Principal row = state.get(PRINCIPALS, principal);
    return row != null && row.keys() == 0;
  }

  /// Registers a principal without keys, under an id that is nobody's.
  public static void registerOrganisation(Step step, String principal, String name) {
    step.state().put(PRINCIPALS, principal, new Principal(name, List.of(Role.MEMBER), 0, 0));
    step.emit(new IdentityEvent.PrincipalRegistered(principal, name));
    step.emit(new IdentityEvent.RoleGranted(principal, Role.MEMBER));
  }

  /// Whether the principal was closed, for good.
  public static boolean isClosed(State state, String principal) {
    Principal row = state.get(PRINCIPALS, principal);
    return row != null && row.isClosed();
  }

  /// Closes a principal: it keeps its id, so that nobody takes it, and loses all else. By rooms
  /// that have made sure that it is there, and is no operator.
  public static void close(Step step, String principal) {
    State state = step.state();
    Principal row = Objects.requireNonNull(state.get(PRINCIPALS, principal), principal);
    RecoveryRules.forget(principal, step);
    state.put(ERAS, principal, new Era(Keys.era(state, principal) + 1));
    if (state.get(LIMITED, principal) != null) {
      state.remove(LIMITED, principal);
    }
    state.put(PRINCIPALS, principal, row.closed());
    for (Role role : row.roles()) {
      step.emit(new IdentityEvent.RoleWithdrawn(principal, role));
    }
    step.emit(new IdentityEvent.PrincipalClosed(principal));
  }

  /// Whether the principal looks after personal data; operators do.
  public static boolean isOfficer(State state, String principal) {
    Principal row = state.get(PRINCIPALS, principal);
    return row != null
        && (row.roles().contains(Role.OFFICER) || row.roles().contains(Role.OPERATOR));
  }

  /// Whether the principal is an operator of the venue.
  public static boolean isOperator(State state, String principal) {
    Principal row = state.get(PRINCIPALS, principal);
    return row != null && row.roles().contains(Role.OPERATOR);
  }

  /// Whose key it is or was; empty if it was never anybody's.
  public static String principalOf(State state, String key) {
    KeyRow row = state.get(KEYS, key);
    return row == null ? "" : row.principal;
  }

  /// Whether the scope of a key lets it sign the action; that of a key that nobody has does.
  public static boolean allows(State state, String key, Action action) {
    return Keys.terms(state, key).allow(key, action);
  }

  /// Whether the key has neither scope nor expiry.
  public static boolean isFree(State state, String key) {
    return Keys.terms(state, key).areFree();
  }

  /// How often the principal came back by a recovery. What was permitted before one ended with it.
  public static int recoveries(State state, String principal) {
    return Keys.era(state, principal);
  }

  /// How many operators there are.
  public static int operators(State state) {
    Operators row = state.get(OPERATORS, "count");
    return row == null ? 0 : row.count();
  }

  /// Those who are operators now, as a number by which [#isOf] knows them later.
  public static long electorate(State state) {
    Tenure last = state.get(TENURES, LAST);
    if (last == null) {
      state.put(TENURES, LAST, new Tenure(0));
    }
    return last == null ? 0 : last.number;
  }

  /// Whether the principal is an operator, and has been since an [#electorate] was made.
  public static boolean isOf(State state, String principal, long electorate) {
    Tenure since = state.get(TENURES, principal);
    return isOperator(state, principal) && (since == null || since.number <= electorate);
  }

  /// Numbers somebody who has become an operator, if anybody will ask.
  static void begins(State state, String principal) {
    Tenure last = state.get(TENURES, LAST);
    if (last != null) {
      Tenure next = new Tenure(last.number + 1);
      state.put(TENURES, LAST, next);
      state.put(TENURES, principal, next);
    }
  }

  /// Forgets the number of somebody who is an operator no more.
  static void ends(State state, String principal) {
    if (state.get(TENURES, principal) != null) {
      state.remove(TENURES, principal);
    }
  }

  private static Decision authorise(State state, String key, String by, Action action, long time) {
    if (action instanceof RegisterPrincipal || action instanceof FoundVenue) {
      // The key is not known yet: the rules check that it founds the principal it speaks for.
      return Decision.ACCEPTED;
    }
    KeyRow row = state.get(KEYS, key);
    if (row == null) {
      return Decision.refuse(Reason.KEY_UNKNOWN);
    }
    KeyTerms terms = Keys.terms(state, key);
    if (row.revoked || terms.era() != Keys.era(state, row.principal)) {
      return Decision.refuse(Reason.KEY_REVOKED);
    }
    if (terms.areOver(time)) {
      return Decision.refuse(Reason.KEY_EXPIRED);
    }
    if (!row.principal.equals(by)) {
      return Decision.refuse(Reason.KEY_NOT_OF_PRINCIPAL);
    }
    return terms.allow(key, action) ? Decision.ACCEPTED : Decision.refuse(Reason.KEY_OUT_OF_SCOPE);
  }
}
