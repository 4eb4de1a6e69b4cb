package tallystick.domains.accounts;

import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.kernel.Event;

/// What happened in the room of balances.
public sealed interface AccountsEvent extends Event {
  /// An asset exists now.
  record AssetDefined(String asset, String name, int decimals) implements AccountsEvent {}

  /// An asset belongs to a room: it moves by that room's actions only.
  record AssetReserved(String asset, String room) implements AccountsEvent {}

  /// One side of a movement, with the balance after it.
  ///
  /// @param availableChange what the owner may use more (or less) than before
  /// @param heldChange what is set aside more (or less) than before
  /// @param counterparty the other side
  /// @param reference the hold or the deal that it belongs to, empty if none
  record Posted(
      String owner,
      String asset,
      Kind kind,
      long availableChange,
      long heldChange,
      long available,
      long held,
      String counterparty,
      String reference,
      String memo)
      implements AccountsEvent {}

  /// A hold is open now.
  ///
  /// @param room the room whose deal it secures; `accounts` for one between two people
  record HoldPlaced(
      String hold,
      String payer,
      String payee,
      String asset,
      long amount,
      String arbiter,
      long deadline,
      AtDeadline atDeadline,
      String room,
      String memo)
      implements AccountsEvent {}

  /// A hold was paid to its payee.
  record HoldCaptured(String hold, String payer, String payee) implements AccountsEvent {}

  /// A hold was given back to its payer.
  record HoldReleased(String hold, String payer, String payee) implements AccountsEvent {}

  /// Why a balance changed.
  enum Kind {
    ISSUE,
    TRANSFER,
    HOLD,
    CAPTURE,
    RELEASE,
    MOVE,
    BURN,
    FEE
  }
}
