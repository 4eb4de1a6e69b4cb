package tallystick.domains.credits;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Limits;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// Rows of serial numbers, and how they are found.
///
/// A row stands under the *last* of its numbers. So the first row at or after a number is the only
/// one that can contain it, and the only one that a new range beginning there has to be compared
/// with: one look-up forward, no row before can matter.
final class Ranges {
  /// By [#key]: the space and the last number of the row. Rows of a space never overlap, and
  /// neighbours that are alike are one row.
  static final Table<Row> ROWS = new Table<>("credits.range", Row.class);

  /// The rows that can still move, by account and [#key], so that an owner's lowest are found at
  /// once. The account is `<class>/<owner>`, `basket/<code>` or `buffer/<project>`.
  static final Table<Free> FREE = new Table<>("credits.free", Free.class);

  private static final int DIGITS = Long.toString(Limits.AMOUNT).length();

  private Ranges() {}

  /// Numbers from `first` to the one in the key.
  ///
  /// @param owner principal, basket or project; the last one of units that are gone
  /// @param reference what they are reserved, retired, cancelled or expired by, or empty
  record Row(
      long first, String asset, String batch, String owner, UnitStatus status, String reference) {

    Row from(long newFirst) {
      return new Row(newFirst, asset, batch, owner, status, reference);
    }

    Row as(long newFirst, String newOwner, UnitStatus newStatus, String newReference) {
      return new Row(newFirst, asset, batch, newOwner, newStatus, newReference);
    }

    /// Whether a neighbour is the same but for its numbers, so that both are one row.
    boolean isLike(Row other) {
      return batch.equals(other.batch)
          && owner.equals(other.owner)
          && status == other.status
          && reference.equals(other.reference);
    }

    /// The account under which it stands in [#FREE], or null if it cannot move.
    @Nullable String account() {
      return switch (status) {
        case ACTIVE -> asset + "/" + owner;
        case POOLED -> basketAccount(owner);
        case BUFFER -> bufferAccount(owner);
        case RESERVED, RETIRED, CANCELLED, EXPIRED -> null;
      };
    }
  }

  record Free(String batch) {}

  /// A row with the last of its numbers.
  record Found(long last, Row row) {}

  static String ownerAccount(String asset, String owner) {
    return asset + "/" + owner;
  }

  static String basketAccount(String basket) {
    return "basket/" + basket;
  }

  static String bufferAccount(String project) {
    return "buffer/" + project;
  }

  /// Under what the row that ends with a number stands.
  static String key(String space, long last) {
    String digits = Long.toString(last);
    return space + "/" + "0".repeat(DIGITS - digits.length()) + digits;
  }

  static long lastOf(String key) {
    return Long.parseLong(key.substring(key.length() - DIGITS));
  }

  /// The space of the row that stands under a key.
  static String spaceOf(String key) {
    return key.substring(0, key.length() - DIGITS - 1);
  }

  /// The first row of a space that ends at the number or after it, or null.
  static @Nullable Found at(State state, String space, long number) {
    Map.Entry<String, Row> entry =
        state.scan(ROWS, space + "/", key(space, number - 1), 1).firstEntry();
    return entry == null ? null : new Found(lastOf(entry.getKey()), entry.getValue());
  }

  /// Whether any of the numbers is issued already.
  static boolean isTaken(State state, String space, long first, long last) {
    Found next = at(state, space, first);
    return next != null && next.row.first <= last;
  }
}
