package tallystick.server.certificates;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tallystick.domains.Domains;
import tallystick.domains.credits.CreditsEvent.BatchImported;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.RetirementFinalised;
import tallystick.domains.credits.CreditsEvent.RetirementRequested;
import tallystick.domains.credits.Serials;
import tallystick.domains.credits.UnitStatus;
import tallystick.kernel.Codec;
import tallystick.kernel.Event;
import tallystick.kernel.Receipt;

/// What a certificate of retirement says. All of it stands in receipts: of the project's
/// registration, of the request and of what made it final; or, if another registry retired the
/// units, of the import.
///
/// @param retirement the id of the action that asked for it, or imported it
/// @param owner the principal that retired, or imported
/// @param quantity tonnes of CO2 equivalent
/// @param retired log time in milliseconds; of an import, midnight of the day that the registry
///   tells, 0 if it tells none
/// @param height of the block that made it final here
public record Certificate(
    String retirement,
    String owner,
    String beneficiary,
    String purpose,
    String message,
    long quantity,
    String asset,
    int vintage,
    List<Serials> ranges,
    String project,
    String projectName,
    String registry,
    String registryId,
    String country,
    String methodology,
    boolean imported,
    long retired,
    long height) {
  private static final Codec CODEC = new Codec(Domains.ALL);

  /// What receipts say, in the order: registration, request and end; or registration and import.
  ///
  /// @throws IllegalArgumentException when they are not of one retirement, in one line
  public static Certificate of(List<Receipt> receipts) {
    if (receipts.size() == 3) {
      return ours(receipts.get(0), receipts.get(1), receipts.get(2));
    }
    if (receipts.size() == 2) {
      return imported(receipts.get(0), receipts.get(1));
    }
    throw new IllegalArgumentException("a certificate has two or three receipts");
  }

  private static Certificate ours(Receipt registration, Receipt request, Receipt end) {
    RetirementRequested asked = the(request, RetirementRequested.class);
    RetirementFinalised made = the(end, RetirementFinalised.class);
    require(asked.retirement().equals(request.id()), "the request is of another retirement");
    require(made.retirement().equals(request.id()), "another retirement was made final");
    ProjectRegistered project = project(registration, asked.project());
    return new Certificate(
        asked.retirement(),
        asked.owner(),
        asked.beneficiary(),
        asked.purpose(),
        asked.message(),
        asked.quantity(),
        asked.asset(),
        asked.vintage(),
        asked.ranges(),
        project.project(),
        project.name(),
        project.registry(),
        project.registryId(),
        project.country(),
        project.methodology(),
        false,
        end.time(),
        end.height());
  }

  private static Certificate imported(Receipt registration, Receipt batch) {
    BatchImported told = the(batch, BatchImported.class);
    require(told.batch().equals(batch.id()), "the import is of another batch");
    require(told.status() == UnitStatus.RETIRED, "the units were not imported as retired");
    ProjectRegistered project = project(registration, told.project());
    return new Certificate(
        told.batch(),
        told.by(),
        told.beneficiary(),
        told.purpose(),
        "",
        told.last() - told.first() + 1,
        told.asset(),
        told.vintage(),
        List.of(new Serials(told.space(), told.first(), told.last())),
        project.project(),
        project.name(),
        project.registry(),
        project.registryId(),
        project.country(),
        project.methodology(),
        true,
        Duration.ofDays(told.endedOn()).toMillis(),
        batch.height());
  }

  private static ProjectRegistered project(Receipt registration, String project) {
    ProjectRegistered registered = the(registration, ProjectRegistered.class);
    require(
        registered.project().equals(project) && registration.id().equals(project),
        "the registration is of another project");
    return registered;
  }

  /// The one event of a kind among those of a receipt.
  private static <E extends Event> E the(Receipt receipt, Class<E> kind) {
    require(receipt.accepted(), "what receipt " + receipt.id() + " is about was refused");
    List<E> found = new ArrayList<>();
    for (Event event : CODEC.outcome(receipt.outcome().getBytes(StandardCharsets.UTF_8)).events()) {
      if (kind.isInstance(event)) {
        found.add(kind.cast(event));
      }
    }
    return Optional.of(found)
        .filter(events -> events.size() == 1)
        .map(List::getFirst)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "receipt " + receipt.id() + " tells of no " + Codec.name(kind)));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
