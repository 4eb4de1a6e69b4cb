package tallystick.server.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tallystick.server.access.Access;
import tallystick.server.connectors.Deliveries.Answer;
import tallystick.server.connectors.Deliveries.Delivery;
import tallystick.server.connectors.Runs.Result;

/// Takes what partners acknowledge (997, CONTRL): each marks the delivery that it names, of those
/// that connectors of the same owner told that partner.
final class EdiAnswers {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final String X12_REJECTED = "RMWX";
  private static final String EDIFACT_REJECTED = "4";

  private final Access access;
  private final ConnectorRows connectors;
  private final Deliveries deliveries;

  EdiAnswers(Access access, ConnectorRows connectors, Deliveries deliveries) {
    this.access = access;
    this.connectors = connectors;
    this.deliveries = deliveries;
  }

  /// What a partner says of an interchange.
  ///
  /// @param partner who says it, as envelopes call it
  /// @param number of the interchange, as we numbered it
  /// @param error in codes of the standard, empty if all is well
  record Said(Format format, String position, String partner, String number, String error) {}

  /// What an interchange acknowledges, nothing if it is about something else.
  static List<Said> read(List<Segment> segments) {
    List<Said> all = new ArrayList<>();
    String partner = "";
    Segment about = null;
    List<String> errors = new ArrayList<>();
    for (Segment one : segments) {
      switch (one.tag()) {
        case "ISA" -> partner = one.get(6).strip();
        case "UNB" -> partner = one.get(2).strip();
        case "AK1", "UCI" -> {
          about = one;
          errors.clear();
          error(one, one.tag().equals("UCI") ? 4 : 0, EDIFACT_REJECTED, errors);
        }
        case "AK5" -> error(one, 1, X12_REJECTED, errors);
        case "UCM" -> error(one, 3, EDIFACT_REJECTED, errors);
        case "AK9" -> error(one, 1, X12_REJECTED, errors);
        default -> {
          // AK3, AK4, UCS and UCD say where: people read that in the message itself.
        }
      }
      boolean ends = one.tag().equals("AK9") || one.tag().equals("UNT");
      if (ends && about != null) {
        boolean x12 = about.tag().equals("AK1");
        all.add(
            new Said(
                x12 ? Format.X12 : Format.EDIFACT,
                about.place(),
                partner,
                about.get(x12 ? 2 : 1),
                String.join(", ", errors)));
        about = null;
      }
    }
    return all;
  }

  private static void error(Segment one, int element, String rejected, List<String> errors) {
    if (element == 0 || one.get(element).isEmpty() || !rejected.contains(one.get(element))) {
      return;
    }
    List<String> codes = new ArrayList<>();
    for (int n = element; n <= one.elements().size(); n++) {
      codes.add(one.get(n));
    }
    errors.add(one.tag() + " " + String.join(" ", codes));
  }

  /// Marks what an interchange acknowledges, and says what became of each.
  List<Result> take(Connector connector, byte[] body) {
    List<Result> results = new ArrayList<>();
    for (Said said : read(Segment.read(body))) {
      Optional<Delivery> found = find(connector, said);
      found.ifPresent(one ->
          deliveries.answered(
              one,
              said.error().isEmpty() ? Answer.ACCEPTED : Answer.REJECTED,
              said.error().isEmpty() ? "" : "Rejected by its receiver: " + said.error()));
      results.add(
          found.isPresent()
              ? new Result(said.position(), "", "", "")
              : new Result(
                  said.position(),
                  "",
                  "not-found",
                  "Nothing was told to " + said.partner() + " under " + said.number() + "."));
    }
    return results;
  }

  private Optional<Delivery> find(Connector connector, Said said) {
    if (!NUMBER.matcher(said.number()).matches()) {
      return Optional.empty();
    }
    long numbers = said.format() == Format.X12 ? EdiDocument.NUMBERS : Long.MAX_VALUE;
    return connectors.all(access.people().byId(connector.person())).stream()
        .filter(one -> one.definition().tells())
        .filter(one -> one.definition().format() == said.format())
        .filter(one -> one.definition().partner().equals(said.partner()))
        .map(one -> deliveries.numbered(one.connector(), Long.parseLong(said.number()), numbers))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
