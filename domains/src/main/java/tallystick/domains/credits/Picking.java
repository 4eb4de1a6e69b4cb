package tallystick.domains.credits;

import static tallystick.domains.credits.Ranges.FREE;
import static tallystick.domains.credits.Ranges.ROWS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tallystick.domains.credits.Ranges.Found;
import tallystick.domains.credits.Ranges.Row;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;

/// Chooses units for an action: the numbers that it names, or the lowest that will do.
final class Picking {
  /// How many rows are looked at for those that will do.
  private static final int MAX_LOOKED_AT = 2_000;

  private final State state;
  private final List<Piece> pieces = new ArrayList<>();
  private @Nullable Refusal refusal;

  private Picking(State state) {
    this.state = state;
  }

  /// Numbers in one row.
  record Piece(Serials numbers, String asset, String batch) {}

  /// Why nothing could be chosen, or null.
  @Nullable Refusal refusal() {
    return refusal;
  }

  /// What was chosen, by space and number.
  List<Piece> pieces() {
    return pieces;
  }

  List<Serials> ranges() {
    return pieces.stream().map(Piece::numbers).toList();
  }

  /// Active units that somebody owns of a class: those named, or else the lowest whose batch will
  /// do.
  static Picking owned(
      State state,
      String owner,
      String asset,
      long quantity,
      List<Serials> ranges,
      Predicate<String> batchWillDo) {
    if (ranges.isEmpty()) {
      String account = Ranges.ownerAccount(asset, owner) + "/";
      return lowest(state, account, quantity, row -> batchWillDo.test(row.batch()));
    }
    Picking picking = new Picking(state);
    picking.named(owner, asset, quantity, ranges);
    for (Piece piece : picking.pieces) {
      if (picking.refusal == null && !batchWillDo.test(piece.batch)) {
        picking.refusal = CreditsRefusal.CONDITIONS_NOT_MET;
      }
    }
    return picking;
  }

  /// Units of the buffer pool: of a project first, then the lowest of all.
  static Picking buffer(State state, String project, long quantity) {
    Picking picking = new Picking(state);
    String own = Ranges.bufferAccount(project) + "/";
    long missing = picking.lowest(own, quantity, row -> true);
    if (missing > 0 && picking.refusal == null) {
      missing =
          picking.lowest(Ranges.bufferAccount(""), missing, row -> !row.owner().equals(project));
    }
    if (missing > 0 && picking.refusal == null) {
      picking.refusal = CreditsRefusal.BUFFER_TOO_SMALL;
    }
    return picking;
  }

  /// The lowest units of an account that will do.
  ///
  /// @param prefix of the account, with its slash
  static Picking lowest(State state, String prefix, long quantity, Predicate<Row> willDo) {
    Picking picking = new Picking(state);
    if (picking.lowest(prefix, quantity, willDo) > 0 && picking.refusal == null) {
      picking.refusal = CreditsRefusal.NOT_ENOUGH_UNITS;
    }
    return picking;
  }

  /// @return how many are missing when there are no more, or too many pieces
  private long lowest(String prefix, long quantity, Predicate<Row> willDo) {
    long missing = quantity;
    String after = "";
    for (int looked = 0; looked < MAX_LOOKED_AT; looked++) {
      String place = first(prefix, after);
      if (place == null) {
        return missing;
      }
      after = place;
      String key = keyIn(place);
      Row row = Registry.require(state, ROWS, key);
      if (willDo.test(row)) {
        long last = Math.min(Ranges.lastOf(key), row.first() + missing - 1);
        Serials numbers = new Serials(Ranges.spaceOf(key), row.first(), last);
        pieces.add(new Piece(numbers, row.asset(), row.batch()));
        missing -= numbers.quantity();
        if (missing == 0) {
          return 0;
        }
        if (pieces.size() == CreditsAction.MAX_RANGES) {
          break;
        }
      }
    }
    refusal = CreditsRefusal.TOO_MANY_RANGES;
    return missing;
  }

  private @Nullable String first(String prefix, String after) {
    Map.Entry<String, Ranges.Free> entry = state.scan(FREE, prefix, after, 1).firstEntry();
    return entry == null ? null : entry.getKey();
  }

  /// The key of the row whose mark stands at a place in [Ranges#FREE]: what follows the account,
  /// which has one slash.
  static String keyIn(String place) {
    return place.substring(place.indexOf('/', place.indexOf('/') + 1) + 1);
  }

  private void named(String owner, String asset, long quantity, List<Serials> ranges) {
    List<Serials> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparing(Serials::space).thenComparingLong(Serials::first));
    long sum = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Serials one = sorted.get(i);
      if (i > 0
          && sorted.get(i - 1).space().equals(one.space())
          && sorted.get(i - 1).last() >= one.first()) {
        refusal = CreditsRefusal.RANGES_OVERLAP;
        return;
      }
      // At most 100 numbers below 2^53: no overflow.
      sum += one.quantity();
    }
    if (sum != quantity) {
      refusal = CreditsRefusal.QUANTITY_MISMATCH;
      return;
    }
    for (Serials one : sorted) {
      if (refusal == null) {
        cover(owner, asset, one);
      }
    }
  }

  private void cover(String owner, String asset, Serials numbers) {
    long next = numbers.first();
    while (next <= numbers.last()) {
      Found found = Ranges.at(state, numbers.space(), next);
      refusal = found == null ? CreditsRefusal.SERIALS_UNKNOWN : unfit(found, next, owner, asset);
      if (refusal == null && pieces.size() == CreditsAction.MAX_RANGES) {
        refusal = CreditsRefusal.TOO_MANY_RANGES;
      }
      if (refusal != null || found == null) {
        return;
      }
      long last = Math.min(found.last(), numbers.last());
      Row row = found.row();
      pieces.add(new Piece(new Serials(numbers.space(), next, last), row.asset(), row.batch()));
      next = last + 1;
    }
  }

  private static @Nullable Refusal unfit(Found found, long next, String owner, String asset) {
    if (found.row().first() > next || !found.row().asset().equals(asset)) {
      return CreditsRefusal.SERIALS_UNKNOWN;
    }
    if (!found.row().owner().equals(owner)) {
      return CreditsRefusal.NOT_OWNER;
    }
    return found.row().status() == UnitStatus.ACTIVE ? null : CreditsRefusal.UNITS_NOT_ACTIVE;
  }
}
