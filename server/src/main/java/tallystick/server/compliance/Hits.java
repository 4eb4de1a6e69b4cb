package tallystick.server.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.screening.Listed;
import tallystick.server.screening.NameIndex;

/// Names that may be somebody's on a list, and what officers found: a decision is remembered for
/// this name and entry, so that the next version of the list asks only what is new.
final class Hits {
  private static final String NOTE = "note";
  private static final int PAGE = 200;

  private static final String COLUMNS =
      """
      SELECT h.hit, h.principal, coalesce(p.name, '') AS name, h.application, h.entry,
        h.entry_name, h.entry_text, h.score, h.state, h.officer, h.note, h.since, h.decided
      FROM private.compliance_hits h
      LEFT JOIN identity.principals p ON p.principal = h.principal\
      """;

  private final JdbcClient sql;
  private final Access access;
  private final Seal seal;
  private final OpenRows open;

  Hits(Access access, Seal seal) {
    this.access = access;
    this.sql = access.sql();
    this.seal = seal;
    this.open = new OpenRows(sql, "compliance_hits", "hit");
  }

  /// @param name display name as it is now
  /// @param application whose applicant's name was screened; empty for a display name
  /// @param entry list and number; `entryText` is what the list says besides
  /// @param score in hundredths, up to 100
  /// @param state OPEN, TRUE_MATCH or FALSE_POSITIVE
  record Hit(
      String hit,
      String principal,
      String name,
      String application,
      String entry,
      String entryName,
      String entryText,
      int score,
      String state,
      String officer,
      String note,
      long since,
      long decided) {}

  /// Keeps who may be meant by a name; gives how many of them are new.
  int keep(String principal, String application, String name, List<NameIndex.Match> matches) {
    int fresh = 0;
    byte[] hash = access.vault().name("screening", name.toLowerCase(Locale.ROOT));
    for (NameIndex.Match match : matches) {
      Listed listed = match.listed();
      fresh +=
          sql.sql(
                  """
                  INSERT INTO private.compliance_hits (hit, principal, application, name_hash,
                    entry, entry_name, entry_text, score, state, officer, note, since, decided)
                  VALUES (:hit, :principal, :application, :hash, :entry, :entryName, :entryText,
                    :score, 'OPEN', '', ''::bytea, :now, 0)
                  ON CONFLICT DO NOTHING\
                  """)
              .param("hit", Seal.id())
              .param("principal", principal)
              .param("application", application)
              .param("hash", hash)
              .param("entry", listed.key())
              .param("entryName", match.name())
              .param("entryText", text(listed))
              .param("score", match.score())
              .param("now", access.clock().millis())
              .update();
    }
    return fresh;
  }

  private static String text(Listed listed) {
    return (listed.type() + " · " + String.join(", ", listed.programs()) + " · " + listed.remarks())
        .strip();
  }

  /// The newest first.
  List<Hit> in(String state) {
    return sql.sql(COLUMNS + " WHERE h.state = :state ORDER BY h.since DESC, h.hit LIMIT :limit")
        .param("state", state)
        .param("limit", PAGE)
        .query((row, n) -> hit(row))
        .list();
  }

  List<Hit> of(String principal) {
    return sql.sql(COLUMNS + " WHERE h.principal = :principal ORDER BY h.since, h.hit LIMIT :limit")
        .param("principal", principal)
        .param("limit", PAGE)
        .query((row, n) -> hit(row))
        .list();
  }

  private Hit hit(ResultSet row) throws SQLException {
    return new Hit(
        row.getString("hit"),
        row.getString("principal"),
        row.getString("name"),
        row.getString("application"),
        row.getString("entry"),
        row.getString("entry_name"),
        row.getString("entry_text"),
        percent(row.getDouble("score")),
        row.getString("state"),
        row.getString("officer"),
        seal.open(NOTE, row.getBytes("note")),
        row.getLong("since"),
        row.getLong("decided"));
  }

  /// A score in whole hundredths.
  static int percent(double score) {
    return Math.toIntExact(Math.round(score * 100));
  }

  /// Decides one that is open; whether it was.
  boolean decide(String hit, String state, String officer, String note) {
    return open.change(
        hit,
        "state = :state, officer = :officer, note = :note, decided = :now",
        Map.of(
            "state",
            state,
            "officer",
            officer,
            "note",
            seal.seal(NOTE, note),
            "now",
            access.clock().millis()));
  }
}
