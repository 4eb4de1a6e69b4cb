package tallystick.domains.credits;

import tallystick.domains.credits.CreditsAction.AdjustBatch;
import tallystick.domains.credits.CreditsAction.CancelUnits;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.DefineBasket;
import tallystick.domains.credits.CreditsAction.Deposit;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FinaliseRetirement;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsAction.ImportBatch;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.LabelBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.ReinstateProject;
import tallystick.domains.credits.CreditsAction.RequestRetirement;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsAction.ReverseUnits;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.CreditsAction.Withdraw;
import tallystick.domains.credits.CreditsAction.WithdrawRetirement;
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// Which rule decides what: of projects [ProjectRules], of batches and classes [BatchRules] and
/// [ExpiryRules], of units [UnitRules], of baskets [BasketRules], of retirements [RetirementRules].
final class CreditsRules {
  private CreditsRules() {}

  static Decision decide(CreditsAction action, Step step) {
    return switch (action) {
      case RegisterProject a -> ProjectRules.register(a, step);
      case ChallengeProject a -> ProjectRules.challenge(a, step);
      case ResolveChallenge a -> ProjectRules.resolve(a, step);
      case ReinstateProject a -> ProjectRules.reinstate(a, step);
      case VerifyProject a -> ProjectRules.verify(a, step);
      case IssueBatch a -> BatchRules.issue(a, step);
      case ImportBatch a -> BatchRules.importBatch(a, step);
      case LabelBatch a -> BatchRules.label(a, step);
      case AdjustBatch a -> BatchRules.adjust(a, step);
      case ExpireBatch a -> ExpiryRules.expire(a, step);
      case FreezeClass a -> BatchRules.freeze(a, step);
      case DefineBasket a -> BasketRules.define(a, step);
      case Deposit a -> BasketRules.deposit(a, step);
      case Withdraw a -> BasketRules.withdraw(a, step);
      case TransferCredits a -> UnitRules.transfer(a, step);
      case RequestRetirement a -> RetirementRules.request(a, step);
      case FinaliseRetirement a -> RetirementRules.finalise(a, step);
      case WithdrawRetirement a -> RetirementRules.withdraw(a, step);
      case CancelUnits a -> UnitRules.cancel(a, step);
      case ReverseUnits a -> UnitRules.reverse(a, step);
    };
  }
}
