package tallystick.domains.market;

import static tallystick.domains.market.Market.ORDERS;
import static tallystick.domains.market.Market.REVIEWS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import tallystick.domains.market.Market.Order;
import tallystick.domains.market.Market.Review;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.MarketEvent.ReviewOpened;
import tallystick.domains.market.MarketEvent.ReviewSealed;
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// The rules of reviews: sealed by their author, opened by anyone once the other side cannot be
/// swayed by them any more.
final class ReviewRules {
  private ReviewRules() {}

  static Decision sealReview(SealReview action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    if (order == null) {
      return refuse(Reason.ORDER_UNKNOWN);
    }
    if (!order.isParty(step.by())) {
      return refuse(Reason.NOT_PARTY);
    }
    if (order.reviewDeadline() == 0) {
      return refuse(Reason.ORDER_NOT_REVIEWABLE);
    }
    if (step.time() > order.reviewDeadline()) {
      return refuse(Reason.REVIEW_TIME_OVER);
    }
    String key = action.order() + "/" + step.by();
    if (step.state().get(REVIEWS, key) != null) {
      return refuse(Reason.REVIEW_EXISTS);
    }
    step.state().put(REVIEWS, key, new Review(action.seal(), false));
    step.emit(
        new ReviewSealed(
            action.order(), step.by(), order.other(step.by()), order.listing(), action.seal()));
    return ACCEPTED;
  }

  static Decision openReview(OpenReview action, Step step) {
    Order order = step.state().get(ORDERS, action.order());
    if (order == null) {
      return refuse(Reason.ORDER_UNKNOWN);
    }
    String key = action.order() + "/" + action.author();
    Review review = step.state().get(REVIEWS, key);
    if (review == null) {
      return refuse(Reason.REVIEW_UNKNOWN);
    }
    if (review.open()) {
      return refuse(Reason.REVIEW_OPEN);
    }
    String subject = order.other(action.author());
    boolean bothWrote = step.state().get(REVIEWS, action.order() + "/" + subject) != null;
    if (!bothWrote && step.time() <= order.reviewDeadline()) {
      return refuse(Reason.REVIEW_SEALED);
    }
    if (!review.seal().equals(Seal.of(action))) {
      return refuse(Reason.SEAL_MISMATCH);
    }
    step.state().put(REVIEWS, key, new Review(review.seal(), true));
    step.emit(
        new ReviewOpened(
            action.order(),
            action.author(),
            subject,
            order.listing(),
            action.stars(),
            action.text()));
    return ACCEPTED;
  }
}
