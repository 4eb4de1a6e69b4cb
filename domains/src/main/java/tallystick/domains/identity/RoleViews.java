package tallystick.domains.identity;

import static tallystick.kernel.Permission.ANYONE;

import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.identity.IdentityEvent.RoleWithdrawn;
import tallystick.kernel.At;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;

/// Who holds which role, and who ever held an office.
final class RoleViews {
  static final View<RoleRow> ROLES = new View<>("identity.roles", RoleRow.class, "id");
  static final View<OfficeRow> OFFICES = new View<>("identity.offices", OfficeRow.class, "id");

  static final Query<RoleRow> ROLES_OF =
      Query.page(
          ANYONE,
          "roles",
          "Who holds which role.",
          RoleRow.class,
          """
          SELECT * FROM identity.roles
          WHERE cursor < :before AND (:principal::text IS NULL OR principal = :principal)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "whose roles"));

  static final Query<OfficeRow> OFFICES_HELD =
      Query.page(
          ANYONE,
          "offices",
          "Who holds or ever held an office: a role that is not everybody's.",
          OfficeRow.class,
          """
          SELECT * FROM identity.offices
          WHERE cursor < :before AND (:principal::text IS NULL OR principal = :principal)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "whose offices"));

  /// A role somebody holds; `action` granted it.
  record RoleRow(
      String id, String principal, String role, long since, String action, long cursor) {}

  /// An office; `until` is 0 while it is held. `action` granted it last.
  record OfficeRow(
      String id,
      String principal,
      String role,
      long since,
      long until,
      String action,
      long cursor) {}

  private RoleViews() {}

  static void granted(RoleGranted e, At at, ViewWriter out) {
    String role = e.role().name();
    String id = e.principal() + "/" + role;
    out.put(ROLES, new RoleRow(id, e.principal(), role, at.time(), at.action(), at.cursor()));
    if (e.role() != Role.MEMBER) {
      out.put(
          OFFICES, new OfficeRow(id, e.principal(), role, at.time(), 0, at.action(), at.cursor()));
    }
  }

  static void withdrawn(RoleWithdrawn e, At at, ViewWriter out) {
    String id = e.principal() + "/" + e.role().name();
    out.remove(ROLES, id);
    if (e.role() != Role.MEMBER) {
      out.set(OFFICES, id, "until", at.time());
    }
  }
}
