package tallystick.domains.custody;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import tallystick.kernel.Query;

/// What events have named so far, each once and in order, for whoever browses (GS1 EPCIS Standard,
/// 8.2.5). The index is asked for the next word after each, so that a page costs its words and not
/// the events.
final class WordQueries {
  static final List<Query<?>> ALL =
      List.of(
          words("biz-steps", "Business steps that events say.", "events", "biz_step", ""),
          words("dispositions", "Dispositions that events say.", "events", "disposition", ""),
          words("biz-locations", "Places where events leave things.", "events", "biz_location", ""),
          words("read-points", "Places where things were seen.", "events", "read_point", ""),
          words(
              "epcs",
              "Things that events name.",
              "mentions",
              "key",
              " AND role IN ('EPC', 'PARENT', 'INPUT', 'OUTPUT')"));

  private WordQueries() {}

  /// @param word as events say it; of things and places the key
  record Word(String word) {}

  private static Query<Word> words(
      String name, String summary, String table, String column, String condition) {
    String sql =
        """
        WITH RECURSIVE words AS (
          (SELECT %2$s AS word FROM custody.%1$s
            WHERE %2$s > ''%3$s ORDER BY %2$s LIMIT 1)
          UNION ALL
          SELECT (SELECT t.%2$s FROM custody.%1$s t
            WHERE t.%2$s > w.word%3$s ORDER BY t.%2$s LIMIT 1)
          FROM words w WHERE w.word IS NOT NULL)
        SELECT word FROM words WHERE word IS NOT NULL LIMIT :limit OFFSET :offset\
        """
            .formatted(table, column, condition);
    return Query.page(ANYONE, name, summary, Word.class, sql);
  }
}
