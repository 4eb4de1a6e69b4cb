package tallystick.server.pact;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;
import tallystick.server.pact.PartnersController.Adoption;
import tallystick.server.pact.PartnersController.CameList;
import tallystick.server.pact.PartnersController.Fetched;
import tallystick.server.pact.PartnersController.Made;
import tallystick.server.pact.PartnersController.NewPartner;
import tallystick.server.pact.PartnersController.PartnerList;
import tallystick.server.pact.PartnersController.Reason;
import tallystick.server.pact.PartnersController.Request;
import tallystick.server.pact.PartnersController.RequestList;
import tallystick.server.pact.PartnersController.Shown;
import tallystick.server.pact.PartnersController.Use;
import tallystick.server.pact.PartnersController.Wish;

/// What this package answers, for the description of the API.
final class PactOperations {
  private static final String TAG = "pact";
  private static final String ROOT = "/v1/session/pact";
  private static final String PARTNER = "/partners/{partner}";
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
  private static final List<String> FILTERS =
      List.of(
          "limit",
          "productId",
          "companyId",
          "geography",
          "classification",
          "validOn",
          "validAfter",
          "validBefore",
          "status");

  static final List<Operation> ALL =
      List.of(
          standard(
              Caller.ANYONE,
              "get",
              "/3/footprints",
              "footprints",
              "Footprints of products, as PACT lists them",
              FILTERS),
          standard(
              Caller.ANYONE,
              "get",
              "/3/footprints/{id}",
              "footprint",
              "One footprint, as PACT writes it",
              List.of("id")),
          standard(
              Caller.TOKEN,
              "post",
              "/3/events",
              "event",
              "Takes an event of PACT from a partner's system",
              List.of()),
          standard(
              Caller.ANYONE,
              "get",
              "/.well-known/openid-configuration",
              "configuration",
              "Where partners' systems get tokens",
              List.of()),
          standard(
              Caller.CLIENT,
              "post",
              "/auth/token",
              "token",
              "Gives tokens, where PACT looks for that",
              List.of()),
          member("get", "/partners", "partners", "One's own partners", null, PartnerList.class),
          member("post", "/partners", "make_partner", "Adds one", NewPartner.class, Made.class),
          member("delete", PARTNER, "remove_partner", "Removes one", null, null),
          member(
              "post",
              PARTNER + "/way",
              "set_partner_way",
              "Says where a partner is, and by what it lets us in",
              Partner.Way.class,
              Shown.class),
          member(
              "post",
              PARTNER + "/fetch",
              "fetch_footprints",
              "Takes in what a partner has",
              Wish.class,
              Fetched.class),
          member(
              "post",
              PARTNER + "/ask",
              "ask_for_footprints",
              "Asks a partner to send footprints",
              Wish.class,
              Request.class),
          member(
              "get", "/requests", "requests", "Who asked whom for what", null, RequestList.class),
          member(
              "post",
              "/requests/{exchange}/again",
              "try_request",
              "Answers or sends again what is open",
              null,
              Request.class),
          member(
              "post",
              "/requests/{exchange}/decline",
              "decline_request",
              "Declines what is open",
              Reason.class,
              Request.class),
          member("get", "/received", "received", "Footprints that came", null, CameList.class),
          member("delete", "/received/{received}", "forget_received", "Forgets one", null, null),
          member(
              "post",
              "/received/{received}/adoption",
              "adoption",
              "What is to be signed to use one",
              Use.class,
              Adoption.class));

  private PactOperations() {}

  private static Operation standard(
      Caller may, String method, String path, String id, String summary, List<String> names) {
    return new Operation(
        may, method, PactController.BASE + path, "pact_" + id, TAG, summary, names, null, null);
  }

  private static Operation member(
      String method,
      String path,
      String id,
      String summary,
      @Nullable Class<?> body,
      @Nullable Class<?> answer) {
    List<String> names = NAME.matcher(path).results().map(found -> found.group(1)).toList();
    return new Operation(
        Caller.MEMBER, method, ROOT + path, "pact_" + id, TAG, summary, names, body, answer);
  }
}
