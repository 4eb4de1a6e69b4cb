package tallystick.domains.identity;

import java.util.List;
import tallystick.domains.identity.IdentityEvent.KeyAdded;
import tallystick.domains.identity.IdentityEvent.KeyRevoked;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.PrincipalRenamed;
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
  private static final View<RoleRow> ROLES = new View<>("identity.roles", RoleRow.class, "id");

  private static final View<RulesRow> SCHEDULES =
      new View<>("identity.rules", RulesRow.class, "version");

  static final Query<PrincipalRow> PRINCIPAL =
      Query.one(
          "principal",
          "One principal.",
          PrincipalRow.class,
          "SELECT * FROM identity.principals WHERE principal = :principal",
          Param.required("principal", "its id"));

  static final Query<PrincipalRow> PRINCIPALS_BY_NAME =
      Query.page(
          "principals",
          "Principals, newest first, perhaps with a name like the given one.",
          PrincipalRow.class,
          """
          SELECT * FROM identity.principals
          WHERE cursor < :before AND (:name::text IS NULL OR name ILIKE '%' || :name || '%')
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("name", "part of the display name"));

  static final Query<KeyRow> KEYS_OF =
      Query.page(
          "keys",
          "The keys of a principal, newest first, revoked ones too.",
          KeyRow.class,
          """
          SELECT * FROM identity.keys WHERE principal = :principal AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("principal", "whose keys"));

  static final Query<RoleRow> ROLES_OF =
      Query.page(
          "roles",
          "Who holds which role.",
          RoleRow.class,
          """
          SELECT * FROM identity.roles
          WHERE cursor < :before AND (:principal::text IS NULL OR principal = :principal)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "whose roles"));

  static final Query<RulesRow> RULES =
      Query.page(
          "rules",
          "Versions of the rules after the first, newest first, and the heights they begin at.",
          RulesRow.class,
          """
          SELECT * FROM identity.rules WHERE cursor < :before ORDER BY cursor DESC LIMIT :limit\
          """);

  /// Reads the log's own table, which has a row for every action.
  static final Query<SignedRow> ACTIONS_BY_KEY =
      Query.page(
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

  /// A principal; `action` made it.
  record PrincipalRow(String principal, String name, long since, String action, long cursor) {}

  /// A key; `action` added it.
  record KeyRow(
      String key, String principal, boolean revoked, long since, String action, long cursor) {}

  /// A role somebody holds; `action` granted it.
  record RoleRow(
      String id, String principal, String role, long since, String action, long cursor) {}

  @Override
  public List<View<?>> tables() {
    return List.of(PRINCIPALS, KEYS, ROLES, SCHEDULES);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON identity.principals (cursor)",
        "CREATE INDEX ON identity.keys (principal, cursor)",
        "CREATE INDEX ON identity.roles (principal, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((IdentityEvent) event) {
      case PrincipalRegistered e ->
          out.put(
              PRINCIPALS,
              new PrincipalRow(e.principal(), e.name(), at.time(), at.action(), at.cursor()));
      case PrincipalRenamed e -> out.set(PRINCIPALS, e.principal(), "name", e.name());
      case KeyAdded e ->
          out.put(
              KEYS, new KeyRow(e.key(), e.principal(), false, at.time(), at.action(), at.cursor()));
      case KeyRevoked e -> out.set(KEYS, e.key(), "revoked", true);
      case RoleGranted e -> {
        String role = e.role().name();
        String id = e.principal() + "/" + role;
        out.put(ROLES, new RoleRow(id, e.principal(), role, at.time(), at.action(), at.cursor()));
      }
      case RulesScheduled e ->
          out.put(
              SCHEDULES,
              new RulesRow(e.version(), e.height(), at.time(), at.action(), at.cursor()));
      case RoleWithdrawn e -> out.remove(ROLES, e.principal() + "/" + e.role().name());
    }
  }
}
