package tallystick.server.pact;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.gateway.Body;
import tallystick.server.oauth.OAuth;
import tallystick.server.pact.Exchanges.Row;
import tallystick.server.pact.Partner.Way;

/// One's own partners, what one asked them and they asked, and what came.
@RestController
final class PartnersController {
  private static final String ROOT = "/v1/session/pact";
  private static final String ONE = ROOT + "/partners/{partner}";
  private static final String REQUEST = ROOT + "/requests/{exchange}";
  private static final String RECEIVED = ROOT + "/received/{received}";
  private static final int MAX_BODY = 16 << 10;
  private static final int MAX_PRODUCTS = 20;
  private static final int MAX_ID = 200;

  private final Access access;
  private final OAuth oauth;
  private final Exchange exchange;
  private final Footprints footprints;
  private final PactClient client;
  private final PartnerRows partners;
  private final Exchanges exchanges;
  private final ReceivedRows received;

  PartnersController(
      Access access, OAuth oauth, Exchange exchange, Footprints footprints, PactClient client) {
    this.access = access;
    this.oauth = oauth;
    this.exchange = exchange;
    this.footprints = footprints;
    this.client = client;
    this.partners = new PartnerRows(access);
    this.exchanges = new Exchanges(access);
    this.received = new ReceivedRows(access);
  }

  record NewPartner(String name, Way way) {}

  /// @param client id by which the partner gets tokens here
  /// @param address where the partner is, empty if one has not said yet
  record Shown(String partner, String name, String client, String address, long since) {
    static Shown of(Partner one) {
      return new Shown(one.partner(), one.name(), one.app(), one.way().address(), one.since());
    }
  }

  record PartnerList(List<Shown> items) {}

  /// @param secret for the partner, shown this one time
  record Made(Shown partner, String secret) {
    @Override
    public String toString() {
      return "Made[" + partner.partner() + "]";
    }
  }

  /// @param products as PACT names them, such as `urn:gtin:09529998000010`; all if there are none
  /// @param comment for the partner to read; may be empty
  record Wish(List<String> products, String comment) {
    Wish {
      Require.size(products, 0, MAX_PRODUCTS, "products");
      products.forEach(id -> Require.text(id, MAX_ID, "products"));
      Require.optionalText(comment, Limits.NOTE_CHARS, "comment");
    }
  }

  /// @param added how many came that were not here
  record Fetched(int added) {}

  /// @param kind ASKED by oneself, WANTED by the partner, or TOLD of something new
  /// @param products of which footprints are wanted, none if of any
  /// @param state OPEN, FULFILLED or REJECTED
  record Request(
      String exchange,
      String partner,
      Exchanges.Kind kind,
      List<String> products,
      String comment,
      Exchanges.State state,
      String note,
      long since) {
    static Request of(Row one) {
      return new Request(
          one.exchange(),
          one.partner(),
          one.kind(),
          one.data().path("productId").valueStream().map(id -> id.asString("")).toList(),
          one.data().path("comment").asString(""),
          one.state(),
          one.note(),
          one.since());
    }
  }

  record RequestList(List<Request> items) {}

  record Reason(String reason) {
    Reason {
      Require.text(reason, Limits.NOTE_CHARS, "reason");
    }
  }

  /// @param id what its owner calls it
  /// @param product as the room of things calls it, empty if it has no GTIN
  /// @param kilograms of CO2e for `amount` of `unit`, without biogenic uptake, as its owner wrote
  ///   it
  record Came(
      String received,
      String partner,
      String id,
      String company,
      String productName,
      List<String> productIds,
      String product,
      String kilograms,
      String amount,
      String unit,
      boolean deprecated,
      String hash,
      long since) {
    static Came of(ReceivedRows.Row one) {
      PactDocument document = one.document();
      var pcf = document.json().path("pcf");
      return new Came(
          one.received(),
          one.partner(),
          document.id(),
          document.company(),
          document.productName(),
          document.productIds(),
          document.product(),
          pcf.path("pcfExcludingBiogenicUptake").asString(""),
          pcf.path("declaredUnitAmount").asString(""),
          pcf.path("declaredUnitOfMeasurement").asString(""),
          document.isDeprecated(),
          document.hash(),
          one.since());
    }
  }

  record CameList(List<Came> items) {}

  /// @param product key of the product for which it is to be used
  record Use(String product) {}

  /// What one signs to use it.
  ///
  /// @param document that the act names by its hash: to be kept where documents are, before
  record Adoption(String document, AdoptFootprint action) {}

  @GetMapping(ROOT + "/partners")
  PartnerList all(HttpServletRequest request) {
    return new PartnerList(partners.all(person(request)).stream().map(Shown::of).toList());
  }

  @PostMapping(ROOT + "/partners")
  Made make(HttpServletRequest request) {
    access.requireFresh(access.session(request));
    NewPartner wanted = body(request, NewPartner.class);
    requireWay(wanted.way());
    Partner.Sealed sealed = new Partner.Sealed(wanted.name(), wanted.way());
    OAuth.Program program = oauth.register(person(request), wanted.name(), Exchange.SCOPE);
    Partner made = partners.add(person(request), program.client(), sealed);
    return new Made(Shown.of(made), program.secret());
  }

  private void requireWay(Way way) {
    if (!way.address().isEmpty() && !client.take(way)) {
      throw new Malformed(
          "invalid-field",
          "/way/address",
          "The address must be https, or one that the operator" + " named.");
    }
  }

  @PostMapping(ONE + "/way")
  Shown way(@PathVariable String partner, HttpServletRequest request) {
    Partner own = own(partner, request);
    Way wanted = body(request, Way.class);
    requireWay(wanted);
    partners.set(person(request), own, wanted);
    return Shown.of(own(partner, request));
  }

  @DeleteMapping(ONE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String partner, HttpServletRequest request) {
    oauth.remove(person(request), own(partner, request).app());
  }

  @PostMapping(ONE + "/fetch")
  Fetched fetch(@PathVariable String partner, HttpServletRequest request) {
    Partner own = own(partner, request);
    Wish wish = body(request, Wish.class);
    return new Fetched(exchange.fetch(person(request), own, wish.products()));
  }

  @PostMapping(ONE + "/ask")
  Request ask(@PathVariable String partner, HttpServletRequest request) {
    Partner own = own(partner, request);
    Wish wish = body(request, Wish.class);
    return Request.of(
        exchange.ask(
            person(request), own, wish.products(), wish.comment(), request.getServerName()));
  }

  @GetMapping(ROOT + "/requests")
  RequestList requests(HttpServletRequest request) {
    return new RequestList(exchanges.all(person(request)).stream().map(Request::of).toList());
  }

  @PostMapping(REQUEST + "/again")
  Request again(@PathVariable("exchange") String id, HttpServletRequest request) {
    Person person = person(request);
    Row row = exchanges.own(person, id);
    Partner partner = partners.own(person, row.partner());
    exchange.again(person, partner, row, request.getServerName());
    return Request.of(exchanges.own(person, id));
  }

  @PostMapping(REQUEST + "/decline")
  Request decline(@PathVariable("exchange") String id, HttpServletRequest request) {
    Person person = person(request);
    Row row = exchanges.own(person, id);
    String reason = body(request, Reason.class).reason();
    Partner partner = partners.own(person, row.partner());
    exchange.decline(partner, row, reason, request.getServerName());
    return Request.of(exchanges.own(person, id));
  }

  @GetMapping(ROOT + "/received")
  CameList received(HttpServletRequest request) {
    return new CameList(received.all(person(request)).stream().map(Came::of).toList());
  }

  @DeleteMapping(RECEIVED)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(@PathVariable("received") String id, HttpServletRequest request) {
    received.remove(received.own(person(request), id));
  }

  /// What is to be signed so that a footprint which came is used for a product.
  @PostMapping(RECEIVED + "/adoption")
  Adoption adoption(@PathVariable("received") String id, HttpServletRequest request) {
    Person person = person(request);
    ReceivedRows.Row row = received.own(person, id);
    String product = body(request, Use.class).product();
    Partner partner = partners.own(person, row.partner());
    String source = partner.way().address().isEmpty() ? partner.name() : partner.way().address();
    PactDocument document = row.document();
    try {
      String before = footprints.adopted(product, person.principal(), source);
      return new Adoption(
          document.text(),
          new AdoptFootprint(
              document.footprint(product, before), document.company(), source, document.id()));
    } catch (Require.Field e) {
      throw new Malformed("invalid-field", "/" + e.field(), e.field() + " " + e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      throw new Malformed("invalid-field", "/", String.valueOf(e.getMessage()));
    }
  }

  private Person person(HttpServletRequest request) {
    return access.people().of(access.session(request));
  }

  private Partner own(String partner, HttpServletRequest request) {
    return partners.own(person(request), partner);
  }

  private static <T> T body(HttpServletRequest request, Class<T> type) {
    return StrictJson.as(Body.json(request, MAX_BODY), type, "");
  }
}
