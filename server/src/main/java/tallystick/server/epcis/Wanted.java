package tallystick.server.epcis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Malformed;
import tallystick.kernel.Query;
import tallystick.server.views.Cursor;

/// Which events somebody wants, in which order, and how many of them (GS1 EPCIS Standard, 8.2.7.1
/// and 12.6).
///
/// @param query of the room that gives them in that order
/// @param rows of this page
/// @param from where the page begins
/// @param left how many more are wanted at most, with this page
/// @param most if there are more in all, the query is too large; 0 if there may be any number
record Wanted(
    Query<?> query,
    Map<String, @Nullable Object> values,
    int rows,
    Cursor from,
    long left,
    int most) {
  static final String PER_PAGE = "perPage";
  static final String TOKEN = "nextPageToken";
  static final String COUNT_LIMIT = "eventCountLimit";

  private static final String MAX_COUNT = "maxEventCount";
  private static final String ORDER_BY = "orderBy";
  private static final String DIRECTION = "orderDirection";

  private static final int USUAL_ROWS = 30;
  private static final Set<String> OURS =
      Set.of(PER_PAGE, TOKEN, COUNT_LIMIT, MAX_COUNT, ORDER_BY, DIRECTION);

  /// Reads the parameters of a request.
  ///
  /// @param given what each says, lists joined by `|`
  /// @throws Malformed `invalid-parameter`
  static Wanted of(Map<String, String> given) {
    Map<String, String> conditions = new HashMap<>(given);
    conditions.keySet().removeAll(OURS);
    Query<?> query = query(given);
    boolean limited = given.containsKey(COUNT_LIMIT);
    if (limited && !given.containsKey(ORDER_BY)) {
      throw wrong(COUNT_LIMIT, "needs orderBy, which says which events are the first");
    }
    if (limited && given.containsKey(MAX_COUNT)) {
      throw wrong(COUNT_LIMIT, "cannot be asked together with maxEventCount");
    }
    long left = limited ? number(given, COUNT_LIMIT, 1, Long.MAX_VALUE) : Long.MAX_VALUE;
    int most = given.containsKey(MAX_COUNT) ? within(given, MAX_COUNT, 1, query) : 0;
    int rows = (int) Math.min(left, perPage(given, query.pageLimit()));
    return new Wanted(query, SimpleEventQuery.values(conditions), rows, from(given), left, most);
  }

  private static Query<?> query(Map<String, String> given) {
    String direction = given.getOrDefault(DIRECTION, "DESC");
    if (!List.of("ASC", "DESC").contains(direction)) {
      throw wrong(DIRECTION, "must be ASC or DESC");
    }
    boolean last = direction.equals("DESC");
    return Room.query(
        switch (given.getOrDefault(ORDER_BY, "")) {
          // Who says no order gets the newest first, whatever the direction.
          case "" -> "events";
          case "recordTime" -> last ? "events" : "events-first-recorded";
          case "eventTime" -> last ? "events-last-happened" : "events-first-happened";
          case String other -> throw wrong(ORDER_BY, "must be eventTime or recordTime");
        });
  }

  /// How many rows of whatever are wanted on a page.
  static int perPage(Map<String, String> given, int limit) {
    return given.containsKey(PER_PAGE) ? (int) number(given, PER_PAGE, 1, limit) : USUAL_ROWS;
  }

  private static int within(Map<String, String> given, String name, int least, Query<?> query) {
    return (int) number(given, name, least, query.pageLimit());
  }

  private static long number(Map<String, String> given, String name, long least, long most) {
    try {
      long number = Long.parseLong(Objects.requireNonNull(given.get(name)));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with what is wanted.
    }
    throw wrong(
        name,
        most == Long.MAX_VALUE
            ? "must be a whole number from " + least
            : "must be a whole number from " + least + " to " + most);
  }

  /// Where a page of whatever begins.
  static Cursor from(Map<String, String> given) {
    try {
      return Cursor.parse(given.get(TOKEN));
    } catch (IllegalArgumentException e) {
      throw wrong(TOKEN, "must be as the header Link said");
    }
  }

  private static Malformed wrong(String name, String rule) {
    return new Malformed("invalid-parameter", "/" + name, name + " " + rule + ".");
  }
}
