package tallystick.server.compliance;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.gateway.DocumentType;

/// What there is of compliance about one person, as far as they may see it: applications with their
/// documents, which officers read those, and Travel Rule data. Hits, alerts and cases are not in
/// it: the law forbids to tell whom they are about (FATF recommendation 21).
public final class OwnRecords {
  private static final int MAX_READS = 500;
  private static final int MAX_TRAVEL = 10_000;

  private final Applications applications;
  private final TravelData travel;
  private final JdbcClient sql;

  OwnRecords(Access access, Applications applications, TravelData travel) {
    this.applications = applications;
    this.travel = travel;
    this.sql = access.sql();
  }

  /// An application, opened.
  ///
  /// @param salt and `evidence`: the commitment in the log is over them
  /// @param reason why it was refused
  public record Applied(
      String application,
      String level,
      String state,
      Claims claims,
      String commitment,
      String salt,
      String evidence,
      String reason,
      long since,
      long closed) {
    @Override
    public String toString() {
      return "Applied[" + application + "]";
    }
  }

  /// A document that was handed in.
  ///
  /// @param name of its file, below that of the application
  public record Paper(String application, String document, String name) {}

  /// That an officer read something.
  public record Reading(long at, String officer, String what) {}

  /// All applications of a person, the newest first.
  public List<Applied> applications(String person) {
    return applications.all(person).stream().map(this::applied).toList();
  }

  private Applied applied(Applications.Application one) {
    Applications.Sealed sealed = applications.open(one);
    return new Applied(
        one.application(),
        one.level(),
        one.state(),
        sealed.claims(),
        one.commitment(),
        sealed.salt(),
        sealed.evidence(),
        applications.reason(one),
        one.since(),
        one.closed());
  }

  /// All documents of a person, without their bytes.
  public List<Paper> papers(String person) {
    return applications.all(person).stream()
        .flatMap(one ->
            applications.documents(one).stream()
                .map(document ->
                    new Paper(
                        one.application(),
                        document.document(),
                        "%s-%s.%s"
                            .formatted(
                                document.kind(),
                                document.document(),
                                new DocumentType(document.type()).extension()))))
        .toList();
  }

  /// The bytes of a document.
  public byte[] bytes(Paper paper) {
    return applications.content(applications.byId(paper.application()), paper.document()).bytes();
  }

  /// Which officers read a person's applications, the last one first.
  public List<Reading> reads(String person) {
    return sql.sql(
            """
            SELECT at, officer, what FROM private.compliance_reads
            WHERE person = :person ORDER BY at DESC LIMIT :limit\
            """)
        .param("person", person)
        .param("limit", MAX_READS)
        .query(Reading.class)
        .list();
  }

  /// Travel Rule data of transfers from and to a principal, the newest first.
  public List<?> travel(String principal) {
    return travel.of(principal, MAX_TRAVEL);
  }

  /// When each of those was left, in milliseconds since 1970, without opening them.
  public List<Long> travelSince(String principal) {
    return travel.since(principal, MAX_TRAVEL);
  }
}
