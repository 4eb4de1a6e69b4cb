package tallystick.domains.privacy;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.privacy.PrivacyEvent.ConsentGiven;
import tallystick.domains.privacy.PrivacyEvent.ConsentWithdrawn;
import tallystick.domains.privacy.PrivacyEvent.EmergencyDeclared;
import tallystick.domains.privacy.PrivacyEvent.EmergencyJudged;
import tallystick.domains.privacy.PrivacyEvent.ErasureProposed;
import tallystick.domains.privacy.PrivacyEvent.ErasureRejected;
import tallystick.domains.privacy.PrivacyEvent.PersonErased;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Consents, erasures and emergencies, and what those who hold an office did.
final class PrivacyViews implements Views {
  private static final View<ConsentRow> CONSENTS =
      new View<>("privacy.consents", ConsentRow.class, "id");
  private static final View<ErasureRow> ERASURES =
      new View<>("privacy.erasures", ErasureRow.class, "principal");
  private static final View<EmergencyRow> EMERGENCIES =
      new View<>("privacy.emergencies", EmergencyRow.class, "emergency");

  static final Query<ConsentRow> CONSENTS_OF =
      Query.page(
          ANYONE,
          "consents",
          "What somebody agrees, or agreed, that data is used for, newest first.",
          ConsentRow.class,
          """
          SELECT * FROM privacy.consents WHERE principal = :principal AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("principal", "whose consents"));

  static final Query<ErasureRow> ERASURES_OF =
      Query.page(
          ANYONE,
          "erasures",
          "Erasures: PROPOSED, REJECTED or DONE, newest first.",
          ErasureRow.class,
          """
          SELECT * FROM privacy.erasures
          WHERE (:principal::text IS NULL OR principal = :principal) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "of one person"));

  static final Query<NamedEmergency> EMERGENCIES_OF =
      Query.page(
          ANYONE,
          "emergencies",
          "Emergencies: DECLARED until they are JUSTIFIED or UNJUSTIFIED, newest first.",
          NamedEmergency.class,
          """
          SELECT e.*, o.name AS officer_name
          FROM privacy.emergencies e LEFT JOIN identity.principals o ON o.principal = e.officer
          WHERE (:principal::text IS NULL OR e.principal = :principal)
            AND (:verdict::text IS NULL OR e.verdict = :verdict) AND e.cursor < :before
          ORDER BY e.cursor DESC LIMIT :limit\
          """,
          Param.optional("principal", "who was to be read"),
          Param.choice(
              "verdict", List.of("DECLARED", "JUSTIFIED", "UNJUSTIFIED"), "with this verdict"));

  /// Reads the log's own table, for each holder from its newest act on.
  static final Query<PrivilegedAct> PRIVILEGED_ACTS =
      Query.page(
          ANYONE,
          "privileged-acts",
          "All acts of who holds an office or ever held one, newest first, refused ones too.",
          PrivilegedAct.class,
          """
          SELECT a.id, a.height, a.time, a.cursor AS position, a.type, a.by, p.name AS by_name,
            a.key, a.accepted, a.reason, a.cursor
          FROM (
            SELECT principal FROM identity.offices
            UNION SELECT principal FROM governance.roles
            UNION SELECT split_part(subject, '/', 2) FROM governance.proposals
            WHERE kind = 'ROLE' AND stage = 'DONE') o
          JOIN identity.principals p USING (principal)
          CROSS JOIN LATERAL (
            SELECT * FROM log.actions l
            WHERE l.by = o.principal AND (:room::text IS NULL OR starts_with(l.type, :room || '.'))
              AND l.cursor < :before
            ORDER BY l.cursor DESC LIMIT :limit) a
          WHERE :by::text IS NULL OR a.by = :by
          ORDER BY a.cursor DESC LIMIT :limit\
          """,
          Param.optional("by", "of one of them"),
          Param.optional("room", "in one room, as `governance`"));

  /// A consent; `action` gave or withdrew it.
  record ConsentRow(
      String id,
      String principal,
      String purpose,
      boolean given,
      long since,
      String action,
      long cursor) {}

  /// An erasure; `action` brought it where it is, `officer` proposed it, `decidedBy` is empty while
  /// it is proposed.
  record ErasureRow(
      String principal,
      String ground,
      String commitment,
      String officer,
      String decidedBy,
      String stage,
      long since,
      String action,
      long cursor) {}

  /// An emergency; `action` declared it.
  record EmergencyRow(
      String emergency,
      String officer,
      String principal,
      String reason,
      long until,
      String verdict,
      String judge,
      String finding,
      long judged,
      long since,
      String action,
      long cursor) {}

  /// The same with the officer's display name.
  record NamedEmergency(
      String emergency,
      String officer,
      String officerName,
      String principal,
      String reason,
      long until,
      String verdict,
      String judge,
      String finding,
      long judged,
      long since,
      String action,
      long cursor) {}

  /// An act of who holds an office.
  record PrivilegedAct(
      String id,
      long height,
      long time,
      long position,
      String type,
      String by,
      String byName,
      String key,
      boolean accepted,
      String reason,
      long cursor) {}

  @Override
  public List<View<?>> tables() {
    return List.of(CONSENTS, ERASURES, EMERGENCIES);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON privacy.consents (principal, cursor)",
        "CREATE INDEX ON privacy.erasures (cursor)",
        "CREATE INDEX ON privacy.emergencies (principal, cursor)",
        "CREATE INDEX ON privacy.emergencies (cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((PrivacyEvent) event) {
      case ConsentGiven e -> out.put(CONSENTS, consent(e.principal(), e.purpose(), true, at));
      case ConsentWithdrawn e -> out.put(CONSENTS, consent(e.principal(), e.purpose(), false, at));
      case ErasureProposed e ->
          out.put(
              ERASURES,
              erasure(e.principal(), e.ground(), e.commitment(), e.officer(), "", "PROPOSED", at));
      case ErasureRejected e ->
          out.set(
              ERASURES,
              e.principal(),
              "stage",
              "REJECTED",
              "decidedBy",
              e.officer(),
              "action",
              at.action());
      case PersonErased e ->
          out.put(
              ERASURES, erasure(e.principal(), e.ground(), e.commitment(), "", e.by(), "DONE", at));
      case EmergencyDeclared e -> out.put(EMERGENCIES, declared(e, at));
      case EmergencyJudged e ->
          out.set(
              EMERGENCIES,
              e.emergency(),
              "verdict",
              e.justified() ? "JUSTIFIED" : "UNJUSTIFIED",
              "judge",
              e.judge(),
              "finding",
              e.finding(),
              "judged",
              at.time());
    }
  }

  private static ConsentRow consent(String principal, Purpose purpose, boolean given, At at) {
    String id = principal + "/" + purpose;
    return new ConsentRow(
        id, principal, purpose.name(), given, at.time(), at.action(), at.cursor());
  }

  private static ErasureRow erasure(
      String principal,
      Ground ground,
      String commitment,
      String officer,
      String decidedBy,
      String stage,
      At at) {
    return new ErasureRow(
        principal,
        ground.name(),
        commitment,
        officer,
        decidedBy,
        stage,
        at.time(),
        at.action(),
        at.cursor());
  }

  private static EmergencyRow declared(EmergencyDeclared e, At at) {
    return new EmergencyRow(
        e.emergency(),
        e.officer(),
        e.principal(),
        e.reason(),
        e.until(),
        "DECLARED",
        "",
        "",
        0,
        at.time(),
        at.action(),
        at.cursor());
  }
}
