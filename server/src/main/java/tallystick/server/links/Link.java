package tallystick.server.links;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.springframework.web.util.UriUtils;
import tallystick.domains.custody.Epc;
import tallystick.domains.custody.Epc.Level;

/// A place where there is something of a thing.
///
/// @param type of GS1's link types, in its vocabulary
/// @param href under the venue's own address
/// @param media of what is there
record Link(String type, String href, String title, String media) {
  /// GS1's web vocabulary, https://ref.gs1.org/voc/.
  static final String VOCABULARY = "https://ref.gs1.org/voc/";

  static final String DEFAULT = "defaultLink";

  /// Whether there is something of such things.
  static boolean leads(Epc epc) {
    return epc.level() == Level.THING || epc.level() == Level.CLASS;
  }

  /// What there is of a thing, a lot or a product; the first is the page for people.
  static List<Link> of(Epc epc) {
    boolean plain = epc.key().indexOf('%') < 0;
    String page = plain ? "/trace/" + epc.key() : "/trace?key=" + UriUtils.encode(epc.key(), UTF_8);
    String match = epc.level() == Level.CLASS ? "MATCH_anyEPCClass" : "MATCH_anyEPC";
    String events =
        "/v1/epcis/events?"
            + match
            + "="
            + UriUtils.encode("https://id.gs1.org/" + epc.key(), UTF_8);
    String passport = "/v1/passports/" + epc.key();
    return List.of(
        new Link(DEFAULT, page, "What happened to it", "text/html"),
        new Link("pip", page, "What happened to it", "text/html"),
        new Link("traceability", page, "What happened to it", "text/html"),
        new Link("recallStatus", page, "Whether it was recalled, and who has it", "text/html"),
        new Link("epcis", events, "Its events", "application/ld+json"),
        new Link("sustainabilityInfo", passport, "Its signed passport", "application/vc"));
  }

  /// Whether it is asked for by a link type, as a URI or by GS1's prefix.
  boolean isOf(String wanted) {
    return wanted.equals("gs1:" + type) || wanted.equals(VOCABULARY + type);
  }
}
