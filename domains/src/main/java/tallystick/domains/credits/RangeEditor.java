package tallystick.domains.credits;

import static tallystick.domains.credits.Ranges.FREE;
import static tallystick.domains.credits.Ranges.ROWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tallystick.domains.credits.CreditsEvent.RangesChanged;
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.domains.credits.Ranges.Found;
import tallystick.domains.credits.Ranges.Free;
import tallystick.domains.credits.Ranges.Row;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// The only place that changes rows of serial numbers, and what is counted of them. It remembers
/// what it did until [#close], which says so in the step's events.
final class RangeEditor {
  private final Step step;
  private final State state;
  private final Counts counts;

  /// By key: the row as it is now, or nothing if it went.
  private final Map<String, Optional<UnitRange>> changes = new TreeMap<>();

  RangeEditor(Step step) {
    this.step = step;
    this.state = step.state();
    this.counts = new Counts();
  }

  /// Makes rows of new numbers. The caller has made sure that none of them is taken.
  void create(Serials numbers, Row row) {
    counts.add(row.batch(), row.asset(), row.status(), numbers.quantity());
    insert(numbers.space(), numbers.last(), row);
  }

  /// Gives numbers another owner, state and reference. The caller has made sure that they are all
  /// in one row; which one, may have changed since it was looked at.
  void change(Serials numbers, String owner, UnitStatus status, String reference) {
    Found found = Ranges.at(state, numbers.space(), numbers.first());
    if (found == null || found.row().first() > numbers.first() || found.last() < numbers.last()) {
      throw new IllegalStateException(numbers + " are in no one row");
    }
    change(numbers, found, owner, status, reference);
  }

  /// The same when the row is at hand.
  void change(Serials numbers, Found found, String owner, UnitStatus status, String reference) {
    Row before = found.row();
    String space = numbers.space();
    counts.move(before, status, numbers.quantity());
    if (found.last() > numbers.last()) {
      // What is right of the numbers keeps its key, so its mark among the free rows stays.
      put(space, found.last(), before.from(numbers.last() + 1));
    } else {
      remove(space, found.last(), before);
    }
    if (before.first() < numbers.first()) {
      put(space, numbers.first() - 1, before);
      mark(space, numbers.first() - 1, before);
    }
    insert(space, numbers.last(), before.as(numbers.first(), owner, status, reference));
  }

  /// Says what changed. Once, at the end.
  void close() {
    counts.close(step);
    if (changes.isEmpty()) {
      return;
    }
    List<String> gone = new ArrayList<>();
    List<UnitRange> rows = new ArrayList<>();
    changes.forEach((key, row) -> row.ifPresentOrElse(rows::add, () -> gone.add(key)));
    step.emit(new RangesChanged(gone, rows));
  }

  /// Adds a row, which becomes one with neighbours that are like it.
  private void insert(String space, long last, Row row) {
    Row whole = row;
    long end = last;
    Row left = row.first() == 1 ? null : state.get(ROWS, Ranges.key(space, row.first() - 1));
    if (left != null && left.isLike(row)) {
      remove(space, row.first() - 1, left);
      whole = row.from(left.first());
    }
    Found right = Ranges.at(state, space, last + 1);
    if (right != null && right.row().first() == last + 1 && right.row().isLike(row)) {
      end = right.last();
    }
    put(space, end, whole);
    mark(space, end, whole);
  }

  private void put(String space, long last, Row row) {
    String key = Ranges.key(space, last);
    state.put(ROWS, key, row);
    changes.put(
        key,
        Optional.of(
            new UnitRange(
                space,
                row.first(),
                last,
                row.asset(),
                row.batch(),
                row.owner(),
                row.status(),
                row.reference())));
  }

  private void mark(String space, long last, Row row) {
    String account = row.account();
    if (account != null) {
      state.put(FREE, account + "/" + Ranges.key(space, last), new Free(row.batch()));
    }
  }

  private void remove(String space, long last, Row row) {
    String key = Ranges.key(space, last);
    state.remove(ROWS, key);
    String account = row.account();
    if (account != null) {
      state.remove(FREE, account + "/" + key);
    }
    changes.put(key, Optional.empty());
  }
}
