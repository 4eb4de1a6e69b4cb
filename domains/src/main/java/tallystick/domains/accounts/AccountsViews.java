package tallystick.domains.accounts;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Assets, balances, entries and holds as people read them.
final class AccountsViews implements Views {
  private static final View<AssetRow> ASSETS =
      new View<>("accounts.assets", AssetRow.class, "asset");
  private static final View<BalanceRow> BALANCES =
      new View<>("accounts.balances", BalanceRow.class, "id");
  private static final View<EntryRow> ENTRIES =
      new View<>("accounts.entries", EntryRow.class, "cursor");
  private static final View<HoldRow> HOLDS = new View<>("accounts.holds", HoldRow.class, "hold");

  static final Query<AssetRow> ASSETS_ALL =
      Query.page(
          ANYONE,
          "assets",
          "All assets, newest first.",
          AssetRow.class,
          "SELECT * FROM accounts.assets WHERE cursor < :before ORDER BY cursor DESC LIMIT :limit");

  static final Query<BalanceRow> BALANCES_OF =
      Query.page(
          ANYONE,
          "balances",
          "The balances of a principal, last changed first.",
          BalanceRow.class,
          """
          SELECT * FROM accounts.balances WHERE owner = :owner AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "whose balances"));

  static final Query<NamedEntry> ENTRIES_OF =
      Query.page(
          ANYONE,
          "entries",
          "Every debit and credit of a principal, newest first.",
          NamedEntry.class,
          """
          SELECT e.*, coalesce(p.name, e.counterparty) AS counterparty_name
          FROM accounts.entries e LEFT JOIN identity.principals p ON p.principal = e.counterparty
          WHERE e.owner = :owner AND (:asset::text IS NULL OR e.asset = :asset)
            AND e.cursor < :before
          ORDER BY e.cursor DESC LIMIT :limit\
          """,
          Param.required("owner", "whose entries"),
          Param.optional("asset", "of one asset only"));

  static final Query<HoldRow> HOLDS_OF =
      Query.page(
          ANYONE,
          "holds",
          "Holds that a principal pays or is to be paid, newest first.",
          HoldRow.class,
          """
          SELECT * FROM accounts.holds
          WHERE (payer = :principal OR payee = :principal)
            AND (:state::text IS NULL OR state = :state) AND cursor < :before
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.required("principal", "payer or payee"),
          Param.optional("state", "OPEN, CAPTURED or RELEASED"));

  /// An asset; `action` defined it. It is the room's that is named, or anyone's if none is.
  record AssetRow(
      String asset, String name, int decimals, String room, String action, long cursor) {}

  /// A balance; `action` was the last to change it.
  record BalanceRow(
      String id,
      String owner,
      String asset,
      long available,
      long held,
      String action,
      long height,
      long cursor) {}

  /// A debit or credit with the balance after it.
  record EntryRow(
      long cursor,
      String owner,
      String asset,
      String kind,
      long availableChange,
      long heldChange,
      long available,
      long held,
      String counterparty,
      String reference,
      String memo,
      long time,
      String action) {}

  /// An entry with the other side's display name.
  record NamedEntry(
      long cursor,
      String owner,
      String asset,
      String kind,
      long availableChange,
      long heldChange,
      long available,
      long held,
      String counterparty,
      String counterpartyName,
      String reference,
      String memo,
      long time,
      String action) {}

  /// A hold; `action` placed it, `closedBy` ended it (empty while open).
  record HoldRow(
      String hold,
      String payer,
      String payee,
      String asset,
      long amount,
      String arbiter,
      long deadline,
      String atDeadline,
      String room,
      String memo,
      String state,
      long placed,
      String action,
      String closedBy,
      long cursor) {}

  @Override
  public List<View<?>> tables() {
    return List.of(ASSETS, BALANCES, ENTRIES, HOLDS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON accounts.balances (owner, cursor)",
        "CREATE INDEX ON accounts.entries (owner, cursor)",
        "CREATE INDEX ON accounts.holds (payer, cursor)",
        "CREATE INDEX ON accounts.holds (payee, cursor)",
        "CREATE INDEX ON accounts.holds (deadline) WHERE state = 'OPEN'");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((AccountsEvent) event) {
      case AssetDefined e ->
          out.put(
              ASSETS,
              new AssetRow(e.asset(), e.name(), e.decimals(), "", at.action(), at.cursor()));
      case AssetReserved e -> out.set(ASSETS, e.asset(), "room", e.room());
      case Posted e -> post(e, at, out);
      case HoldPlaced e ->
          out.put(
              HOLDS,
              new HoldRow(
                  e.hold(),
                  e.payer(),
                  e.payee(),
                  e.asset(),
                  e.amount(),
                  e.arbiter(),
                  e.deadline(),
                  e.atDeadline().name(),
                  e.room(),
                  e.memo(),
                  "OPEN",
                  at.time(),
                  at.action(),
                  "",
                  at.cursor()));
      case HoldCaptured e -> out.set(HOLDS, e.hold(), "state", "CAPTURED", "closedBy", at.action());
      case HoldReleased e -> out.set(HOLDS, e.hold(), "state", "RELEASED", "closedBy", at.action());
    }
  }

  private static void post(Posted e, At at, ViewWriter out) {
    out.put(
        BALANCES,
        new BalanceRow(
            e.owner() + "/" + e.asset(),
            e.owner(),
            e.asset(),
            e.available(),
            e.held(),
            at.action(),
            at.height(),
            at.cursor()));
    out.put(
        ENTRIES,
        new EntryRow(
            at.cursor(),
            e.owner(),
            e.asset(),
            e.kind().name(),
            e.availableChange(),
            e.heldChange(),
            e.available(),
            e.held(),
            e.counterparty(),
            e.reference(),
            e.memo(),
            at.time(),
            at.action()));
  }
}
