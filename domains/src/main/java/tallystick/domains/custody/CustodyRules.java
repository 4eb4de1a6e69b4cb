package tallystick.domains.custody;

import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.ReleaseStock;
import tallystick.domains.custody.CustodyAction.ReserveStock;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// The rules of the room of things, by what they are about: [MasterRules], [LayoutRules],
/// [RecordRules], [HandOverRules], [StockRules].
final class CustodyRules {
  private CustodyRules() {}

  static Decision decide(CustodyAction action, Step step) {
    return switch (action) {
      case ClaimPrefix a -> MasterRules.claimPrefix(a, step);
      case ConfirmPrefix a -> MasterRules.confirmPrefix(a, step);
      case DescribeProduct a -> MasterRules.describeProduct(a, step);
      case WeighProduct a -> MasterRules.weighProduct(a, step);
      case DescribePlace a -> MasterRules.describePlace(a, step);
      case ArrangePlaces a -> LayoutRules.arrange(a, step);
      case RecordEvent a -> RecordRules.record(a, step);
      case OfferHandOver a -> HandOverRules.offer(a, step);
      case AcceptHandOver a -> HandOverRules.accept(a, step);
      case RefuseHandOver a -> HandOverRules.refuse(a, step);
      case WithdrawHandOver a -> HandOverRules.withdraw(a, step);
      case LapseHandOver a -> HandOverRules.lapse(a, step);
      case CountStock a -> StockRules.count(a, step);
      case AdjustStock a -> StockRules.adjust(a, step);
      case ReserveStock a -> StockRules.reserve(a, step);
      case ReleaseStock a -> StockRules.release(a, step);
    };
  }
}
