package tallystick.domains.accounts;

import java.util.List;
import tallystick.domains.accounts.AccountsAction.ExpireHold;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.HoldCaptured;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.HoldReleased;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Due;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of balances.
final class AccountsApi {
  static final Api API =
      new Api(
          List.of(
              AccountsViews.ASSETS_ALL,
              AccountsViews.BALANCES_OF,
              AccountsViews.ENTRIES_OF,
              AccountsViews.HOLDS_OF),
          List.of(
              new Topic(
                  "account",
                  "principal",
                  "Every entry and hold of a principal.",
                  AccountsApi::owners)),
          List.of(
              new Due(
                  ExpireHold.class,
                  """
                  SELECT hold FROM accounts.holds
                  WHERE state = 'OPEN' AND room = 'accounts' AND deadline < :now
                  ORDER BY deadline LIMIT :limit\
                  """)),
          List.of(
              new Owned(
                  Accounts.BALANCES.name(),
                  """
                  SELECT id FROM accounts.balances
                  WHERE owner = :principal AND id COLLATE "C" > :after
                  ORDER BY id COLLATE "C" LIMIT :limit\
                  """),
              new Owned(
                  Accounts.HOLDS.name(),
                  """
                  SELECT hold FROM accounts.holds
                  WHERE (payer = :principal OR payee = :principal) AND state = 'OPEN'
                    AND hold COLLATE "C" > :after
                  ORDER BY hold COLLATE "C" LIMIT :limit\
                  """)));

  private AccountsApi() {}

  private static List<String> owners(Event event) {
    return switch ((AccountsEvent) event) {
      case AssetDefined e -> List.of();
      case AssetReserved e -> List.of();
      case Posted e -> List.of(e.owner());
      case HoldPlaced e -> parties(e.payer(), e.payee());
      case HoldCaptured e -> parties(e.payer(), e.payee());
      case HoldReleased e -> parties(e.payer(), e.payee());
    };
  }

  private static List<String> parties(String payer, String payee) {
    return payee.isEmpty() ? List.of(payer) : List.of(payer, payee);
  }
}
