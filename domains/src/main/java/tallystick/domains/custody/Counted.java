package tallystick.domains.custody;

import static tallystick.domains.custody.Custody.PRODUCTS;

import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody.Product;
import tallystick.domains.custody.CustodyEvent.ProductCounted;
import tallystick.kernel.Step;

/// A quantity as its product is counted, or why it cannot be.
record Counted(Epc epc, long amount, @Nullable CustodyRefusal refusal) {

  /// Reads a quantity. Whoever counts a product first, before anybody described it, says in what it
  /// is counted.
  static Counted of(Step step, String epcClass, String quantity, String uom) {
    Epc epc = Epc.of(epcClass);
    String key = Epc.product(epc.key());
    Product product = step.state().get(PRODUCTS, key);
    if (product == null) {
      product = new Product("", uom, uom.isEmpty() ? 0 : Amounts.DECIMALS);
      step.state().put(PRODUCTS, key, product);
      step.emit(new ProductCounted(key, uom, product.decimals()));
    }
    if (!product.unit().equals(uom)) {
      return new Counted(epc, 0, CustodyRefusal.UNIT_MISMATCH);
    }
    long amount = Amounts.of(quantity, product.decimals());
    if (amount == Amounts.TOO_FINE) {
      return new Counted(epc, 0, CustodyRefusal.TOO_FINE);
    }
    return amount == Amounts.TOO_MUCH
        ? new Counted(epc, 0, CustodyRefusal.TOO_MUCH)
        : new Counted(epc, amount, null);
  }

  String key() {
    return epc.key();
  }
}
