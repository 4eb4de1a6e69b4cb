package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tallystick.domains.exchange.Command.Rebuild;
import tallystick.kernel.Dice;

/// The book beside the oracle, and both beside what must always hold, under random commands. A
/// failure is shortened before it is shown. `-Dseed=<n>` repeats one sequence, `-Dsequences=<n>`
/// sets how many there are.
class OracleTest {
  private static final int LENGTH = 120;

  @Test
  void the_book_answers_and_tells_as_the_oracle_does() {
    Long one = Long.getLong("seed");
    long sequences = Long.getLong("sequences", 3_000);
    TreeSet<String> seen = new TreeSet<>();
    (one == null ? LongStream.range(0, sequences) : LongStream.of(one))
        .forEach(seed -> {
          List<Command> commands = new RandomCommands(new Dice(seed)).list(LENGTH);
          int most = most(seed);
          if (play(commands, most, seen) != null) {
            var shortest = Shrinker.shrink(commands, c -> play(c, most, new TreeSet<>()) != null);
            throw new AssertionError(report(seed, most, shortest));
          }
        });
    if (one == null) {
      assertEquals(List.of(), unseen(seen), "the random commands never lead there");
    }
  }

  /// How often a command may trade: as it can, or rarely more than once.
  private static int most(long seed) {
    return seed % 3 == 0 ? Integer.MAX_VALUE : 1 + (int) (seed % 5);
  }

  private static String report(long seed, int most, List<Command> shortest) {
    StringBuilder text = new StringBuilder("Seed " + seed + ": ");
    text.append(play(shortest, most, new TreeSet<>())).append("\nafter\n");
    shortest.forEach(command -> text.append("  ").append(command).append('\n'));
    return text.append("Repeat with ./mvnw test -pl domains -Dtest=OracleTest -Dseed=")
        .append(seed)
        .toString();
  }

  /// What the random commands should lead to, and did not.
  private static List<String> unseen(Set<String> seen) {
    List<String> unseen = new ArrayList<>();
    for (BookRefusal refusal : BookRefusal.values()) {
      // The grid is not the book's, and what takes large numbers is no matter of chance.
      if (refusal != BookRefusal.OFF_TICK
          && refusal != BookRefusal.OFF_LOT
          && refusal != BookRefusal.BOOK_FULL
          && refusal != BookRefusal.VALUE_TOO_LARGE
          && !seen.contains(refusal.name())) {
        unseen.add(refusal.name());
      }
    }
    for (Ending why : Ending.values()) {
      if (!seen.contains("done " + why)) {
        unseen.add("done " + why);
      }
    }
    for (SelfTrade mode : SelfTrade.values()) {
      if (mode != SelfTrade.NONE && !seen.contains("prevented " + mode + " BUY")) {
        unseen.add("prevented " + mode);
      }
    }
    return unseen;
  }

  /// The first difference or violation, or null.
  private static @Nullable String play(List<Command> commands, int most, Set<String> seen) {
    ReportList told = new ReportList();
    ReportList expected = new ReportList();
    OrderBook book = new OrderBook(told, most);
    NaiveBook oracle = new NaiveBook(expected, most);
    BookAuditor auditor = new BookAuditor();
    try {
      for (int i = 0; i < commands.size(); i++) {
        Command command = commands.get(i);
        if (command instanceof Rebuild) {
          book = rebuilt(book, told, most);
        }
        boolean recorded = i % 2 == 0;
        int mark = recorded ? book.mark() : 0;
        BookRefusal refusal = Command.apply(command, book);
        BookRefusal rightly = oracle.apply(command);
        if (!Objects.equals(refusal, rightly)) {
          return command + ": " + refusal + ", rightly " + rightly;
        }
        // What was taken back was told all the same.
        List<ReportList.Told> reports = told.take();
        reports = command instanceof Command.TakenBack ? List.of() : reports;
        List<ReportList.Told> right = expected.take();
        if (!reports.equals(right)) {
          return command + ": told\n" + reports + ", rightly\n" + right;
        }
        boolean keepsMarks = !(command instanceof Command.Commit);
        auditor.audit(command, reports, book, recorded && keepsMarks ? mark : null);
        String wrong = difference(book, oracle);
        if (wrong != null) {
          return command + ": " + wrong;
        }
        seen.add(refusal == null ? "" : refusal.name());
        reports.forEach(one -> seen.add(one.what()));
      }
      return null;
    } catch (RuntimeException | AssertionError e) {
      return e
          + " at "
          + List.of(e.getStackTrace()).subList(0, Math.min(6, e.getStackTrace().length));
    }
  }

  private static @Nullable String difference(OrderBook book, NaiveBook oracle) {
    if (!book.rows().equals(oracle.rows())) {
      return "rows\n" + book.rows() + ", rightly\n" + oracle.rows();
    }
    if (!book.state().equals(oracle.state())) {
      return book.state() + ", rightly " + oracle.state();
    }
    Clearing clearing = new NaiveAuction(oracle, new ReportList()).clearing(12);
    return book.clearing(12).equals(clearing) ? null : book.clearing(12) + ", rightly " + clearing;
  }

  private static OrderBook rebuilt(OrderBook book, ReportList told, int most) {
    List<OpenOrder> rows = new ArrayList<>(book.rows());
    Collections.shuffle(rows, new Random(rows.size()));
    OrderBook again = OrderBook.of(book.state(), rows, told, most);
    assertTrue(Arrays.equals(book.hash(), again.hash()));
    return again;
  }
}
