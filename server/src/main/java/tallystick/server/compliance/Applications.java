package tallystick.server.compliance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.access.Vault;

/// The rows of applications and their documents, sealed under the keys of those whose they are.
final class Applications {
  /// Documents of one application.
  static final int MAX_DOCUMENTS = 10;

  /// Applications of one person that go out together.
  private static final int MAX_EXPORTED = 1_000;

  private static final String CLAIMS = "compliance-claims";
  private static final String REASON = "compliance-reason";
  private static final int SALT_BYTES = 16;

  private static final String COLUMNS =
      "application, person, principal, provider, level, state, commitment, claims, reason, since,"
          + " closed";

  private final Access access;
  private final JdbcClient sql;

  Applications(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// As it is kept.
  ///
  /// @param state DRAFT, SUBMITTED or REFUSED
  record Application(
      String application,
      String person,
      String principal,
      String provider,
      String level,
      String state,
      String commitment,
      byte[] claims,
      byte[] reason,
      long since,
      long closed) {
    @Override
    public String toString() {
      return "Application[" + application + "]";
    }
  }

  /// What is sealed.
  ///
  /// @param evidence text that the commitment is over with the salt; empty until it is submitted
  record Sealed(Claims claims, String salt, String evidence) {
    @Override
    public String toString() {
      return "Sealed[…]";
    }
  }

  /// A document without its bytes.
  record Document(String document, String kind, String type, long size, long since) {}

  /// A document with its bytes.
  record Content(String type, byte[] bytes) {}

  /// What a commitment is over.
  private record Evidence(
      String principal, String level, Claims claims, Map<String, List<String>> documents) {}

  /// The newest one of a person.
  Optional<Application> of(Person person) {
    return sql.sql(
            "SELECT %s FROM private.compliance_applications WHERE person = :person"
                    .formatted(COLUMNS)
                + " ORDER BY since DESC LIMIT 1")
        .param("person", person.person())
        .query(Application.class)
        .optional();
  }

  /// All of a person, the newest first.
  List<Application> all(String person) {
    return sql.sql(
            "SELECT %s FROM private.compliance_applications WHERE person = :person"
                    .formatted(COLUMNS)
                + " ORDER BY since DESC LIMIT :limit")
        .param("person", person)
        .param("limit", MAX_EXPORTED)
        .query(Application.class)
        .list();
  }

  Application byId(String application) {
    return sql.sql(
            "SELECT %s FROM private.compliance_applications WHERE application = :id"
                .formatted(COLUMNS))
        .param("id", application)
        .query(Application.class)
        .optional()
        .orElseThrow(() -> Caller.notFound("application"));
  }

  /// Those that were submitted, the oldest first.
  List<Application> submitted(int limit) {
    return sql.sql(
            "SELECT %s FROM private.compliance_applications WHERE state = 'SUBMITTED'"
                    .formatted(COLUMNS)
                + " ORDER BY since LIMIT :limit")
        .param("limit", limit)
        .query(Application.class)
        .list();
  }

  /// Those whose names were not screened by these lists yet.
  List<Application> unscreened(String version, int limit) {
    return sql.sql(
            "SELECT %s FROM private.compliance_applications".formatted(COLUMNS)
                + " WHERE state = 'SUBMITTED' AND screened <> :version ORDER BY since LIMIT :limit")
        .param("version", version)
        .param("limit", limit)
        .query(Application.class)
        .list();
  }

  void screened(String application, String version) {
    sql.sql(
            "UPDATE private.compliance_applications SET screened = :version"
                + " WHERE application = :id")
        .param("version", version)
        .param("id", application)
        .update();
  }

  /// Begins one, or says something else in one that is not submitted yet.
  void draft(Person person, String provider, String level, Claims claims) {
    Optional<Application> before = of(person).filter(one -> one.state().equals("DRAFT"));
    String id = before.map(Application::application).orElseGet(Seal::id);
    String salt = HexFormat.of().formatHex(Vault.random(SALT_BYTES));
    sql.sql(
            """
            INSERT INTO private.compliance_applications (application, person, principal, provider,
              level, state, commitment, claims, reason, screened, since, closed)
            VALUES (:id, :person, :principal, :provider, :level, 'DRAFT', '', :claims, ''::bytea,
              '', :since, 0)
            ON CONFLICT (application) DO UPDATE
            SET level = excluded.level, claims = excluded.claims, provider = excluded.provider\
            """)
        .param("id", id)
        .param("person", person.person())
        .param("principal", person.principal())
        .param("provider", provider)
        .param("level", level)
        .param("claims", seal(person, new Sealed(claims, salt, "")))
        .param("since", access.clock().millis())
        .update();
  }

  private byte[] seal(Person person, Sealed sealed) {
    return person.drawer(access.vault()).seal(CLAIMS, Codec.JSON.writeValueAsBytes(sealed));
  }

  Sealed open(Application application) {
    Person person = access.people().byId(application.person());
    return Codec.JSON.readValue(
        person.drawer(access.vault()).open(CLAIMS, application.claims()), Sealed.class);
  }

  String reason(Application application) {
    return application.reason().length == 0
        ? ""
        : new String(
            access
                .people()
                .byId(application.person())
                .drawer(access.vault())
                .open(REASON, application.reason()),
            UTF_8);
  }

  /// Fixes what an application says, and commits to it.
  void submit(Person person, Application application) {
    Sealed before = open(application);
    Map<String, List<String>> hashes = new TreeMap<>();
    for (Document document : documents(application)) {
      hashes
          .computeIfAbsent(document.kind(), any -> new ArrayList<>())
          .add(HexFormat.of().formatHex(hash(document.document())));
    }
    String evidence =
        Codec.JSON.writeValueAsString(
            new Evidence(application.principal(), application.level(), before.claims(), hashes));
    sql.sql(
            """
            UPDATE private.compliance_applications
            SET state = 'SUBMITTED', claims = :claims, commitment = :commitment, since = :now
            WHERE application = :id AND state = 'DRAFT'\
            """)
        .param("claims", seal(person, new Sealed(before.claims(), before.salt(), evidence)))
        .param("commitment", Seal.commitment(before.salt(), evidence))
        .param("now", access.clock().millis())
        .param("id", application.application())
        .update();
  }

  /// Says no; whether it was still waiting.
  boolean refuse(Application application, String reason) {
    Person person = access.people().byId(application.person());
    return sql.sql(
                """
                UPDATE private.compliance_applications
                SET state = 'REFUSED', reason = :reason, closed = :now
                WHERE application = :id AND state = 'SUBMITTED'\
                """)
            .param("reason", person.drawer(access.vault()).seal(REASON, reason.getBytes(UTF_8)))
            .param("now", access.clock().millis())
            .param("id", application.application())
            .update()
        == 1;
  }

  /// Takes a draft back with all its documents; whether there was one.
  boolean withdraw(Person person) {
    return sql.sql(
                "DELETE FROM private.compliance_applications"
                    + " WHERE person = :person AND state = 'DRAFT'")
            .param("person", person.person())
            .update()
        > 0;
  }

  void attach(Person person, Application application, String kind, Content content) {
    String id = Seal.id();
    sql.sql(
            """
            INSERT INTO private.compliance_documents
              (document, application, kind, type, size, hash, sealed, since)
            VALUES (:id, :application, :kind, :type, :size, :hash, :sealed, :now)\
            """)
        .param("id", id)
        .param("application", application.application())
        .param("kind", kind)
        .param("type", content.type())
        .param("size", (long) content.bytes().length)
        // Keyed: a bare hash would tell whether two handed in the same.
        .param("hash", access.vault().name("document", hex(content.bytes())))
        .param("sealed", person.drawer(access.vault()).seal("document " + id, content.bytes()))
        .param("now", access.clock().millis())
        .update();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }

  private byte[] hash(String document) {
    return sql.sql("SELECT hash FROM private.compliance_documents WHERE document = :id")
        .param("id", document)
        .query(byte[].class)
        .single();
  }

  List<Document> documents(Application application) {
    return sql.sql(
            """
            SELECT document, kind, type, size, since FROM private.compliance_documents
            WHERE application = :id ORDER BY since, document LIMIT :limit\
            """)
        .param("id", application.application())
        .param("limit", MAX_DOCUMENTS)
        .query(Document.class)
        .list();
  }

  Content content(Application application, String document) {
    record Kept(String type, byte[] sealed) {}
    Kept kept =
        sql.sql(
                """
                SELECT type, sealed FROM private.compliance_documents
                WHERE application = :application AND document = :document\
                """)
            .param("application", application.application())
            .param("document", document)
            .query(Kept.class)
            .optional()
            .orElseThrow(() -> Caller.notFound("document"));
    Person person = access.people().byId(application.person());
    return new Content(
        kept.type(), person.drawer(access.vault()).open("document " + document, kept.sealed()));
  }

  /// Writes down that an officer read something of somebody's.
  void read(Application application, String officer, String what) {
    sql.sql(
            """
            INSERT INTO private.compliance_reads (person, officer, what, at)
            VALUES (:person, :officer, :what, :now)\
            """)
        .param("person", application.person())
        .param("officer", officer)
        .param("what", what)
        .param("now", access.clock().millis())
        .update();
  }
}
