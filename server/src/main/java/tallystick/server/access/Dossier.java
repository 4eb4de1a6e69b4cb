package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// All that an account knows of its person, opened.
public final class Dossier {
  private static final int HISTORY_PAGE = 500;
  private static final int MAX_HISTORY = 20_000;

  private final Access access;
  private final JdbcClient sql;

  public Dossier(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// The account itself.
  ///
  /// @param since milliseconds since 1970
  /// @param authenticator whether one is in use
  /// @param passkeys what the person calls them
  /// @param commitment of the key, as an act of erasure names it
  public record Account(
      String person,
      String principal,
      String mail,
      long since,
      boolean authenticator,
      int recoveryCodes,
      List<String> wallets,
      List<String> passkeys,
      String commitment) {}

  /// What the account is.
  public Account account(String person) {
    Person one = access.people().byId(person);
    Vault.Drawer drawer = one.drawer(access.vault());
    return new Account(
        one.person(),
        one.principal(),
        one.mail(access.vault()),
        sql.sql("SELECT since FROM private.access_people WHERE person = :person")
            .param("person", person)
            .query(Long.class)
            .single(),
        one.hasTotp(),
        access.people().codesLeft(one),
        sql.sql("SELECT address FROM private.access_wallets WHERE person = :person ORDER BY since")
            .param("person", person)
            .query((row, n) -> new String(drawer.open("wallet", row.getBytes("address")), UTF_8))
            .list(),
        access.passkeys().of(person).stream().map(passkey -> passkey.label(drawer)).toList(),
        access.vault().personKeys().commitment(person));
  }

  /// The sessions that are open.
  public List<?> sessions(String person) {
    return access.sessions().all(access.people().byId(person));
  }

  /// What happened to the account, the newest first.
  public List<?> history(String person) {
    Person one = access.people().byId(person);
    List<Audit.Happened> all = new ArrayList<>();
    List<Audit.Happened> page = access.audit().history(one, "", HISTORY_PAGE);
    while (!page.isEmpty() && all.size() < MAX_HISTORY) {
      all.addAll(page);
      page = access.audit().history(one, page.getLast().id(), HISTORY_PAGE);
    }
    return all;
  }

  /// Seals something for a person.
  public byte[] seal(String person, String field, byte[] plain) {
    return access.people().byId(person).drawer(access.vault()).seal(field, plain);
  }

  /// Opens what was sealed for a person.
  public byte[] open(String person, String field, byte[] sealed) {
    return access.people().byId(person).drawer(access.vault()).open(field, sealed);
  }
}
