package tallystick.domains.mandates;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import java.util.Objects;
import tallystick.domains.mandates.MandatesEvent.MandateGiven;
import tallystick.domains.mandates.MandatesEvent.MandateRevoked;
import tallystick.domains.mandates.MandatesEvent.MandateUsed;
import tallystick.domains.mandates.MandatesEvent.Spent;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Mandates, what is left of them, and what was done under them.
final class MandatesViews implements Views {
  private static final View<MandateRow> MANDATES =
      new View<>("mandates.mandates", MandateRow.class, "mandate");
  private static final View<UseRow> USES = new View<>("mandates.uses", UseRow.class, "cursor");

  /// A recovery of the giver ends all mandates that came before it.
  static final Query<MandateRow> MANDATES_OF =
      Query.page(
          ANYONE,
          "mandates",
          "Mandates that somebody gave or holds, newest first: GIVEN, REVOKED or LAPSED.",
          MandateRow.class,
          """
          SELECT m.mandate, m.giver, m.agent, m.label, m.scope, m.counterparties, m.items,
            m.allowances, m."from", m.until, m.last_used, m.since, m.action, m.cursor,
            CASE WHEN m.state = 'GIVEN' AND EXISTS (
                SELECT 1 FROM identity.recoveries r
                WHERE r.principal = m.giver AND r.state = 'COMPLETED'
                  AND r.closed_cursor > m.cursor)
              THEN 'LAPSED' ELSE m.state END AS state
          FROM mandates.mandates m
          WHERE (:giver::text IS NULL OR m.giver = :giver)
            AND (:agent::text IS NULL OR m.agent = :agent) AND m.cursor < :before
          ORDER BY m.cursor DESC LIMIT :limit\
          """,
          Param.optional("giver", "who gave them"),
          Param.optional("agent", "who acts under them: a principal or a key id"));

  static final Query<UseRow> USES_OF =
      Query.page(
          ANYONE,
          "uses",
          "Acts done under the mandates of somebody, newest first.",
          UseRow.class,
          """
          SELECT * FROM mandates.uses
          WHERE giver = :giver AND (:mandate::text IS NULL OR mandate = :mandate)
            AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("giver", "who gave the mandates"),
          Param.optional("mandate", "under this one only"));

  /// A mandate; empty lists of counterparties and items stand for all, `until` and `lastUsed` are 0
  /// for never. `action` gave it.
  record MandateRow(
      String mandate,
      String giver,
      String agent,
      String label,
      List<String> scope,
      List<String> counterparties,
      List<String> items,
      List<Spending> allowances,
      long from,
      long until,
      String state,
      long lastUsed,
      long since,
      String action,
      long cursor) {
    private MandateRow used(List<Spent> spent, long time) {
      return new MandateRow(
          mandate,
          giver,
          agent,
          label,
          scope,
          counterparties,
          items,
          allowances.stream().map(one -> one.with(spent)).toList(),
          from,
          until,
          state,
          time,
          since,
          action,
          cursor);
    }
  }

  /// How much of an asset may be spent; `used` in the period that began at `periodStart`, which is
  /// over if that is more than `periodMillis` ago and they are not 0.
  record Spending(
      String asset, long each, long budget, long periodMillis, long used, long periodStart) {
    private static Spending of(Allowance one, long from) {
      return new Spending(one.asset(), one.each(), one.budget(), one.periodMillis(), 0, from);
    }

    private Spending with(List<Spent> all) {
      for (Spent spent : all) {
        if (spent.asset().equals(asset)) {
          return new Spending(asset, each, budget, periodMillis, spent.used(), spent.since());
        }
      }
      return this;
    }
  }

  /// An act done under a mandate.
  record UseRow(
      long cursor,
      String mandate,
      String giver,
      String agent,
      String key,
      String type,
      List<Spent> spent,
      long time,
      String action) {}

  @Override
  public List<View<?>> tables() {
    return List.of(MANDATES, USES);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON mandates.mandates (giver, cursor)",
        "CREATE INDEX ON mandates.mandates (agent, cursor)",
        "CREATE INDEX ON mandates.uses (giver, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((MandatesEvent) event) {
      case MandateGiven e -> given(e, at, out);
      case MandateRevoked e -> out.set(MANDATES, e.mandate(), "state", "REVOKED");
      case MandateUsed e -> used(e, at, out);
    }
  }

  private static void given(MandateGiven e, At at, ViewWriter out) {
    out.put(
        MANDATES,
        new MandateRow(
            e.mandate(),
            e.giver(),
            e.agent(),
            e.label(),
            e.scope(),
            e.counterparties(),
            e.items(),
            e.allowances().stream().map(one -> Spending.of(one, e.from())).toList(),
            e.from(),
            e.until(),
            "GIVEN",
            0,
            at.time(),
            at.action(),
            at.cursor()));
  }

  private static void used(MandateUsed e, At at, ViewWriter out) {
    out.change(
        MANDATES,
        e.mandate(),
        row -> Objects.requireNonNull(row, e.mandate()).used(e.spent(), at.time()));
    out.put(
        USES,
        new UseRow(
            at.cursor(),
            e.mandate(),
            e.giver(),
            e.agent(),
            e.key(),
            e.type(),
            e.spent(),
            at.time(),
            at.action()));
  }
}
