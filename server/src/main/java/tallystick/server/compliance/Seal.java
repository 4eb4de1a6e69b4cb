package tallystick.server.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Sha256;
import tallystick.server.access.Vault;

/// Seals what officers write under one key of theirs, which the law lets nobody erase before its
/// time, and makes salted commitments.
final class Seal {
  private static final String OFFICERS = "compliance";
  private static final int ID_BYTES = 16;

  private final Vault.Drawer drawer;

  Seal(JdbcClient sql, Vault vault) {
    sql.sql(
            """
            INSERT INTO private.compliance_key (id, wrapped_key) VALUES (:id, :key)
            ON CONFLICT DO NOTHING\
            """)
        .param("id", OFFICERS)
        .param("key", vault.newKey(OFFICERS))
        .update();
    byte[] wrapped =
        sql.sql("SELECT wrapped_key FROM private.compliance_key WHERE id = :id")
            .param("id", OFFICERS)
            .query(byte[].class)
            .single();
    this.drawer = vault.drawer(OFFICERS, wrapped);
  }

  byte[] seal(String field, String text) {
    return drawer.seal(field, text.getBytes(UTF_8));
  }

  /// @param sealed empty for an empty text
  String open(String field, byte[] sealed) {
    return sealed.length == 0 ? "" : new String(drawer.open(field, sealed), UTF_8);
  }

  /// A new id: 32 hex digits.
  static String id() {
    return HexFormat.of().formatHex(Vault.random(ID_BYTES));
  }

  /// What the ledger commits to: SHA-256 of `tallystick.compliance/v1`, the salt and the text, each
  /// ended by a line break but the last.
  static String commitment(String salt, String text) {
    byte[] all = ("tallystick.compliance/v1\n" + salt + "\n" + text).getBytes(UTF_8);
    return HexFormat.of().formatHex(Sha256.of(all));
  }
}
