package tallystick.server.compliance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tallystick.server.access.Access;
import tallystick.server.compliance.Applications.Application;
import tallystick.server.gateway.Gateway;

/// The front door of the package: what it is made of, and what it adds to the gateway.
public final class Compliance implements AutoCloseable {
  private final Access access;
  private final Applications applications;
  private final Hits hits;
  private final Alerts alerts;
  private final Cases cases;
  private final TravelData travel;
  private final Screening screening;
  private final Provider provider = new ManualProvider();

  /// @param sanctions folder of lists, if the operator gave one
  /// @param venue its name
  /// @throws IOException when a list cannot be read
  public Compliance(Access access, Optional<Path> sanctions, String venue) throws IOException {
    Seal seal = new Seal(access.sql(), access.vault());
    this.access = access;
    this.applications = new Applications(access);
    this.hits = new Hits(access, seal);
    this.alerts = new Alerts(access, seal);
    this.cases = new Cases(access, seal);
    this.travel = new TravelData(access, seal);
    this.screening = new Screening(this, sanctions, venue);
  }

  /// What the gateway answers besides.
  public Gateway.Addition addition() {
    return new Gateway.Addition(
        ComplianceConfiguration.class, Map.of("compliance", this), ComplianceOperations.ALL);
  }

  /// What one person may see of what is kept about them.
  public OwnRecords ownRecords() {
    return new OwnRecords(access, applications, travel);
  }

  Access access() {
    return access;
  }

  Applications applications() {
    return applications;
  }

  Hits hits() {
    return hits;
  }

  Alerts alerts() {
    return alerts;
  }

  Cases cases() {
    return cases;
  }

  TravelData travel() {
    return travel;
  }

  Screening screening() {
    return screening;
  }

  Provider provider() {
    return provider;
  }

  /// Whether two officers gave the level that was applied for.
  boolean decided(Application application) {
    return access
        .sql()
        .sql(
            """
            SELECT EXISTS (SELECT FROM compliance.decisions
              WHERE principal = :principal AND commitment = :commitment AND state = 'DONE')\
            """)
        .param("principal", application.principal())
        .param("commitment", application.commitment())
        .query(Boolean.class)
        .single();
  }

  @Override
  public void close() throws InterruptedException {
    screening.close();
  }
}
