package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.BOXES;
import static tallystick.domains.custody.Custody.CLAIMS;
import static tallystick.domains.custody.Custody.MADE;
import static tallystick.domains.custody.Custody.MASSES;
import static tallystick.domains.custody.Custody.PLACES;
import static tallystick.domains.custody.Custody.PREFIXES;
import static tallystick.domains.custody.Custody.PRODUCTS;
import static tallystick.domains.custody.Custody.row;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Claim;
import tallystick.domains.custody.Custody.Mass;
import tallystick.domains.custody.Custody.Place;
import tallystick.domains.custody.Custody.Prefix;
import tallystick.domains.custody.Custody.Product;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.custody.CustodyEvent.PlaceDescribed;
import tallystick.domains.custody.CustodyEvent.PrefixClaimed;
import tallystick.domains.custody.CustodyEvent.PrefixConfirmed;
import tallystick.domains.custody.CustodyEvent.ProductDescribed;
import tallystick.domains.custody.CustodyEvent.ProductWeighed;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The rules of master data: prefixes, products, places.
final class MasterRules {
  private MasterRules() {}

  static Decision claimPrefix(ClaimPrefix action, Step step) {
    String claim = action.prefix() + "/" + step.by();
    if (step.state().get(CLAIMS, claim) != null) {
      return refuse(CustodyRefusal.CLAIM_EXISTS);
    }
    if (Prefixes.overlaps(step.state(), action.prefix())) {
      return refuse(CustodyRefusal.PREFIX_TAKEN);
    }
    step.state().put(CLAIMS, claim, new Claim(step.time()));
    step.emit(new PrefixClaimed(action.prefix(), step.by()));
    return ACCEPTED;
  }

  static Decision confirmPrefix(ConfirmPrefix action, Step step) {
    if (step.state().get(CLAIMS, action.prefix() + "/" + action.holder()) == null) {
      return refuse(CustodyRefusal.CLAIM_UNKNOWN);
    }
    if (Prefixes.overlaps(step.state(), action.prefix())) {
      return refuse(CustodyRefusal.PREFIX_TAKEN);
    }
    step.state().put(PREFIXES, action.prefix(), new Prefix(action.holder()));
    step.emit(new PrefixConfirmed(action.prefix(), action.holder(), step.by()));
    return ACCEPTED;
  }

  static Decision describeProduct(DescribeProduct action, Step step) {
    State state = step.state();
    Epc product = Epc.of("01/" + action.gtin());
    Product known = state.get(PRODUCTS, product.key());
    CustodyRefusal refusal =
        describe(state, product, known == null ? "" : known.owner(), step.by());
    if (refusal != null) {
      return refuse(refusal);
    }
    boolean counted = !state.scan(MADE, product.key(), "", 1).isEmpty();
    boolean same =
        known != null
            && known.unit().equals(action.unit())
            && known.decimals() == action.decimals();
    if (counted && !same) {
      return refuse(CustodyRefusal.UNIT_FIXED);
    }
    state.put(PRODUCTS, product.key(), new Product(step.by(), action.unit(), action.decimals()));
    step.emit(
        new ProductDescribed(
            product.key(),
            step.by(),
            action.name(),
            action.unit(),
            action.decimals(),
            action.shelfDays(),
            action.lowStock(),
            action.pictures()));
    return ACCEPTED;
  }

  static Decision weighProduct(WeighProduct action, Step step) {
    String product = Epc.of("01/" + action.gtin()).key();
    String owner = Custody.describer(step.state(), product);
    if (owner.isEmpty()) {
      return refuse(CustodyRefusal.PRODUCT_UNKNOWN);
    }
    if (!owner.equals(step.by())) {
      return refuse(CustodyRefusal.NOT_OWNER);
    }
    step.state().put(MASSES, product, new Mass(action.milligrams()));
    step.emit(new ProductWeighed(product, step.by(), action.milligrams()));
    return ACCEPTED;
  }

  /// Whose the prefix is may describe it, whoever did before; else who did first.
  static @Nullable CustodyRefusal describe(State state, Epc epc, String described, String by) {
    if (!Prefixes.mayMake(state, epc, by)) {
      return CustodyRefusal.PREFIX_OF_ANOTHER;
    }
    boolean free = described.isEmpty() || described.equals(by);
    return free || Prefixes.owner(state, epc.company()).equals(by)
        ? null
        : CustodyRefusal.NOT_OWNER;
  }

  static Decision describePlace(DescribePlace action, Step step) {
    State state = step.state();
    Epc place = Epc.of(action.place());
    Place known = state.get(PLACES, place.key());
    CustodyRefusal refusal = describe(state, place, known == null ? "" : known.owner(), step.by());
    String partOf = Epc.placeKey(action.partOf());
    if (refusal == null) {
      refusal = around(state, place.key(), partOf);
    }
    if (refusal != null) {
      return refuse(refusal);
    }
    if (known != null && !known.partOf().equals(partOf)) {
      // Where it was in the other place says nothing here.
      state.remove(BOXES, row(known.partOf(), place.key()));
    }
    state.put(
        PLACES, place.key(), new Place(step.by(), partOf, action.latitude(), action.longitude()));
    step.emit(
        new PlaceDescribed(
            place.key(),
            step.by(),
            action.name(),
            action.kind(),
            action.latitude(),
            action.longitude(),
            partOf));
    return ACCEPTED;
  }

  /// Whether a place may be part of another, or of none.
  static @Nullable CustodyRefusal around(State state, String place, String partOf) {
    String at = partOf;
    for (int i = 0; !at.isEmpty(); i++) {
      Place outer = state.get(PLACES, at);
      if (outer == null) {
        return CustodyRefusal.PLACE_UNKNOWN;
      }
      if (at.equals(place)) {
        return CustodyRefusal.PLACE_IN_ITSELF;
      }
      if (i == Handling.MAX_DEPTH) {
        return CustodyRefusal.TOO_DEEP;
      }
      at = outer.partOf();
    }
    return null;
  }
}
