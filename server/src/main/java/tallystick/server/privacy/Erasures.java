package tallystick.server.privacy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.access.PersonKeys;

/// Does outside the log what an act of erasure says: first the key is destroyed, which alone makes
/// every row and every backup unreadable, then the rows go.
///
/// A person's rows are those of the tables that have a column `person`, whichever room or package
/// made them, so that a table to come cannot be forgotten.
final class Erasures {
  private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
  private static final int AT_ONCE = 100;

  private final JdbcClient sql;
  private final PersonKeys keys;

  Erasures(Access access) {
    this.sql = access.sql();
    this.keys = access.vault().personKeys();
  }

  private record Erased(String person, String principal) {}

  /// Erases whom the log says to erase, and whose rows are there still.
  void pending() {
    sql.sql(
            """
            SELECT p.person, p.principal FROM private.access_people p
            JOIN privacy.erasures e USING (principal) WHERE e.stage = 'DONE' LIMIT :limit\
            """)
        .param("limit", AT_ONCE)
        .query(Erased.class)
        .list()
        .forEach(one -> erase(one.person(), one.principal()));
  }

  /// Erases again whom a backup brought back: their keys are known to be destroyed. If the log is
  /// older than their erasure, officers must repeat the act.
  void again() {
    for (Erased one :
        sql.sql("SELECT person, principal FROM private.access_people").query(Erased.class).list()) {
      if (keys.isDestroyed(one.person())) {
        LOG.warn("a backup brought back what was erased: {}", one.principal());
        erase(one.person(), one.principal());
      }
    }
  }

  /// Erases a person. May be done again if it was interrupted.
  void erase(String person, String principal) {
    keys.destroy(person);
    deposits(principal);
    appearances(principal);
    // The account goes last: as long as it is there, this is done again.
    for (String table : tables()) {
      delete(table, person);
    }
    delete("access_people", person);
    LOG.info("erased all that was kept of principal {}", principal);
  }

  /// Texts of reviews that are sealed still: nobody has read them, and nobody will.
  private void deposits(String principal) {
    sql.sql(
            """
            DELETE FROM private.deposits WHERE seal IN (
              SELECT seal FROM market.reviews WHERE author = :principal AND NOT open)\
            """)
        .param("principal", principal)
        .update();
  }

  /// Alerts that tell how a display name looks. No law asks to keep them; those on sanctions and
  /// transfers stay as long as [Retention] says, or who fears them would get rid of them by this.
  private void appearances(String principal) {
    sql.sql(
            """
            DELETE FROM private.compliance_alerts WHERE principal = :principal
              AND case_id = '' AND kind IN ('CONFUSABLE_NAME', 'MIXED_SCRIPTS', 'RESERVED_NAME')\
            """)
        .param("principal", principal)
        .update();
    sql.sql("DELETE FROM private.compliance_names WHERE principal = :principal")
        .param("principal", principal)
        .update();
  }

  private List<String> tables() {
    return sql.sql(
            """
            SELECT table_name FROM information_schema.columns
            WHERE table_schema = 'private' AND column_name = 'person'
              AND table_name <> 'access_people' ORDER BY table_name\
            """)
        .query(String.class)
        .list();
  }

  private void delete(String table, String person) {
    sql.sql("DELETE FROM private.\"" + table + "\" WHERE person = :person")
        .param("person", person)
        .update();
  }
}
