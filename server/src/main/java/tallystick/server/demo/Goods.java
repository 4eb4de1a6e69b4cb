package tallystick.server.demo;

import java.util.List;
import java.util.Locale;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;

/// What the demo's people do with goods, each as an event of EPCIS that happens now. Things are
/// named by their keys, whose Digital Links are at GS1's own resolver.
final class Goods {
  private static final String RESOLVER = "https://id.gs1.org/";
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /// How long an offer of the demo stays open.
  private static final int OPEN_DAYS = 14;

  private final Stage stage;

  Goods(Stage stage) {
    this.stage = stage;
  }

  /// So much of a class: `0.5`, in the unit of the product.
  static Quantity amount(String classKey, String quantity, String unit) {
    return new Quantity(RESOLVER + classKey, quantity, unit);
  }

  /// Where something happens, by the words of the Core Business Vocabulary.
  ///
  /// @param from where it was read; empty if that is the same
  record Moment(String who, String step, String disposition, String from, String at) {
    static Moment of(String who, String step, String disposition, String at) {
      return new Moment(who, step, disposition, at, at);
    }
  }

  /// @param keepsDays until it expires; 0 if nobody says
  void makes(Moment moment, List<String> things, List<Quantity> stock, int keepsDays) {
    record(moment, Kind.OBJECT, Deed.ADD, new Contents("", things, stock), Change.NONE, keepsDays);
  }

  String sees(Moment moment, List<String> things, List<Quantity> stock) {
    Contents contents = new Contents("", things, stock);
    return record(moment, Kind.OBJECT, Deed.OBSERVE, contents, Change.NONE, 0);
  }

  /// The same of stock, for whoever does several things at once.
  RecordEvent seeing(Moment moment, List<Quantity> stock) {
    String id = "urn:uuid:" + uuid(stage.dice.id());
    Contents contents = new Contents("", List.of(), stock);
    return new RecordEvent(
        event(
            id,
            moment,
            Kind.OBJECT,
            Deed.OBSERVE,
            contents,
            Change.NONE,
            0,
            ErrorDeclaration.NONE));
  }

  void packs(Moment moment, String parent, List<String> things, List<Quantity> stock) {
    Contents contents = new Contents(parent, things, stock);
    record(moment, Kind.AGGREGATION, Deed.ADD, contents, Change.NONE, 0);
  }

  /// Takes everything out.
  void unpacks(Moment moment, String parent) {
    Contents contents = new Contents(parent, List.of(), List.of());
    record(moment, Kind.AGGREGATION, Deed.DELETE, contents, Change.NONE, 0);
  }

  void turns(Moment moment, Change change, int keepsDays) {
    record(moment, Kind.TRANSFORMATION, Deed.NONE, Contents.NONE, change, keepsDays);
  }

  private record Contents(String parent, List<String> things, List<Quantity> stock) {
    static final Contents NONE = new Contents("", List.of(), List.of());
  }

  /// What goes in, and what comes out.
  record Change(List<Quantity> inputs, List<String> things, List<Quantity> outputs) {
    static final Change NONE = new Change(List.of(), List.of(), List.of());
  }

  private String record(
      Moment moment, Kind kind, Deed deed, Contents contents, Change change, int keepsDays) {
    String id = stage.dice.id();
    EpcisEvent event =
        event(
            "urn:uuid:" + uuid(id),
            moment,
            kind,
            deed,
            contents,
            change,
            keepsDays,
            ErrorDeclaration.NONE);
    stage.play(stage.who(moment.who), new RecordEvent(event));
    return event.eventID();
  }

  private EpcisEvent event(
      String id,
      Moment moment,
      Kind kind,
      Deed deed,
      Contents contents,
      Change change,
      int keepsDays,
      ErrorDeclaration error) {
    long now = stage.clock.millis();
    return new EpcisEvent(
        kind,
        id,
        deed,
        now,
        "+00:00",
        contents.parent.isEmpty() ? "" : RESOLVER + contents.parent,
        links(contents.things),
        contents.stock,
        List.of(),
        change.inputs,
        links(change.things),
        change.outputs,
        "",
        moment.step,
        moment.disposition,
        Persistent.NONE,
        RESOLVER + moment.from,
        RESOLVER + moment.at,
        List.of(),
        List.of(),
        List.of(),
        keepsDays == 0 ? 0 : now + keepsDays * DAY_MILLIS,
        "",
        error);
  }

  /// Says of a sighting of a thing that it was none.
  void declaresInError(Moment moment, String eventId, String thing) {
    Contents seen = new Contents("", List.of(thing), List.of());
    ErrorDeclaration error =
        new ErrorDeclaration(stage.clock.millis(), "incorrect_data", List.of());
    EpcisEvent said =
        event(eventId, moment, Kind.OBJECT, Deed.OBSERVE, seen, Change.NONE, 0, error);
    stage.play(stage.who(moment.who), new RecordEvent(said));
  }

  /// Offers goods, and answers the hand-over's id.
  String offers(
      String from, String to, List<String> things, List<StockLine> stock, String at, String note) {
    return offers(from, to, things, stock, at, note, "");
  }

  /// The same with a paper: `sha256:<hex>`, empty for none.
  String offers(
      String from,
      String to,
      List<String> things,
      List<StockLine> stock,
      String at,
      String note,
      String paper) {
    long deadline = stage.clock.millis() + OPEN_DAYS * DAY_MILLIS;
    return stage.play(
        stage.who(from),
        new OfferHandOver(stage.who(to), things, stock, at, note, deadline, paper));
  }

  /// Takes all of it.
  void accepts(String who, String handOver, String at) {
    stage.play(stage.who(who), new AcceptHandOver(handOver, List.of(), List.of(), at));
  }

  private static List<String> links(List<String> keys) {
    return keys.stream().map(key -> RESOLVER + key).toList();
  }

  private static String uuid(String id) {
    return "%s-%s-%s-%s-%s"
        .formatted(
            id.substring(0, 8),
            id.substring(8, 12),
            id.substring(12, 16),
            id.substring(16, 20),
            id.substring(20))
        .toLowerCase(Locale.ROOT);
  }
}
