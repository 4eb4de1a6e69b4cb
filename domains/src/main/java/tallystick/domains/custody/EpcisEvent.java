package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Require;

/// An event of EPCIS 2.0 (GS1 EPCIS Standard, 7.4), with its own names. What one kind of event has
/// and another has not is empty there.
///
/// Identifiers are kept as they were written. `epcList` and `quantityList` are the children of an
/// aggregation or association, too; inputs and outputs are of transformations alone.
///
/// @param eventID a URI, such as the event's hash; nothing is recorded twice under one
/// @param eventTime milliseconds since 1970
/// @param eventTimeZoneOffset as in `+02:00`
/// @param itemExpirationDate of what is made, milliseconds since 1970 (CBV 2.0,
///   `cbvmda:itemExpirationDate`); 0 for none
/// @param more whatever else the event says, as one JSON object that the rules do not read: sensor
///   elements, master data, extensions, contexts; empty for none
public record EpcisEvent(
    Kind kind,
    String eventID,
    Deed action,
    long eventTime,
    String eventTimeZoneOffset,
    String parentID,
    List<String> epcList,
    List<Quantity> quantityList,
    List<String> inputEPCList,
    List<Quantity> inputQuantityList,
    List<String> outputEPCList,
    List<Quantity> outputQuantityList,
    String transformationID,
    String bizStep,
    String disposition,
    Persistent persistentDisposition,
    String readPoint,
    String bizLocation,
    List<Reference> bizTransactionList,
    List<Reference> sourceList,
    List<Reference> destinationList,
    long itemExpirationDate,
    String more,
    ErrorDeclaration errorDeclaration) {

  /// Identifiers of things and classes in one event.
  public static final int MAX_IDENTIFIERS = 500;

  /// Transactions, sources, destinations, dispositions or corrections of one event.
  public static final int MAX_REFERENCES = 50;

  /// Characters of `more`.
  public static final int MAX_MORE = 16 * 1024;

  /// The end of the year 9999.
  static final long LAST_TIME = 253_402_300_799_999L;

  private static final Pattern OFFSET = Pattern.compile("[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00");
  private static final Pattern WORD = Pattern.compile("[!-~]{1,240}");

  /// The five kinds.
  public enum Kind {
    OBJECT,
    AGGREGATION,
    TRANSACTION,
    TRANSFORMATION,
    ASSOCIATION
  }

  /// EPCIS's `action`; `NONE` of a transformation.
  public enum Deed {
    ADD,
    OBSERVE,
    DELETE,
    NONE
  }

  /// How much of a class.
  ///
  /// @param quantity decimal without needless zeros, as in `12` or `0.25`; empty if unknown
  /// @param uom code of UN/ECE Recommendation 20; empty for each
  public record Quantity(String epcClass, String quantity, String uom) {
    public Quantity {
      Epc.requireClass(epcClass, "epcClass");
      Amounts.requireDecimal(quantity, "quantity");
      Amounts.requireUnit(uom, "uom");
    }
  }

  /// A business transaction, source or destination.
  ///
  /// @param type a word of the Core Business Vocabulary or a URI; may be empty of a transaction
  public record Reference(String type, String id) {
    public Reference {
      if (!type.isEmpty()) {
        Require.matches(type, WORD, "a word or URI", "type");
      }
      Require.matches(id, WORD, "a URI", "id");
    }
  }

  /// Dispositions that hold, or hold no more, whatever comes after.
  public record Persistent(List<String> set, List<String> unset) {
    /// None.
    public static final Persistent NONE = new Persistent(List.of(), List.of());

    public Persistent {
      set = words(set, "set");
      unset = words(unset, "unset");
    }
  }

  /// That an event was in error: a statement about the statement.
  ///
  /// @param declarationTime milliseconds since 1970; 0 if nothing is declared
  public record ErrorDeclaration(
      long declarationTime, String reason, List<String> correctiveEventIDs) {
    /// Nothing is declared.
    public static final ErrorDeclaration NONE = new ErrorDeclaration(0, "", List.of());

    public ErrorDeclaration {
      Require.range(declarationTime, 0, LAST_TIME, "declarationTime");
      if (!reason.isEmpty()) {
        Require.matches(reason, WORD, "a word or URI", "reason");
      }
      correctiveEventIDs = words(correctiveEventIDs, "correctiveEventIDs");
    }
  }

  public EpcisEvent {
    Require.matches(eventID, WORD, "a URI", "eventID");
    Require.range(eventTime, 0, LAST_TIME, "eventTime");
    Require.matches(eventTimeZoneOffset, OFFSET, "as in +02:00", "eventTimeZoneOffset");
    if (!parentID.isEmpty()) {
      Epc.require(parentID, "parentID");
    }
    epcList = things(epcList, "epcList");
    inputEPCList = things(inputEPCList, "inputEPCList");
    outputEPCList = things(outputEPCList, "outputEPCList");
    quantityList = List.copyOf(quantityList);
    inputQuantityList = List.copyOf(inputQuantityList);
    outputQuantityList = List.copyOf(outputQuantityList);
    optionalWord(transformationID, "transformationID");
    optionalWord(bizStep, "bizStep");
    optionalWord(disposition, "disposition");
    requirePlace(readPoint, "readPoint");
    requirePlace(bizLocation, "bizLocation");
    bizTransactionList = references(bizTransactionList, "bizTransactionList");
    sourceList = references(sourceList, "sourceList");
    destinationList = references(destinationList, "destinationList");
    Require.range(itemExpirationDate, 0, LAST_TIME, "itemExpirationDate");
    Require.optionalJson(more, MAX_MORE, "more");
    boolean transforms =
        !(inputEPCList.isEmpty()
            && inputQuantityList.isEmpty()
            && outputEPCList.isEmpty()
            && outputQuantityList.isEmpty()
            && transformationID.isEmpty());
    requireShape(kind, action, parentID, transforms);
    if (kind == Kind.TRANSFORMATION && !(epcList.isEmpty() && quantityList.isEmpty())) {
      throw new Require.Field("epcList", "must be empty of transformations");
    }
    int identifiers =
        epcList.size()
            + quantityList.size()
            + inputEPCList.size()
            + inputQuantityList.size()
            + outputEPCList.size()
            + outputQuantityList.size();
    if (identifiers > MAX_IDENTIFIERS) {
      throw new Require.Field("epcList", "and the other lists must have at most 500 elements");
    }
  }

  private static void requireShape(Kind kind, Deed action, String parent, boolean transforms) {
    if ((kind == Kind.TRANSFORMATION) != (action == Deed.NONE)) {
      throw new Require.Field("action", "must be NONE of transformations, and of them alone");
    }
    boolean packs = kind == Kind.AGGREGATION || kind == Kind.ASSOCIATION;
    if (packs && action != Deed.OBSERVE && parent.isEmpty()) {
      throw new Require.Field("parentID", "must not be empty");
    }
    if (!parent.isEmpty() && !packs && kind != Kind.TRANSACTION) {
      throw new Require.Field("parentID", "must be empty of such an event");
    }
    if (kind != Kind.TRANSFORMATION && transforms) {
      throw new Require.Field("inputEPCList", "and the like must be empty but of transformations");
    }
  }

  private static List<String> things(List<String> epcs, String field) {
    Require.size(epcs, 0, MAX_IDENTIFIERS, field);
    List<String> keys = new ArrayList<>(epcs.size());
    for (String epc : epcs) {
      keys.add(Epc.requireThing(epc, field).key());
    }
    Require.distinct(keys, field);
    return List.copyOf(epcs);
  }

  private static void requirePlace(String place, String field) {
    if (!place.isEmpty()) {
      Epc.requirePlace(place, field);
    }
  }

  private static List<Reference> references(List<Reference> all, String field) {
    Require.size(all, 0, MAX_REFERENCES, field);
    return List.copyOf(all);
  }

  private static List<String> words(List<String> all, String field) {
    Require.size(all, 0, MAX_REFERENCES, field);
    for (String one : all) {
      Require.matches(one, WORD, "words or URIs", field);
    }
    return List.copyOf(all);
  }

  private static void optionalWord(String text, String field) {
    if (!text.isEmpty()) {
      Require.matches(text, WORD, "a word or URI", field);
    }
  }

  /// Whether it says of itself that it was in error.
  boolean isErroneous() {
    return errorDeclaration.declarationTime > 0;
  }

  /// Where things are from then on; empty if it does not say.
  String destination() {
    return Epc.placeKey(bizLocation);
  }

  /// Where stock is counted: where it is from then on, else where it was seen.
  String place() {
    return Epc.placeKey(bizLocation.isEmpty() ? readPoint : bizLocation);
  }
}
