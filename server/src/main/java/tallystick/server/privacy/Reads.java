package tallystick.server.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Dossier;
import tallystick.server.compliance.OwnRecords;

/// Who of the staff read what of a person, and why: for the person to see. Written before anything
/// is shown.
final class Reads {
  private static final String FIELD = "read";
  private static final int MOST = 500;

  private final Access access;
  private final OwnRecords records;
  private final Dossier dossier;
  private final JdbcClient sql;

  Reads(Access access, OwnRecords records) {
    this.access = access;
    this.records = records;
    this.dossier = new Dossier(access);
    this.sql = access.sql();
  }

  private record Details(String what, String reason) {}

  /// @param reader principal of who read
  /// @param emergency the act that allowed it; empty if an officer looked at an application
  record Read(long at, String reader, String emergency, String what, String reason) {}

  /// Writes down that somebody is about to read.
  void write(String person, String reader, String emergency, String what, String reason) {
    byte[] details = Codec.JSON.writeValueAsBytes(new Details(what, reason));
    sql.sql(
            """
            INSERT INTO private.privacy_reads (id, person, at, reader, emergency, details)
            VALUES (:id, :person, :at, :reader, :emergency, :details)\
            """)
        .param("id", UUID.randomUUID().toString())
        .param("person", person)
        .param("at", access.clock().millis())
        .param("reader", reader)
        .param("emergency", emergency)
        .param("details", dossier.seal(person, FIELD, details))
        .update();
  }

  /// Who read, the last one first.
  List<Read> of(String person) {
    Stream<Read> verifying =
        records.reads(person).stream()
            .map(read -> new Read(read.at(), read.officer(), "", read.what(), "Verification"));
    return Stream.concat(inEmergencies(person).stream(), verifying)
        .sorted(Comparator.comparingLong(Read::at).reversed())
        .toList();
  }

  private List<Read> inEmergencies(String person) {
    return sql.sql(
            """
            SELECT at, reader, emergency, details FROM private.privacy_reads
            WHERE person = :person ORDER BY at DESC LIMIT :limit\
            """)
        .param("person", person)
        .param("limit", MOST)
        .query((row, n) -> {
          Details details =
              Codec.JSON.readValue(
                  dossier.open(person, FIELD, row.getBytes("details")), Details.class);
          return new Read(
              row.getLong("at"),
              row.getString("reader"),
              row.getString("emergency"),
              details.what(),
              details.reason());
        })
        .list();
  }
}
