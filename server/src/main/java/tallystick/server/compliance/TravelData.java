package tallystick.server.compliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Vault;

/// Travel Rule data, sealed, for both sides of a transfer. The ledger has the commitment.
final class TravelData {
  private static final String FIELD = "travel";
  private static final int SALT_BYTES = 16;

  /// Which rows somebody may see. The recipient reads them when the ledger has the commitment, so
  /// that nobody is told of transfers that were never meant.
  private static final String VISIBLE =
      """
      FROM private.compliance_travel t
      WHERE t.sender = :principal OR (t.recipient = :principal AND EXISTS (
        SELECT FROM compliance.travel c WHERE c.id = t.sender || '/' || t.commitment))
      ORDER BY t.since DESC LIMIT :limit\
      """;

  /// What one sender may leave in a day.
  private static final int MAX_A_DAY = 200;

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private final JdbcClient sql;
  private final Access access;
  private final Seal seal;

  TravelData(Access access, Seal seal) {
    this.access = access;
    this.sql = access.sql();
    this.seal = seal;
  }

  private record Sealed(String salt, String data) {}

  /// @param salt and `data`: the text in IVMS101 that the commitment is over
  record Handed(
      String commitment,
      String sender,
      String recipient,
      String asset,
      long amount,
      String salt,
      String data,
      long since) {
    @Override
    public String toString() {
      return "Handed[" + commitment + "]";
    }
  }

  /// Keeps data, and gives the commitment that the sender's act bears.
  String keep(String sender, String recipient, String asset, long amount, String data) {
    long now = access.clock().millis();
    long today =
        sql.sql(
                "SELECT count(*) FROM private.compliance_travel"
                    + " WHERE sender = :sender AND since > :since")
            .param("sender", sender)
            .param("since", now - DAY_MILLIS)
            .query(Long.class)
            .single();
    if (today >= MAX_A_DAY) {
      throw Caller.conflict(
          "too-much-travel-data", "One leaves the data of at most 200 transfers a day.");
    }
    String salt = HexFormat.of().formatHex(Vault.random(SALT_BYTES));
    String commitment = Seal.commitment(salt, data);
    String sealed = Codec.JSON.writeValueAsString(new Sealed(salt, data));
    sql.sql(
            """
            INSERT INTO private.compliance_travel
              (commitment, sender, recipient, asset, amount, sealed, since)
            VALUES (:commitment, :sender, :recipient, :asset, :amount, :sealed, :now)\
            """)
        .param("commitment", commitment)
        .param("sender", sender)
        .param("recipient", recipient)
        .param("asset", asset)
        .param("amount", amount)
        .param("sealed", seal.seal(FIELD, sealed))
        .param("now", now)
        .update();
    return commitment;
  }

  /// What somebody sent, and what was sent to them, the newest first.
  List<Handed> of(String principal, int limit) {
    return sql.sql("SELECT t.* " + VISIBLE)
        .param("principal", principal)
        .param("limit", limit)
        .query((row, n) -> handed(row))
        .list();
  }

  /// When each of those was left.
  List<Long> since(String principal, int limit) {
    return sql.sql("SELECT t.since " + VISIBLE)
        .param("principal", principal)
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  private Handed handed(ResultSet row) throws SQLException {
    Sealed opened = Codec.JSON.readValue(seal.open(FIELD, row.getBytes("sealed")), Sealed.class);
    return new Handed(
        row.getString("commitment"),
        row.getString("sender"),
        row.getString("recipient"),
        row.getString("asset"),
        row.getLong("amount"),
        opened.salt(),
        opened.data(),
        row.getLong("since"));
  }
}
