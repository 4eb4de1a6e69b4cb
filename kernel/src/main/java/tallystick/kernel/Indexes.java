package tallystick.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The structures that follow one state: made when first asked for, kept until the state goes.
/// Belongs to the thread that decides.
///
/// One overlay at a time stands over a state. What it did to a structure is either [#commit]ted
/// with its rows, or taken back before the next overlay begins ([#discard]), so that an overlay may
/// simply be dropped.
public final class Indexes {
  private final Map<String, Map<String, Kept>> known = new LinkedHashMap<>();
  private final List<Kept> lent = new ArrayList<>();

  /// A structure, and whether it was asked for since the last of [#commit] and [#discard].
  private static final class Kept {
    private final Index.Following structure;
    private boolean lent;
    private int mark;

    Kept(Index.Following structure) {
      this.structure = structure;
    }
  }

  /// The structure of a key, made from the rows of `state` if need be.
  public <X extends Index.Following> X get(State state, Index<X> index, String key) {
    Map<String, Kept> ofIndex = known.computeIfAbsent(index.name(), _ -> new LinkedHashMap<>());
    Kept found = ofIndex.get(key);
    if (found == null) {
      found = new Kept(index.build().apply(state, key));
      ofIndex.put(key, found);
    }
    if (!found.lent) {
      found.lent = true;
      found.mark = found.structure.mark();
      lent.add(found);
    }
    return index.type().cast(found.structure);
  }

  /// What was done since the last of these calls stays done: its rows were written.
  public void commit() {
    for (Kept one : lent) {
      one.structure.commit();
      one.lent = false;
    }
    lent.clear();
  }

  /// What was done since the last of these calls is taken back: its rows never were.
  public void discard() {
    for (Kept one : lent) {
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
