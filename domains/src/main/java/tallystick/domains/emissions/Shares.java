package tallystick.domains.emissions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.Custody.Part;
import tallystick.kernel.State;

/// Shares a leg's emissions out among its goods: by mass among loads, and in a container among what
/// is in it, by pieces of one product or by things. Where a container holds several products, whose
/// masses nobody told, its share is its own and not divided further. Parts of a whole add up to it.
final class Shares {
  /// Things and classes that one leg tells of.
  static final int MAX = 400;

  private final State state;
  private final List<Share> all = new ArrayList<>();
  private boolean tooMany;

  private Shares(State state) {
    this.state = state;
  }

  /// All shares, or none at all if they would be more than [#MAX].
  ///
  /// @param amounts of the loads: 1 of a thing
  static List<Share> of(State state, List<Load> loads, List<Long> amounts, long ttw, long wtw) {
    Shares shares = new Shares(state);
    long mass = mass(loads);
    long before = 0;
    for (int i = 0; i < loads.size(); i++) {
      Load load = loads.get(i);
      long after = before + load.massGrams();
      shares.add(
          new Share(
              load.key(),
              "",
              amounts.get(i),
              load.massGrams(),
              part(ttw, before, after, mass),
              part(wtw, before, after, mass)));
      before = after;
    }
    return shares.tooMany ? List.of() : List.copyOf(shares.all);
  }

  static long mass(List<Load> loads) {
    return loads.stream().mapToLong(Load::massGrams).sum();
  }

  /// What of a total belongs to a stretch of a whole.
  private static long part(long total, long from, long to, long whole) {
    return scaled(total, to, whole) - scaled(total, from, whole);
  }

  private static long scaled(long total, long by, long whole) {
    return BigInteger.valueOf(total)
        .multiply(BigInteger.valueOf(by))
        .divide(BigInteger.valueOf(whole))
        .longValueExact();
  }

  private void add(Share share) {
    if (all.size() == MAX) {
      tooMany = true;
      return;
    }
    all.add(share);
    List<Part> parts = Custody.contents(state, share.key(), MAX + 1);
    long whole = 0;
    for (Part part : parts) {
      whole += weight(part);
    }
    if (parts.isEmpty() || !areAlike(parts)) {
      return;
    }
    long before = 0;
    for (Part part : parts) {
      long after = before + weight(part);
      add(
          new Share(
              part.key(),
              share.key(),
              weight(part),
              part(share.massGrams(), before, after, whole),
              part(share.ttw(), before, after, whole),
              part(share.wtw(), before, after, whole)));
      before = after;
    }
  }

  private static long weight(Part part) {
    return part.amount() == 0 ? 1 : part.amount();
  }

  /// Whether pieces of them weigh the same, as far as anybody can know.
  private boolean areAlike(List<Part> parts) {
    boolean things = parts.getFirst().amount() == 0;
    String product = Custody.productOf(state, parts.getFirst().key());
    return parts.size() == 1
        || (!product.isEmpty()
            && parts.stream()
                .allMatch(part ->
                    (part.amount() == 0) == things
                        && Custody.productOf(state, part.key()).equals(product)));
  }
}
