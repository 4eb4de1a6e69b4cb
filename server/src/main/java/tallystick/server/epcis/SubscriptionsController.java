package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.access.Signatory;
import tallystick.server.epcis.Subscriptions.Subscription;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;

/// Subscriptions of named queries by webhook: made, seen and removed by whose they are. Those by
/// WebSocket are in [StreamSocket].
@RestController
final class SubscriptionsController {
  private static final String JSON = EpcisEventsController.JSON;
  private static final int MAX_BYTES = 4 << 10;

  private final Access access;
  private final NamedQueries queries;
  private final Subscriptions subscriptions;
  private final Deliveries deliveries;

  SubscriptionsController(
      Access access, NamedQueries queries, Subscriptions subscriptions, Deliveries deliveries) {
    this.access = access;
    this.queries = queries;
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
  }

  @GetMapping(path = "/v1/epcis/queries/{name}/subscriptions", produces = JSON)
  ResponseEntity<byte[]> all(@PathVariable String name, HttpServletRequest request) {
    String person = person(request).person();
    return ListPage.answer(
        request,
        Subscriptions.MOST,
        (rows, offset) -> subscriptions.page(person, queries.get(name).name(), rows, offset),
        Subscription::json);
  }

  @PostMapping(path = "/v1/epcis/queries/{name}/subscriptions", produces = JSON)
  ResponseEntity<byte[]> subscribe(@PathVariable String name, HttpServletRequest request) {
    Person person = person(request);
    Subscription made = subscriptions.add(person, queries.get(name), Body.json(request, MAX_BYTES));
    deliveries.begin(made);
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(
            HttpHeaders.LOCATION,
            Addresses.ROOT + "/queries/" + made.query() + "/subscriptions/" + made.id())
        .body(Codec.JSON.writeValueAsBytes(made.json()));
  }

  @GetMapping(path = "/v1/epcis/queries/{name}/subscriptions/{id}", produces = JSON)
  ResponseEntity<byte[]> one(
      @PathVariable String name, @PathVariable String id, HttpServletRequest request) {
    String person = person(request).person();
    return subscriptions
        .find(id)
        .filter(one -> one.person().equals(person) && one.query().equals(name))
        .map(one -> ResponseEntity.ok(Codec.JSON.writeValueAsBytes(one.json())))
        .orElseThrow(SubscriptionsController::none);
  }

  @DeleteMapping(path = "/v1/epcis/queries/{name}/subscriptions/{id}")
  ResponseEntity<Void> unsubscribe(
      @PathVariable String name, @PathVariable String id, HttpServletRequest request) {
    if (!subscriptions.remove(person(request).person(), name, id)) {
      throw none();
    }
    return ResponseEntity.noContent().build();
  }

  private static RuntimeException none() {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such subscription.")
        .exception();
  }

  /// Whose subscriptions they are; a program needs the scope to capture, as for queries.
  private Person person(HttpServletRequest request) {
    Signatory member = Signatory.of(request, access);
    member.requireScope(Capture.ACTION);
    return member.person();
  }
}
