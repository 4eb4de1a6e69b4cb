package tallystick.kernel;

import java.util.function.BiFunction;

/// A structure in memory that follows rows of the state, for rules that would else read many of
/// them: an order book follows its orders. The rows stay the truth. Whoever changes them changes
/// the structure in the same step, so that it always is what [#build] would make of the rows, and
/// no decision depends on when it was made.
///
/// @param name unique; by custom the name of the table that it follows
/// @param build makes the structure of a key from the rows of a state, also where there are none
public record Index<X extends Index.Following>(
    String name, Class<X> type, BiFunction<State, String, X> build) {

  /// What the overlay needs of such a structure, so that a refused action leaves no trace in it.
  public interface Following {
    /// A point to [#rollback] to, until [#commit].
    int mark();

    /// Takes back everything since a mark, which stays good.
    void rollback(int mark);

    /// Forgets all marks: the rows were written.
    void commit();
  }
}
