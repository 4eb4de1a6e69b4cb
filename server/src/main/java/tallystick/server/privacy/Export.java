package tallystick.server.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Query;
import tallystick.kernel.Receipt;
import tallystick.server.access.Access;
import tallystick.server.access.Dossier;
import tallystick.server.compliance.OwnRecords;
import tallystick.server.connectors.Connectors;
import tallystick.server.oauth.OAuth;
import tallystick.server.pact.PactConfiguration;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;

/// Everything about one person as a ZIP of JSON: what is sealed, opened; all rows of all queries
/// that can be asked about the person, so that a room to come is in it too; and the receipts.
final class Export {
  /// Parameters by which a query is about somebody.
  private static final Set<String> ABOUT =
      Set.of(
          "principal",
          "owner",
          "by",
          "giver",
          "agent",
          "seller",
          "buyer",
          "member",
          "developer",
          "guardian",
          "officer",
          "voter",
          "verifier");

  private static final int MAX_ROWS = 10_000;
  private static final int MAX_RECEIPTS = 2_000;

  private final Access access;
  private final OAuth oauth;
  private final Reads reads;
  private final OwnRecords records;
  private final Questions questions;
  private final Dossier dossier;
  private final JdbcClient sql;

  Export(Privacy privacy, Questions questions) {
    this.access = privacy.access();
    this.oauth = privacy.oauth();
    this.reads = privacy.reads();
    this.records = privacy.records();
    this.questions = questions;
    this.dossier = new Dossier(access);
    this.sql = access.sql();
  }

  /// Writes all about who has an account; the stream stays open.
  void ofMember(String person, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
    Dossier.Account account = dossier.account(person);
    json(zip, "account.json", account);
    json(zip, "sessions.json", dossier.sessions(person));
    json(zip, "history.json", dossier.history(person));
    json(zip, "programs.json", oauth.programs(person));
    json(zip, "connectors.json", Connectors.of(access, person));
    json(zip, "pact.json", PactConfiguration.of(access, person));
    json(zip, "reads.json", reads.of(person));
    json(zip, "verification.json", records.applications(person));
    for (OwnRecords.Paper paper : records.papers(person)) {
      entry(zip, "documents/" + paper.application() + "/" + paper.name(), records.bytes(paper));
    }
    unsealed(zip, account.principal());
    zip.finish();
  }

  /// Writes what there is about the owner of a key, account or not; the stream stays open.
  void ofKeyHolder(String principal, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
    unsealed(zip, principal);
    zip.finish();
  }

  /// What is under no key of the person.
  private void unsealed(ZipOutputStream zip, String principal) throws IOException {
    text(zip, "README.md", readme());
    json(zip, "travel.json", records.travel(principal));
    json(zip, "retention.json", Retention.rules());
    json(zip, "retained.json", Retention.retained(records, principal));
    for (Domain room : Domains.ALL) {
      for (Query<?> query : room.api().queries()) {
        for (String parameter : abouts(query)) {
          String name = "public/%s.%s.by-%s.json".formatted(room.name(), query.name(), parameter);
          text(zip, name, rows(query, parameter, principal));
        }
      }
    }
    text(zip, "log.vkey", access.ledger().head().vkey() + "\n");
    for (String id : acts(principal)) {
      Optional<Receipt> receipt = access.ledger().receipt(id);
      if (receipt.isPresent()) {
        json(zip, "receipts/" + id + ".json", receipt.get());
      }
    }
  }

  private static String readme() {
    return """
    # Everything about you at this venue

    | file | what is in it |
    |---|---|
    | `account.json` | what is sealed about you: e-mail address, wallets, passkeys, when you came |
    | `sessions.json`, `history.json` | where you are signed in, and what happened to your account |
    | `programs.json` | your API keys and apps, and what you allowed to apps |
    | `connectors.json` | your connectors to systems elsewhere, without their secrets |
    | `pact.json` | partners with whom you exchange footprints, and what came from them |
    | `reads.json` | who of the staff read your data, when, and why |
    | `verification.json`, `documents/` | your applications for verification, opened |
    | `travel.json` | Travel Rule data of transfers from you and to you |
    | `retention.json` | what is kept for how long |
    | `retained.json` | what stays by law if you are erased, and until when |
    | `public/<room>.<query>.by-<parameter>.json` | what everybody can read about you: \
      at most %,d rows each, the newest first, as `GET /v1/<room>/<query>?<parameter>=<you>` \
      gives them; `/openapi.json` of the venue is their schema |
    | `receipts/<id>.json` | the receipts of your newest %,d acts, with their proofs |
    | `log.vkey` | the key of the log |

    All is UTF-8 JSON; times are milliseconds since 1970-01-01 UTC, amounts whole minor units.
    Not in it is what officers found out about anybody (hits on lists of sanctions, alerts, \
    cases): the law forbids to tell whether there is something. `retention.json` says how long \
    it is kept.

    Whoever asks by a key, without signing in, gets what is sealed of no account: the first six \
    rows are for members who are signed in.

    A receipt is checked without the venue by `./run verify receipts/<id>.json --key log.vkey`.
    """
        .formatted(MAX_ROWS, MAX_RECEIPTS);
  }

  /// The parameters by each of which alone the query can be asked about somebody.
  private static List<String> abouts(Query<?> query) {
    List<String> required =
        query.params().stream().filter(Query.Param::required).map(Query.Param::name).toList();
    return query.params().stream()
        .filter(param -> !param.number() && param.choices().isEmpty())
        .map(Query.Param::name)
        .filter(
            name -> ABOUT.contains(name) && (required.isEmpty() || required.equals(List.of(name))))
        .toList();
  }

  private String rows(Query<?> query, String parameter, String principal) {
    Map<String, @Nullable Object> values = new HashMap<>();
    query.params().forEach(param -> values.put(param.name(), null));
    values.put(parameter, principal);
    List<String> rows = new ArrayList<>();
    if (query.one()) {
      questions.one(query, values).ifPresent(rows::add);
    } else {
      Cursor next = Cursor.START;
      while (next != null && rows.size() < MAX_ROWS) {
        Questions.Page page = questions.page(query, values, query.pageLimit(), next);
        rows.addAll(page.rows());
        next = page.next();
      }
    }
    return "[" + String.join(",\n", rows) + "]\n";
  }

  private List<String> acts(String principal) {
    return sql.sql("SELECT id FROM log.actions WHERE by = :by ORDER BY cursor DESC LIMIT :limit")
        .param("by", principal)
        .param("limit", MAX_RECEIPTS)
        .query(String.class)
        .list();
  }

  private static void json(ZipOutputStream zip, String name, Object value) throws IOException {
    text(zip, name, Codec.JSON.writeValueAsString(value));
  }

  private static void text(ZipOutputStream zip, String name, String text) throws IOException {
    entry(zip, name, text.getBytes(UTF_8));
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
