package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;

/// An event in the making, for tests.
final class Said {
  private final Kind kind;
  private final Deed deed;
  private final List<String> epcs = new ArrayList<>();
  private final List<Quantity> quantities = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<Quantity> consumed = new ArrayList<>();
  private String id = "urn:uuid:" + UUID.randomUUID();
  private String parent = "";
  private String readPoint = "";
  private String place = "";
  private String transformation = "";
  private long time;
  private long expires;
  private String more = "";
  private ErrorDeclaration error = ErrorDeclaration.NONE;

  private Said(Kind kind, Deed deed) {
    this.kind = kind;
    this.deed = deed;
  }

  static Said object(Deed deed) {
    return new Said(Kind.OBJECT, deed);
  }

  static Said packing(Deed deed, String parent) {
    Said said = new Said(Kind.AGGREGATION, deed);
    said.parent = parent;
    return said;
  }

  static Said association(String parent) {
    Said said = new Said(Kind.ASSOCIATION, Deed.ADD);
    said.parent = parent;
    return said;
  }

  static Said transaction() {
    return new Said(Kind.TRANSACTION, Deed.ADD);
  }

  /// Its things and quantities are what comes out.
  static Said transformation() {
    return new Said(Kind.TRANSFORMATION, Deed.NONE);
  }

  Said of(String... things) {
    epcs.addAll(List.of(things));
    return this;
  }

  Said of(String lot, String quantity, String unit) {
    quantities.add(new Quantity(lot, quantity, unit));
    return this;
  }

  Said from(String... things) {
    inputs.addAll(List.of(things));
    return this;
  }

  Said from(String lot, String quantity, String unit) {
    consumed.add(new Quantity(lot, quantity, unit));
    return this;
  }

  Said at(String where) {
    place = where;
    return this;
  }

  Said seenAt(String where) {
    readPoint = where;
    return this;
  }

  Said time(long millis) {
    time = millis;
    return this;
  }

  Said expires(long millis) {
    expires = millis;
    return this;
  }

  Said more(String json) {
    more = json;
    return this;
  }

  Said id(String eventID) {
    id = eventID;
    return this;
  }

  Said under(String transformationID) {
    transformation = transformationID;
    return this;
  }

  Said inError(String reason, String... corrections) {
    error = new ErrorDeclaration(1_800_000_000_000L, reason, List.of(corrections));
    return this;
  }

  RecordEvent act() {
    return new RecordEvent(event());
  }

  EpcisEvent event() {
    boolean transforms = kind == Kind.TRANSFORMATION;
    return new EpcisEvent(
        kind,
        id,
        deed,
        time,
        "+02:00",
        parent,
        transforms ? List.of() : epcs,
        transforms ? List.of() : quantities,
        inputs,
        consumed,
        transforms ? epcs : List.of(),
        transforms ? quantities : List.of(),
        transformation,
        "",
        "",
        Persistent.NONE,
        readPoint,
        place,
        List.of(),
        List.of(),
        List.of(),
        expires,
        more,
        error);
  }
}
