package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The structures that follow one state: made when first asked for, kept until the state goes.
/// Belongs to the thread that decides.
///
/// One overlay at a time stands over a state. What it did to a structure is either [#commit]ted
/// with its rows, or taken back before the next overlay begins ([#discard]), so that an overlay may
/// simply be dropped.
public final class Indexes {
  private final Map<String, Map<String, Index.Following>> known = new TreeMap<>();
  private final List<Lent> lent = new ArrayList<>();

  private record Lent(Index.Following structure, int mark) {
    @SuppressWarnings(
        "ReferenceEquality") // Two structures are never the same, whatever is in them.
    boolean isOf(Index.Following other) {
      return structure == other;
    }
  }

  /// The structure of a key, made from the rows of `state` if need be.
  public <X extends Index.Following> X get(State state, Index<X> index, String key) {
    Map<String, Index.Following> ofIndex =
        known.computeIfAbsent(index.name(), name -> new TreeMap<>());
    Index.Following found = ofIndex.get(key);
    if (found == null) {
      found = index.build().apply(state, key);
      ofIndex.put(key, found);
    }
    lend(found);
    return index.type().cast(found);
  }

  private void lend(Index.Following structure) {
    for (Lent earlier : lent) {
      if (earlier.isOf(structure)) {
        return;
      }
    }
    lent.add(new Lent(structure, structure.mark()));
  }

  /// What was done since the last of these calls stays done: its rows were written.
  public void commit() {
    for (Lent one : lent) {
      one.structure.commit();
    }
    lent.clear();
  }

  /// What was done since the last of these calls is taken back: its rows never were.
  public void discard() {
    for (Lent one : lent) {
      one.structure.rollback(one.mark);
    }
    commit();
  }

  /// Forgets all structures: rows changed without them.
  public void clear() {
    lent.clear();
    known.clear();
  }
}
