package tallystick.domains.credits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tallystick.kernel.State;
import tallystick.kernel.Table;

/// Where projects are, and which may be in the place of another. Whole numbers only, so every
/// machine sees the same: the cosine is Bhaskara's, right to two parts in a thousand, which is less
/// than what is known of the extent of any project.
final class Places {
  /// By `<sector>/<cell>/<project>`.
  static final Table<Place> PLACES = new Table<>("credits.place", Place.class);

  /// Whom a project is suspected to be a duplicate of, by `<project>/<other>`, both ways.
  static final Table<Suspicion> SUSPICIONS = new Table<>("credits.suspicion", Suspicion.class);

  /// Suspicions that one registration raises.
  static final int MAX_SUSPICIONS = 20;

  private static final int CELL_DEGREES = 5;
  private static final int ROWS_OF_CELLS = 180 / CELL_DEGREES;
  private static final int CELLS_OF_ROW = 360 / CELL_DEGREES;
  private static final int CELL_ROWS_READ = 500;
  private static final long DEGREE = 1_000_000;
  private static final long METRES_PER_DEGREE = 111_195;

  private Places() {}

  /// A circle and a time. A period of which a side is not known goes on for ever to that side.
  record Place(int latitude, int longitude, int extent, int periodStart, int periodEnd) {

    boolean overlaps(Place other) {
      return startsBeforeEndOf(other) && other.startsBeforeEndOf(this) && reaches(other);
    }

    private boolean startsBeforeEndOf(Place other) {
      return other.periodEnd == 0 || periodStart <= other.periodEnd;
    }

    private boolean reaches(Place other) {
      long north = metres(latitude - (long) other.latitude);
      long middle = (latitude + (long) other.latitude) / 2;
      long east = metres(apart(longitude, other.longitude)) * cosine(middle) / DEGREE;
      long reach = (long) extent + other.extent;
      return north * north + east * east <= reach * reach;
    }
  }

  /// @param since the project that was there first
  record Suspicion(String since) {}

  /// Puts a project in its place and tells whose it may be in, of the same sector.
  static List<String> add(State state, String project, Sector sector, Place place) {
    List<String> others = new ArrayList<>();
    if (place.extent == 0) {
      return others;
    }
    for (String cell : cellsAround(place)) {
      String prefix = sector + "/" + cell + "/";
      Map<String, Place> there = state.scan(PLACES, prefix, "", CELL_ROWS_READ);
      for (var entry : there.entrySet()) {
        if (others.size() < MAX_SUSPICIONS && entry.getValue().overlaps(place)) {
          others.add(entry.getKey().substring(prefix.length()));
        }
      }
    }
    state.put(PLACES, sector + "/" + cell(row(place.latitude), place) + "/" + project, place);
    for (String other : others) {
      state.put(SUSPICIONS, project + "/" + other, new Suspicion(other));
      state.put(SUSPICIONS, other + "/" + project, new Suspicion(other));
    }
    return others;
  }

  /// Whom a project is suspected to be a duplicate of.
  static List<String> suspects(State state, String project) {
    String prefix = project + "/";
    return state.scan(SUSPICIONS, prefix, "", MAX_SUSPICIONS).keySet().stream()
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /// All cells in which the centre of a project may be that reaches this one.
  private static List<String> cellsAround(Place place) {
    long reach = place.extent + (long) CreditsAction.MAX_EXTENT_METRES;
    long degrees = reach / METRES_PER_DEGREE + 1;
    int middle = row(place.latitude);
    int away = (int) (degrees / CELL_DEGREES + 1);
    List<String> cells = new ArrayList<>();
    for (int row = Math.max(0, middle - away);
        row <= Math.min(ROWS_OF_CELLS - 1, middle + away);
        row++) {
      int columns = columns(row, place, degrees);
      int centre = column(place.longitude);
      for (int i = -columns; i <= columns && i < CELLS_OF_ROW - columns; i++) {
        cells.add(name(row, Math.floorMod(centre + i, CELLS_OF_ROW)));
      }
    }
    return cells;
  }

  /// How many columns to each side a reach may cross in a row of cells.
  private static int columns(int row, Place place, long degrees) {
    long toPole = Math.max(poleward(row), Math.abs((long) place.latitude));
    long cosine = Math.max(1, cosine(toPole));
    long wide = degrees * DEGREE / cosine + 1;
    return (int) Math.min(CELLS_OF_ROW / 2, wide / CELL_DEGREES + 1);
  }

  /// The latitude in a row of cells that is nearest to a pole, without its sign.
  private static long poleward(int row) {
    long south = (long) row * CELL_DEGREES - 90;
    return Math.max(Math.abs(south), Math.abs(south + CELL_DEGREES)) * DEGREE;
  }

  private static String cell(int row, Place place) {
    return name(row, column(place.longitude));
  }

  private static int row(int latitude) {
    return Math.min(ROWS_OF_CELLS - 1, (int) ((latitude + 90 * DEGREE) / DEGREE) / CELL_DEGREES);
  }

  private static int column(int longitude) {
    return (int) ((longitude + 180 * DEGREE) / DEGREE) / CELL_DEGREES % CELLS_OF_ROW;
  }

  private static String name(int row, int column) {
    return row + "." + column;
  }

  private static long metres(long millionths) {
    return millionths * METRES_PER_DEGREE / DEGREE;
  }

  /// The way from one longitude to another that does not go around the earth.
  private static long apart(long one, long other) {
    long apart = Math.abs(one - other);
    return Math.min(apart, 360 * DEGREE - apart);
  }

  /// In millionths, of a latitude in millionths of a degree.
  private static long cosine(long latitude) {
    // Thousandths of a degree are exact enough, and their squares fit.
    long thousandths = latitude / 1_000;
    long square = thousandths * thousandths;
    long all = 180_000L * 180_000L;
    return DEGREE * (all - 4 * square) / (all + square);
  }
}
