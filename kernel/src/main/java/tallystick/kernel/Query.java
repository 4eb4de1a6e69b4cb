package tallystick.kernel;

import java.util.List;

/// A question that can be asked of the views: `GET /v1/<room>/<name>`.
///
/// The SQL may use its parameters by name (`:seller`, null when not given), and `:before`,
/// `:offset` and `:limit` for paging: with `:before` the row has a component `cursor` and the list
/// is ordered by it, falling.
///
/// @param one whether the answer is one row (or "not found") rather than a page
/// @param row the record that a row of the answer is
/// @param access who may ask; whoever asks what not everyone may is asked who they are
/// @param pageLimit most rows of a page
public record Query<R extends Record>(
    String name,
    String summary,
    List<Param> params,
    boolean one,
    Class<R> row,
    Permission access,
    int pageLimit,
    String sql) {

  /// A parameter.
  ///
  /// @param number whether it is a whole number rather than text
  /// @param choices the only texts that are taken; empty for any
  public record Param(
      String name, boolean required, boolean number, String summary, List<String> choices) {
    private Param(String name, boolean required, boolean number, String summary) {
      this(name, required, number, summary, List.of());
    }

    /// Text that must be given.
    public static Param required(String name, String summary) {
      return new Param(name, true, false, summary);
    }

    /// A whole number that must be given.
    public static Param requiredNumber(String name, String summary) {
      return new Param(name, true, true, summary);
    }

    /// One of some texts, which must be given.
    public static Param requiredChoice(String name, List<String> choices, String summary) {
      return new Param(name, true, false, summary, choices);
    }

    /// One of some texts, which narrows the answer when given.
    public static Param choice(String name, List<String> choices, String summary) {
      return new Param(name, false, false, summary, choices);
    }

    /// Text that narrows the answer when given.
    public static Param optional(String name, String summary) {
      return new Param(name, false, false, summary);
    }

    /// A whole number that narrows the answer when given.
    public static Param number(String name, String summary) {
      return new Param(name, false, true, summary);
    }
  }

  /// A question answered by a page of rows.
  public static <R extends Record> Query<R> page(
      Permission access, String name, String summary, Class<R> row, String sql, Param... params) {
    return new Query<>(name, summary, List.of(params), false, row, access, 200, sql);
  }

  /// A question answered by pages of all rows of a table that have a cursor, newest first.
  public static <R extends Record> Query<R> newest(
      Permission access, String name, String summary, View<R> table) {
    return page(
        access,
        name,
        summary,
        table.row(),
        "SELECT * FROM "
            + table.name()
            + " WHERE cursor < :before ORDER BY cursor DESC LIMIT :limit");
  }

  /// The same with other most rows of a page.
  public Query<R> upTo(int rows) {
    return new Query<>(name, summary, params, one, row, access, rows, sql);
  }

  /// A question answered by one row.
  public static <R extends Record> Query<R> one(
      Permission access, String name, String summary, Class<R> row, String sql, Param... params) {
    return new Query<>(name, summary, List.of(params), true, row, access, 1, sql);
  }
}
