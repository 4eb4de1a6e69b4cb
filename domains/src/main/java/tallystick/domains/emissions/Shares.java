package tallystick.domains.emissions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.Custody.Part;
import tallystick.kernel.State;

/// Shares a leg's emissions out among its goods: by mass among loads, and in a container among what
/// is in it, by the piece if all is of one product and else by mass. Where a container holds
/// several products and nobody said what one of them weighs, its share is its own and not divided
/// further. Parts of a whole add up to it.
final class Shares {
  /// Things and classes that one leg tells of.
  static final int MAX = 400;

  private static final int MAX_LOOKS = 4_000;

  private final State state;
  private final List<Share> all = new ArrayList<>();
  private boolean tooMany;

  /// Rows that may still be looked at to find out what containers weigh.
  private int looks = MAX_LOOKS;

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
              part(ttw, whole(before), whole(after), whole(mass)),
              part(wtw, whole(before), whole(after), whole(mass))));
      before = after;
    }
    return shares.tooMany ? List.of() : List.copyOf(shares.all);
  }

  static long mass(List<Load> loads) {
    return loads.stream().mapToLong(Load::massGrams).sum();
  }

  private static BigInteger whole(long amount) {
    return BigInteger.valueOf(amount);
  }

  /// What of a total belongs to a stretch of a whole.
  private static long part(long total, BigInteger from, BigInteger to, BigInteger whole) {
    return scaled(total, to, whole) - scaled(total, from, whole);
  }

  private static long scaled(long total, BigInteger by, BigInteger whole) {
    return whole(total).multiply(by).divide(whole).longValueExact();
  }

  private void add(Share share) {
    if (all.size() == MAX) {
      tooMany = true;
      return;
    }
    all.add(share);
    List<Part> parts = Custody.contents(state, share.key(), MAX + 1);
    List<BigInteger> weights = weights(parts);
    BigInteger whole = sum(weights);
    BigInteger before = BigInteger.ZERO;
    for (int i = 0; i < weights.size(); i++) {
      Part part = parts.get(i);
      BigInteger after = before.add(weights.get(i));
      add(
          new Share(
              part.key(),
              share.key(),
              pieces(part),
              part(share.massGrams(), before, after, whole),
              part(share.ttw(), before, after, whole),
              part(share.wtw(), before, after, whole)));
      before = after;
    }
  }

  /// How much of their container's share each part has, in any measure; empty if nobody can know.
  private List<BigInteger> weights(List<Part> parts) {
    if (parts.isEmpty() || areAlike(parts)) {
      return parts.stream().map(part -> whole(pieces(part))).toList();
    }
    List<BigInteger> weights = parts.stream().map(this::mass).toList();
    return weights.contains(BigInteger.ZERO) ? List.of() : weights;
  }

  private static BigInteger sum(List<BigInteger> all) {
    return all.stream().reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static long pieces(Part part) {
    return part.amount() == 0 ? 1 : part.amount();
  }

  /// What something weighs: as its product does, or as what is in it; 0 if nobody said.
  private BigInteger mass(Part part) {
    BigInteger own = Custody.mass(state, part.key(), part.amount());
    if (own.signum() > 0 || part.amount() > 0 || looks <= 0) {
      return own;
    }
    List<Part> inside = Custody.contents(state, part.key(), looks);
    looks -= inside.size() + 1;
    List<BigInteger> masses = inside.stream().map(this::mass).toList();
    return looks <= 0 || masses.contains(BigInteger.ZERO) ? BigInteger.ZERO : sum(masses);
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
