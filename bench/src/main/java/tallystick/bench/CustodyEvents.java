package tallystick.bench;

import java.time.Instant;
import java.util.List;

/// Documents of EPCIS 2.0 as a supply chain would send them: things, each made, moved and sold in
/// ten steps, one event for each step.
///
/// @param run what tells the things of one run from those of another
record CustodyEvents(String run) {
  /// Steps of every thing.
  static final int STEPS = 10;

  /// Key of what all things are of: the GTIN that the standard's own examples have.
  private static final String PRODUCT = "01/10614141073464";

  private static final List<String> BIZ_STEPS =
      List.of(
          "commissioning",
          "storing",
          "picking",
          "loading",
          "departing",
          "arriving",
          "receiving",
          "storing",
          "stocking",
          "retail_selling");

  /// Things of which a document tells.
  static final int THINGS = 100;

  /// Events of a document.
  static final int EVENTS = THINGS * STEPS;

  /// Serial number of a thing, as it is in its key.
  String serial(int document, int thing) {
    return run + '-' + document + '-' + thing;
  }

  /// Key of a thing.
  static String key(String serial) {
    return PRODUCT + "/21/" + serial;
  }

  /// One document; in it a thing's steps are in their order.
  String document(int number) {
    StringBuilder text = new StringBuilder(EVENTS * 700);
    text.append(
        """
        {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
        "type":"EPCISDocument","schemaVersion":"2.0","creationDate":"%s",
        "epcisBody":{"eventList":[
        """
            .formatted(Instant.now()));
    long made = System.currentTimeMillis() - 1_000L * STEPS * 60;
    for (int step = 0; step < STEPS; step++) {
      for (int thing = 0; thing < THINGS; thing++) {
        text.append(step + thing == 0 ? "" : ",\n");
        event(text, serial(number, thing), step, Instant.ofEpochMilli(made + step * 60_000L));
      }
    }
    return text.append("]}}").toString();
  }

  private static void event(StringBuilder text, String serial, int step, Instant time) {
    text.append(
        """
        {"type":"ObjectEvent","eventID":"urn:bench:%1$s:%2$d","action":"%3$s","bizStep":"%4$s",
        "disposition":"%5$s","eventTime":"%6$s","eventTimeZoneOffset":"+00:00",
        "epcList":["https://id.gs1.org/%7$s"],
        "readPoint":{"id":"urn:epc:id:sgln:0614141.%8$05d.0"},
        "bizLocation":{"id":"urn:epc:id:sgln:0614141.%8$05d.0"},
        "bizTransactionList":[{"type":"po","bizTransaction":"urn:epcglobal:cbv:bt:0614141:%1$s"}]}\
        """
            .formatted(
                serial,
                step,
                step == 0 ? "ADD" : "OBSERVE",
                BIZ_STEPS.get(step),
                step == 0 ? "active" : "in_progress",
                time,
                key(serial),
                step));
  }
}
