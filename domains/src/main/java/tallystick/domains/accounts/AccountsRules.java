package tallystick.domains.accounts;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.ExpireHold;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// The rules of the room of balances.
final class AccountsRules {
  /// The name under which two people's own holds stand.
  static final String ROOM = "accounts";

  /// How far ahead a deadline may lie: 366 days.
  static final long MAX_HOLD_MILLIS = 366L * 24 * 60 * 60 * 1000;

  private AccountsRules() {}

  static Decision decide(AccountsAction action, Step step) {
    return switch (action) {
      case DefineAsset a -> defineAsset(a, step);
      case Issue a -> issue(a, step);
      case Transfer a -> transfer(a, step);
      case PlaceHold a -> placeHold(a, step);
      case CaptureHold a -> captureHold(a, step);
      case ReleaseHold a -> releaseHold(a, step);
      case ExpireHold a -> expireHold(a, step);
    };
  }

  private static Decision defineAsset(DefineAsset action, Step step) {
    if (Accounts.isAsset(step.state(), action.asset())) {
      return refuse(Reason.ASSET_EXISTS);
    }
    Accounts.define(step, action.asset(), action.name(), action.decimals(), "");
    return ACCEPTED;
  }

  private static Decision issue(Issue action, Step step) {
    if (!Accounts.isAsset(step.state(), action.asset())) {
      return refuse(Reason.ASSET_UNKNOWN);
    }
    if (isOfRoom(action.asset(), step)) {
      return refuse(Reason.ASSET_OF_ROOM);
    }
    if (!Identity.exists(step.state(), action.to())) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    return Accounts.issue(step, action.to(), action.asset(), action.amount(), "", action.memo());
  }

  private static Decision transfer(Transfer action, Step step) {
    if (action.to().equals(step.by())) {
      return refuse(Reason.TO_ONESELF);
    }
    if (!Accounts.isAsset(step.state(), action.asset())) {
      return refuse(Reason.ASSET_UNKNOWN);
    }
    if (isOfRoom(action.asset(), step)) {
      return refuse(Reason.ASSET_OF_ROOM);
    }
    if (!Identity.exists(step.state(), action.to())) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    if (Accounts.available(step.state(), step.by(), action.asset()) < action.amount()) {
      return refuse(Reason.INSUFFICIENT_BALANCE);
    }
    Accounts.transfer(
        step,
        Kind.TRANSFER,
        step.by(),
        action.to(),
        action.asset(),
        action.amount(),
        "",
        action.memo());
    return ACCEPTED;
  }

  private static boolean isOfRoom(String asset, Step step) {
    return !Accounts.roomOf(step.state(), asset).isEmpty();
  }

  private static Decision placeHold(PlaceHold action, Step step) {
    if (action.payee().equals(step.by())) {
      return refuse(Reason.TO_ONESELF);
    }
    if (!Accounts.isAsset(step.state(), action.asset())) {
      return refuse(Reason.ASSET_UNKNOWN);
    }
    if (isOfRoom(action.asset(), step)) {
      return refuse(Reason.ASSET_OF_ROOM);
    }
    if (!Identity.exists(step.state(), action.payee())
        || !Identity.exists(step.state(), action.arbiter())) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    if (action.deadline() <= step.time()) {
      return refuse(Reason.DEADLINE_PASSED);
    }
    if (action.deadline() > step.time() + MAX_HOLD_MILLIS) {
      return refuse(Reason.DEADLINE_TOO_FAR);
    }
    return Accounts.place(
        step,
        step.id(),
        new Hold(
            step.by(),
            action.payee(),
            action.asset(),
            action.amount(),
            action.arbiter(),
            action.deadline(),
            action.atDeadline(),
            ROOM,
            action.memo()));
  }

  private static Decision captureHold(CaptureHold action, Step step) {
    Hold hold = Accounts.hold(step.state(), action.hold());
    if (hold == null) {
      return refuse(Reason.HOLD_UNKNOWN);
    }
    Decision entitled = entitled(hold, hold.payer(), step);
    if (entitled instanceof Decision.Accepted) {
      Accounts.capture(step, action.hold());
    }
    return entitled;
  }

  private static Decision releaseHold(ReleaseHold action, Step step) {
    Hold hold = Accounts.hold(step.state(), action.hold());
    if (hold == null) {
      return refuse(Reason.HOLD_UNKNOWN);
    }
    Decision entitled = entitled(hold, hold.payee(), step);
    if (entitled instanceof Decision.Accepted) {
      Accounts.release(step, action.hold());
    }
    return entitled;
  }

  private static Decision entitled(Hold hold, String loser, Step step) {
    if (!hold.room().equals(ROOM)) {
      return refuse(Reason.HOLD_OF_ROOM);
    }
    if (!step.by().equals(hold.arbiter()) && !step.by().equals(loser)) {
      return refuse(Reason.NOT_ENTITLED);
    }
    return ACCEPTED;
  }

  private static Decision expireHold(ExpireHold action, Step step) {
    @Nullable Hold hold = Accounts.hold(step.state(), action.hold());
    if (hold == null) {
      return refuse(Reason.HOLD_UNKNOWN);
    }
    if (!hold.room().equals(ROOM)) {
      return refuse(Reason.HOLD_OF_ROOM);
    }
    if (step.time() <= hold.deadline()) {
      return refuse(Reason.NOT_DUE);
    }
    if (hold.atDeadline() == AtDeadline.CAPTURE) {
      Accounts.capture(step, action.hold());
    } else {
      Accounts.release(step, action.hold());
    }
    return ACCEPTED;
  }
}
