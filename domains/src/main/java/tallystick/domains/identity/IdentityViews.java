package tallystick.domains.identity;

import static tallystick.kernel.Permission.ANYONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tallystick.domains.identity.IdentityEvent.GuardiansSet;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyLimited;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.PrincipalClosed;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.PrincipalRenamed;
import tallystick.domains.identity.IdentityEvent.RecoveryApproved;
import tallystick.domains.identity.IdentityEvent.RecoveryCancelled;
import tallystick.domains.identity.IdentityEvent.RecoveryCompleted;
import tallystick.domains.identity.IdentityEvent.RecoveryProposed;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.identity.IdentityEvent.RoleWithdrawn;
import tallystick.domains.identity.IdentityEvent.RulesScheduled;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Principals, keys and roles as people read them.
final class IdentityViews implements Views {
  private static final View<PrincipalRow> PRINCIPALS =
      new View<>("identity.principals", PrincipalRow.class, "principal");
  private static final View<KeyRow> KEYS = new View<>("identity.keys", KeyRow.class, "key");
  private static final View<GuardiansRow> GUARDIANS =
      new View<>("identity.guardians", GuardiansRow.class, "principal");
  private static final View<RecoveryRow> RECOVERIES =
      new View<>("identity.recoveries", RecoveryRow.class, "recovery");
  private static final View<RulesRow> SCHEDULES =
      new View<>("identity.rules", RulesRow.class, "version");

  static final Query<PrincipalRow> PRINCIPAL =
      Query.one(
          ANYONE,
          "principal",
          "One principal.",
          PrincipalRow.class,
          "SELECT * FROM identity.principals WHERE principal = :principal",
          Param.required("principal", "its id"));

  static final Query<PrincipalRow> PRINCIPALS_BY_NAME =
      Query.page(
          ANYONE,
          "principals",
          "Principals, newest first, perhaps with a name like the given one.",
          PrincipalRow.class,
          """
          SELECT * FROM identity.principals
          WHERE cursor < :before AND (:name::text IS NULL OR name ILIKE '%' || :name || '%')
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("name", "part of the display name"));

  /// A recovery ends all keys that came before it; the last use is read from the log's own table.
  static final Query<NamedKey> KEYS_OF =
      Query.page(
          ANYONE,
          "keys",
          "The keys of a principal and their last accepted acts, newest first, ended ones too.",
          NamedKey.class,
          """
          SELECT k.key, k.principal, CASE WHEN p.closed > 0 THEN '' ELSE k.label END AS label,
            k.scope, k.expires, (k.revoked OR r.closed IS NOT NULL OR p.closed > 0) AS revoked,
            CASE WHEN k.revoked THEN k.ended ELSE coalesce(r.closed, p.closed) END AS ended,
            CASE WHEN k.revoked THEN k.ended_by ELSE coalesce(r.closed_by, '') END AS ended_by,
            k.since,
            coalesce(u.height, 0) AS last_height, coalesce(u.time, 0) AS last_time,
            k.action, k.cursor
          FROM identity.keys k JOIN identity.principals p USING (principal)
          LEFT JOIN LATERAL (
            SELECT a.height, a.time FROM log.actions a WHERE a.key = k.key AND a.accepted
            ORDER BY a.cursor DESC LIMIT 1) u ON true
          LEFT JOIN LATERAL (
            SELECT x.closed, x.closed_by FROM identity.recoveries x
            WHERE x.principal = k.principal AND x.state = 'COMPLETED'
              AND x.closed_cursor > k.cursor
            ORDER BY x.closed_cursor LIMIT 1) r ON true
          WHERE k.principal = :principal AND k.cursor < :before
          ORDER BY k.cursor DESC LIMIT :limit\
          """,
          Param.required("principal", "whose keys"));

  static final Query<GuardiansRow> GUARDIANS_OF =
      Query.page(
          ANYONE,
          "guardians",
          "Who can give a principal a new key; or whom a principal guards.",
          GuardiansRow.class,
          """
          SELECT * FROM identity.guardians
          WHERE cursor < :before AND (:principal::text IS NULL OR principal = :principal)
            AND (:guardian::text IS NULL OR guardians @> to_jsonb(:guardian::text))
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "who is guarded"),
          Param.optional("guardian", "who guards"));

  static final Query<RecoveryRow> RECOVERIES_OF =
      Query.page(
          ANYONE,
          "recoveries",
          "Recoveries of a principal, or of all whom a principal guards, newest first.",
          RecoveryRow.class,
          """
          SELECT * FROM identity.recoveries
          WHERE cursor < :before AND (:principal::text IS NULL OR principal = :principal)
            AND (:guardian::text IS NULL OR principal IN (
              SELECT g.principal FROM identity.guardians g
              WHERE g.guardians @> to_jsonb(:guardian::text)))
            AND (:state::text IS NULL OR state = :state)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "who is recovered"),
          Param.optional("guardian", "who guards"),
          Param.choice("state", List.of("OPEN", "CANCELLED", "COMPLETED"), "in this state only"));

  static final Query<RulesRow> RULES =
      Query.page(
          ANYONE,
          "rules",
          "Versions of the rules after the first, newest first, and the heights they begin at.",
          RulesRow.class,
          """
          SELECT * FROM identity.rules WHERE cursor < :before ORDER BY cursor DESC LIMIT :limit\
          """);

  /// Reads the log's own table, which has a row for every action.
  static final Query<SignedRow> ACTIONS_BY_KEY =
      Query.page(
          ANYONE,
          "actions-by-key",
          "All that a key ever signed, newest first, refused actions too.",
          SignedRow.class,
          """
          SELECT id, height, time, cursor AS position, type, by, accepted, reason, cursor
          FROM log.actions WHERE key = :key AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("key", "the id of the key, as ed25519:…"));

  /// An action and the principal in whose name the key signed it.
  record SignedRow(
      String id,
      long height,
      long time,
      long position,
      String type,
      String by,
      boolean accepted,
      String reason,
      long cursor) {}

  /// A version of the rules; `action` scheduled it, or moved it last.
  record RulesRow(int version, long height, long since, String action, long cursor) {}

  /// A principal; `action` made it. `closed` is 0 while it may act; after that it has no name.
  record PrincipalRow(
      String principal, String name, long since, long closed, String action, long cursor) {}

  /// A key as it was told of; `action` added it, `endedBy` revoked it.
  record KeyRow(
      String key,
      String principal,
      String label,
      List<String> scope,
      long expires,
      boolean revoked,
      long ended,
      String endedBy,
      long since,
      String action,
      long cursor) {}

  /// A key with its last use; `scope` is empty for all, `expires`, `ended`, `lastHeight` and
  /// `lastTime` are 0 for never. `action` added it, `endedBy` ended it or is empty.
  record NamedKey(
      String key,
      String principal,
      String label,
      List<String> scope,
      long expires,
      boolean revoked,
      long ended,
      String endedBy,
      long since,
      long lastHeight,
      long lastTime,
      String action,
      long cursor) {}

  /// Guardians of a principal; `action` named them.
  record GuardiansRow(
      String principal,
      List<String> guardians,
      int quorum,
      long delayMillis,
      long since,
      String action,
      long cursor) {}

  /// A recovery; `due` is 0 while too few agreed, `closed` (a time) while it is open; `approvedBy`
  /// are the guardians that agreed, `closedBy` is the act that ended it.
  record RecoveryRow(
      String recovery,
      String principal,
      String key,
      String proposer,
      int approvals,
      List<String> approvedBy,
      int quorum,
      long due,
      String state,
      long since,
      long closed,
      long closedCursor,
      String closedBy,
      String action,
      long cursor) {
    private RecoveryRow approved(RecoveryApproved by) {
      List<String> all = new ArrayList<>(approvedBy);
      all.add(by.guardian());
      return new RecoveryRow(
          recovery,
          principal,
          key,
          proposer,
          by.approvals(),
          List.copyOf(all),
          quorum,
          by.due(),
          state,
          since,
          closed,
          closedCursor,
          closedBy,
          action,
          cursor);
    }
  }

  @Override
  public List<View<?>> tables() {
    return List.of(
        PRINCIPALS, KEYS, GUARDIANS, RECOVERIES, RoleViews.ROLES, RoleViews.OFFICES, SCHEDULES);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON identity.principals (cursor)",
        "CREATE INDEX ON identity.keys (principal, cursor)",
        "CREATE INDEX ON identity.guardians USING gin (guardians)",
        "CREATE INDEX ON identity.recoveries (principal, cursor)",
        "CREATE INDEX ON identity.recoveries (due) WHERE state = 'OPEN' AND due > 0",
        "CREATE INDEX ON identity.roles (principal, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((IdentityEvent) event) {
      case PrincipalRegistered e ->
          out.put(
              PRINCIPALS,
              new PrincipalRow(e.principal(), e.name(), at.time(), 0, at.action(), at.cursor()));
      case PrincipalRenamed e -> out.set(PRINCIPALS, e.principal(), "name", e.name());
      case PrincipalClosed e ->
          out.set(PRINCIPALS, e.principal(), "name", "(erased)", "closed", at.time());
      case KeyAdded e -> out.put(KEYS, added(e, at));
      case KeyRevoked e ->
          out.set(KEYS, e.key(), "revoked", true, "ended", at.time(), "endedBy", at.action());
      case KeyLimited e ->
          out.set(KEYS, e.key(), "label", e.label(), "scope", e.scope(), "expires", e.expires());
      case GuardiansSet e -> guard(e, at, out);
      case RecoveryProposed e -> out.put(RECOVERIES, proposed(e, at));
      case RecoveryApproved e ->
          out.change(
              RECOVERIES,
              e.recovery(),
              row -> Objects.requireNonNull(row, e.recovery()).approved(e));
      case RecoveryCancelled e -> close(e.recovery(), "CANCELLED", at, out);
      case RecoveryCompleted e -> close(e.recovery(), "COMPLETED", at, out);
      case RoleGranted e -> RoleViews.granted(e, at, out);
      case RulesScheduled e ->
          out.put(
              SCHEDULES,
              new RulesRow(e.version(), e.height(), at.time(), at.action(), at.cursor()));
      case RoleWithdrawn e -> RoleViews.withdrawn(e, at, out);
    }
  }

  private static KeyRow added(KeyAdded e, At at) {
    return new KeyRow(
        e.key(),
        e.principal(),
        "",
        List.of(),
        0,
        false,
        0,
        "",
        at.time(),
        at.action(),
        at.cursor());
  }

  private static void guard(GuardiansSet e, At at, ViewWriter out) {
    if (e.guardians().isEmpty()) {
      out.remove(GUARDIANS, e.principal());
      return;
    }
    out.put(
        GUARDIANS,
        new GuardiansRow(
            e.principal(),
            e.guardians(),
            e.quorum(),
            e.delayMillis(),
            at.time(),
            at.action(),
            at.cursor()));
  }

  private static RecoveryRow proposed(RecoveryProposed e, At at) {
    return new RecoveryRow(
        e.recovery(),
        e.principal(),
        e.key(),
        e.proposer(),
        0,
        List.of(),
        e.quorum(),
        0,
        "OPEN",
        at.time(),
        0,
        0,
        "",
        at.action(),
        at.cursor());
  }

  private static void close(String recovery, String state, At at, ViewWriter out) {
    out.set(
        RECOVERIES,
        recovery,
        "state",
        state,
        "closed",
        at.time(),
        "closedCursor",
        at.cursor(),
        "closedBy",
        at.action());
  }
}
