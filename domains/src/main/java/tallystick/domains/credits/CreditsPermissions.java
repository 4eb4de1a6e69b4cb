package tallystick.domains.credits;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.either;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

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
import tallystick.domains.credits.Registry.Retirement;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of carbon credits.
final class CreditsPermissions {
  private static final Office REGISTRAR =
      new Office("registrar", CreditsRefusal.NOT_REGISTRAR, Offices::isRegistrar);
  private static final Office VERIFIER =
      new Office("verifier", CreditsRefusal.NOT_VERIFIER, Offices::isVerifier);

  static final Permissions ALL =
      Permissions.of(
          may(RegisterProject.class, PRINCIPAL),
          may(ChallengeProject.class, PRINCIPAL),
          may(ResolveChallenge.class, holder(REGISTRAR)),
          may(ReinstateProject.class, holder(REGISTRAR)),
          may(VerifyProject.class, holder(VERIFIER)),
          may(IssueBatch.class, holder(REGISTRAR)),
          may(ImportBatch.class, holder(REGISTRAR)),
          may(LabelBatch.class, holder(REGISTRAR)),
          may(AdjustBatch.class, holder(REGISTRAR)),
          may(ExpireBatch.class, once("its time is over")),
          may(FreezeClass.class, holder(REGISTRAR)),
          may(DefineBasket.class, holder(REGISTRAR)),
          may(Deposit.class, PRINCIPAL),
          may(Withdraw.class, PRINCIPAL),
          may(TransferCredits.class, PRINCIPAL),
          may(RequestRetirement.class, PRINCIPAL),
          may(
              FinaliseRetirement.class,
              either(
                  party("owner", CreditsPermissions::retires, "retirement"),
                  holder(REGISTRAR),
                  once("its time has come"))),
          may(WithdrawRetirement.class, party("owner", CreditsPermissions::retires, "retirement")),
          may(CancelUnits.class, PRINCIPAL),
          may(ReverseUnits.class, holder(REGISTRAR)));

  private CreditsPermissions() {}

  private static boolean retires(State state, String id, String principal) {
    Retirement retirement = state.get(Registry.RETIREMENTS, id);
    return retirement != null && retirement.owner().equals(principal);
  }
}
