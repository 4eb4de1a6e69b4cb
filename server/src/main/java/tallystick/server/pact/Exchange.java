package tallystick.server.pact;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tallystick.server.access.Access;
import tallystick.server.access.Acting;
import tallystick.server.access.Person;
import tallystick.server.gateway.Problem;
import tallystick.server.pact.Exchanges.Kind;
import tallystick.server.pact.Exchanges.Row;
import tallystick.server.pact.Exchanges.State;
import tools.jackson.databind.JsonNode;

/// Footprints between members and their partners. What comes is kept first and answered then; what
/// could not be answered stays open, for the member to do again.
final class Exchange implements AutoCloseable {
  /// What a partner's token may do, and nothing else.
  static final String SCOPE = "pact";

  private static final int MOST = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final Access access;
  private final PartnerRows partners;
  private final Exchanges exchanges;
  private final ReceivedRows received;
  private final Footprints footprints;
  private final PactClient client;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Exchange(Access access, Footprints footprints, PactClient client) {
    this.access = access;
    this.partners = new PartnerRows(access);
    this.exchanges = new Exchanges(access);
    this.received = new ReceivedRows(access);
    this.footprints = footprints;
    this.client = client;
  }

  /// Takes in what a partner's system says.
  ///
  /// @param host of ours
  void take(PactEvent event, Acting acting, String host) {
    Person person = access.people().byId(acting.person());
    Partner partner =
        partners
            .byApp(person, acting.means())
            .orElseThrow(() -> PactProblem.denied("The token is of no partner."));
    try {
      switch (event.type()) {
        case REQUEST_CREATED -> {
          var _ = PactFilter.of(event.data());
          Row row = keep(person, partner, Kind.WANTED, event);
          later(row, () -> answer(person, partner, row, host));
        }
        case REQUEST_FULFILLED -> fulfilled(person, partner, event.data());
        case REQUEST_REJECTED -> {
          JsonNode error = event.data().path("error");
          String said = PactEvent.text(error, "code") + ": " + error.path("message").asString("");
          exchanges.set(asked(person, partner, event.data()), State.REJECTED, said);
        }
        case PUBLISHED -> {
          List<String> ids = ids(event.data());
          Row row = keep(person, partner, Kind.TOLD, event);
          later(row, () -> fetch(person, partner, row, ids));
        }
      }
    } catch (IllegalArgumentException e) {
      throw PactProblem.bad(String.valueOf(e.getMessage()));
    }
  }

  private Row keep(Person person, Partner partner, Kind kind, PactEvent event) {
    return exchanges
        .add(person, partner, kind, event)
        .orElseThrow(() -> PactProblem.bad("Too much is open already: wait until it is answered."));
  }

  /// The request of ours that an event is about.
  private Row asked(Person person, Partner partner, JsonNode data) {
    return exchanges
        .find(person, partner, Kind.ASKED, PactEvent.text(data, "requestEventId"))
        .orElseThrow(() -> PactProblem.bad("There was no request by this requestEventId."));
  }

  private void fulfilled(Person person, Partner partner, JsonNode data) {
    Row row = asked(person, partner, data);
    JsonNode pfs = data.path("pfs");
    if (!pfs.isArray() || pfs.isEmpty() || pfs.size() > MOST) {
      throw new IllegalArgumentException("pfs must be 1 to " + MOST + " footprints.");
    }
    // None is kept before all are read, so that an event is taken as a whole.
    pfs.valueStream()
        .map(PactDocument::of)
        .toList()
        .forEach(one -> received.add(person, partner, one));
    exchanges.set(row, State.FULFILLED, "");
  }

  private static List<String> ids(JsonNode data) {
    List<String> ids = data.path("pfIds").valueStream().map(id -> id.asString("")).toList();
    boolean named = ids.stream().noneMatch(id -> PactFootprint.id(id).isEmpty());
    if (ids.isEmpty() || ids.size() > MOST || !named) {
      throw new IllegalArgumentException("pfIds must be 1 to " + MOST + " UUIDs of footprints.");
    }
    return ids;
  }

  /// Something to be done for what is kept; what hinders it is written down.
  private interface Work {
    void run() throws IOException;
  }

  private void later(Row row, Work work) {
    if (row.state() != State.OPEN) {
      return;
    }
    try {
      var _ = threads.submit(() -> tried(row, work));
    } catch (RejectedExecutionException e) {
      LOG.info("stopping: {} stays open", row.exchange());
    }
  }

  private void tried(Row row, Work work) {
    try {
      work.run();
    } catch (IOException | IllegalArgumentException e) {
      exchanges.set(row, State.OPEN, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("{} stays open", row.exchange(), e);
    }
  }

  /// Sends what a partner wanted, if there is any. Footprints are public here, so nobody is asked.
  private void answer(Person person, Partner partner, Row row, String host) throws IOException {
    List<Map<String, Object>> found =
        footprints.all(PactFilter.of(row.data()), person.principal(), host, MOST);
    if (found.isEmpty()) {
      throw new IOException("you stated no such footprint yet");
    }
    requireWay(partner);
    Map<String, Object> data = Map.of("requestEventId", row.event(), "pfs", found);
    client.send(partner.way(), PactEvent.fresh(PactEvent.Type.REQUEST_FULFILLED, data), host);
    exchanges.set(row, State.FULFILLED, "");
  }

  private void fetch(Person person, Partner partner, Row row, List<String> ids) throws IOException {
    requireWay(partner);
    for (String id : ids) {
      received.add(person, partner, PactDocument.of(client.one(partner.way(), id)));
    }
    exchanges.set(row, State.FULFILLED, "");
  }

  private static void requireWay(Partner partner) throws IOException {
    if (partner.way().address().isEmpty()) {
      throw new IOException("you have not said yet where the partner is");
    }
  }

  /// Does again what stays open.
  void again(Person person, Partner partner, Row row, String host) {
    requireOpen(row);
    try {
      switch (row.kind()) {
        case ASKED -> {
          requireWay(partner);
          client.send(partner.way(), created(row), host);
        }
        case WANTED -> answer(person, partner, row, host);
        case TOLD -> fetch(person, partner, row, ids(row.data()));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  private static PactEvent created(Row row) {
    return new PactEvent(PactEvent.Type.REQUEST_CREATED, row.event(), row.data());
  }

  /// Tells a partner that there is nothing, and why; or gives up what one asked for.
  void decline(Partner partner, Row row, String reason, String host) {
    requireOpen(row);
    try {
      if (row.kind() == Kind.WANTED) {
        requireWay(partner);
        Map<String, Object> data =
            Map.of(
                "requestEventId",
                row.event(),
                "error",
                Map.of("code", "NotFound", "message", reason));
        client.send(partner.way(), PactEvent.fresh(PactEvent.Type.REQUEST_REJECTED, data), host);
      }
      exchanges.set(row, State.REJECTED, reason);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void requireOpen(Row row) {
    if (row.state() != State.OPEN) {
      throw Problem.of(HttpStatus.CONFLICT, "not-open", "This is answered already.").exception();
    }
  }

  /// Asks a partner to send footprints when there are some.
  Row ask(Person person, Partner partner, List<String> products, String comment, String host) {
    Map<String, Object> data =
        comment.isEmpty()
            ? Map.of("productId", products)
            : Map.of("productId", products, "comment", comment);
    PactEvent event = PactEvent.fresh(PactEvent.Type.REQUEST_CREATED, data);
    // Kept first: the answer may come sooner than this ends.
    Row row = keep(person, partner, Kind.ASKED, event);
    try {
      requireWay(partner);
      client.send(partner.way(), event, host);
      return exchanges.own(person, row.exchange());
    } catch (IOException e) {
      exchanges.remove(row);
      throw failed(e);
    }
  }

  /// Takes in what a partner has now.
  ///
  /// @return how many are new
  int fetch(Person person, Partner partner, List<String> products) {
    try {
      requireWay(partner);
      List<PactDocument> all =
          client.list(partner.way(), products).stream().map(PactDocument::of).toList();
      int added = 0;
      for (PactDocument one : all) {
        added += received.add(person, partner, one) ? 1 : 0;
      }
      return added;
    } catch (IOException | IllegalArgumentException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(Exception e) {
    return Problem.of(
            HttpStatus.CONFLICT, "partner-failed", "It did not work: " + e.getMessage() + ".")
        .exception();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
