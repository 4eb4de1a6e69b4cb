package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.Domains;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.connectors.Connector.State;
import tallystick.server.connectors.Definition.Direction;
import tallystick.server.connectors.Deliveries.Delivery;
import tallystick.server.connectors.Runs.Run;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.EventTopics;
import tallystick.server.gateway.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One's own connectors: what they are, what they did, and what is to be done again.
@RestController
final class ConnectorsController {
  private static final int MAX_BODY = 32 << 10;
  private static final int PAGE = 50;
  private static final int MAX_ADDRESS = 500;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final EventTopics TOPICS = new EventTopics(Domains.ALL);

  private final Access access;
  private final Parts parts;

  ConnectorsController(Access access, Parts parts) {
    this.access = access;
    this.parts = parts;
  }

  /// What its owner sees of a connector.
  ///
  /// @param key by which it signs its acts; a mandate for it lets it
  /// @param webhookKey by which anybody checks the signature `v1a` of what it posts, as Standard
  ///   Webhooks writes it
  /// @param reason why it stopped, empty if it did not
  /// @param waiting deliveries that have not arrived yet
  /// @param behind whether it reads what happened before
  /// @param ran when it last told or looked, 0 before the first time
  /// @param outcome what came of that
  /// @param next when it does so again, 0 if it waits for something to happen
  record Shown(
      String connector,
      Definition definition,
      String key,
      String webhookKey,
      State state,
      String reason,
      long waiting,
      boolean behind,
      long since,
      long ran,
      String outcome,
      long next) {}

  /// @param topics that can be told, without their last part
  record ConnectorList(List<Shown> items, List<EventTopics.Declared> topics) {}

  /// @param secret by which messages are signed; it is shown this one time
  record Made(Shown connector, String secret) {
    @Override
    public String toString() {
      return "Made[" + connector.connector() + "]";
    }
  }

  /// @param state ON or PAUSED
  record WantedState(State state) {
    WantedState {
      if (state == State.STOPPED) {
        throw new Require.Field("state", "must be ON or PAUSED");
      }
    }
  }

  /// @param height of the log from which on everything is told again
  record From(long height) {
    From {
      Require.range(height, 1, Long.MAX_VALUE, "height");
    }
  }

  /// @param again whether it is told again; else it is left out
  record Wish(boolean again) {}

  /// @param status that was answered, 0 for no answer
  /// @param error empty if it arrived
  record Tried(int status, String error) {}

  record DeliveryList(List<Delivery> items) {}

  /// @param rows how many it had
  record RunShown(
      String run, String message, long began, long ended, int bytes, int rows, int accepted) {
    static RunShown of(Run run) {
      IncomingController.Taken taken = IncomingController.Taken.of(run);
      return new RunShown(
          run.run(),
          run.message(),
          run.began(),
          run.ended(),
          run.bytes(),
          taken.rows(),
          taken.accepted());
    }
  }

  record RunList(List<RunShown> items) {}

  /// @param body the message as it came
  /// @param acknowledgement 997 or CONTRL of what came as EDI, else empty
  record RunDetails(RunShown run, List<Runs.Result> results, String body, String acknowledgement) {}

  /// @param address of a file server, as `sftp://files.example/in`
  record Asked(String address) {
    Asked {
      Require.text(address, MAX_ADDRESS, "address");
    }
  }

  /// @param fingerprint of its key, as `SHA256:…`; to be compared with what its operator says
  record HostKey(String fingerprint) {}

  @GetMapping("/v1/session/connectors")
  ConnectorList all(HttpServletRequest request) {
    return new ConnectorList(
        parts.connectors().all(person(request)).stream().map(this::shown).toList(),
        TOPICS.declared());
  }

  @PostMapping("/v1/session/connectors")
  Made make(HttpServletRequest request) {
    Person person = person(request);
    access.requireFresh(access.session(request));
    ObjectNode body = (ObjectNode) Definition.completed(Body.json(request, MAX_BODY));
    JsonNode opens = body.remove("credential");
    Definition wanted = StrictJson.as(body, Definition.class, "");
    String credential = opens == null ? "" : opens.asString("");
    try {
      wanted.transport().requireCredential(credential);
    } catch (Require.Field e) {
      throw new Malformed("invalid-field", "/" + e.field(), e.getMessage() + ".");
    }
    List<String> declared = TOPICS.declared().stream().map(EventTopics.Declared::topic).toList();
    for (String topic : wanted.topics()) {
      String name = topic.substring(0, topic.indexOf('.', topic.indexOf('.') + 1));
      if (!declared.contains(name)) {
        throw new Malformed("invalid-field", "/topics", "There is no topic " + name + ".");
      }
    }
    Connector made = parts.connectors().add(person, wanted, credential);
    parts.tasks().hurry(made.connector());
    return new Made(shown(made), made.sealed().secret());
  }

  @PostMapping("/v1/session/connectors/host-key")
  HostKey hostKey(HttpServletRequest request) {
    access.requireFresh(access.session(request));
    try {
      return new HostKey(
          parts.destinations().hostKey(URI.create(body(request, Asked.class).address())));
    } catch (IOException | IllegalArgumentException e) {
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "no-file-server",
              "It gave no key: " + e.getMessage() + ".")
          .exception();
    }
  }

  @PostMapping("/v1/session/connectors/{connector}/run")
  Shown run(@PathVariable String connector, HttpServletRequest request) {
    Connector own = own(connector, request);
    if (own.state() != State.ON) {
      throw Problem.of(HttpStatus.CONFLICT, "not-on", "Resume the connector first.").exception();
    }
    parts.tasks().hurry(own.connector());
    return shown(own);
  }

  @DeleteMapping("/v1/session/connectors/{connector}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String connector, HttpServletRequest request) {
    parts.connectors().remove(own(connector, request));
  }

  @PostMapping("/v1/session/connectors/{connector}/state")
  Shown state(@PathVariable String connector, HttpServletRequest request) {
    Connector own = own(connector, request);
    State wanted = body(request, WantedState.class).state();
    if (wanted == State.ON) {
      parts.connectors().resume(own.connector());
      parts.tasks().hurry(own.connector());
    } else {
      parts.connectors().halt(own.connector(), State.PAUSED, "");
    }
    return shown(own(connector, request));
  }

  @PostMapping("/v1/session/connectors/{connector}/test")
  Tried test(@PathVariable String connector, HttpServletRequest request) {
    Courier.Sent sent = parts.courier().test(outgoing(connector, request));
    return new Tried(sent.status(), sent.error());
  }

  @PostMapping("/v1/session/connectors/{connector}/replay")
  Shown replay(@PathVariable String connector, HttpServletRequest request) {
    Connector own = outgoing(connector, request);
    parts.connectors().replayFrom(own.connector(), body(request, From.class).height());
    return shown(own(connector, request));
  }

  @GetMapping("/v1/session/connectors/{connector}/deliveries")
  DeliveryList deliveries(
      @PathVariable String connector,
      @RequestParam(defaultValue = "") String before,
      HttpServletRequest request) {
    Connector own = own(connector, request);
    return new DeliveryList(parts.deliveries().page(own.connector(), number(before), PAGE));
  }

  @PostMapping("/v1/session/connectors/{connector}/deliveries/{cursor}")
  Delivery delivery(
      @PathVariable String connector, @PathVariable String cursor, HttpServletRequest request) {
    Connector own = own(connector, request);
    Delivery one =
        parts
            .deliveries()
            .one(own.connector(), number(cursor))
            .orElseThrow(() -> missing("delivery"));
    Deliveries.State wanted =
        body(request, Wish.class).again() ? Deliveries.State.PENDING : Deliveries.State.SKIPPED;
    parts.deliveries().mark(one, wanted);
    parts.tasks().hurry(own.connector());
    return parts.deliveries().one(own.connector(), one.cursor()).orElse(one);
  }

  @GetMapping("/v1/session/connectors/{connector}/runs")
  RunList runs(
      @PathVariable String connector,
      @RequestParam(defaultValue = "") String before,
      HttpServletRequest request) {
    Connector own = own(connector, request);
    return new RunList(
        parts.runs().page(own, number(before), PAGE).stream().map(RunShown::of).toList());
  }

  @GetMapping("/v1/session/connectors/{connector}/runs/{run}")
  RunDetails run(
      @PathVariable String connector, @PathVariable String run, HttpServletRequest request) {
    Connector own = own(connector, request);
    return details(own, parts.runs().one(own, run).orElseThrow(() -> missing("run")));
  }

  @PostMapping("/v1/session/connectors/{connector}/runs/{run}/replay")
  RunDetails replayRun(
      @PathVariable String connector, @PathVariable String run, HttpServletRequest request) {
    Connector own = own(connector, request);
    Run found = parts.runs().one(own, run).orElseThrow(() -> missing("run"));
    return details(own, parts.inbox().again(own, found, request.getRemoteAddr()));
  }

  private RunDetails details(Connector own, Run run) {
    byte[] body = parts.runs().body(own, run);
    String acknowledgement =
        own.definition().format().isEdi()
            ? EdiAcknowledgement.of(body, Instant.ofEpochMilli(run.ended()))
                .map(EdiAcknowledgement.Written::text)
                .orElse("")
            : "";
    return new RunDetails(
        RunShown.of(run), run.results(), new String(body, UTF_8), acknowledgement);
  }

  private Shown shown(Connector one) {
    return new Shown(
        one.connector(),
        one.definition(),
        one.key().keyId(),
        "whpk_" + Base64.getEncoder().encodeToString(one.key().publicKey()),
        one.state(),
        one.reason(),
        parts.deliveries().waiting(one.connector()),
        one.behind() != null && one.definition().direction() == Direction.OUT,
        one.since(),
        one.ran(),
        one.outcome(),
        parts.agenda().next(one.connector()).map(Instant::toEpochMilli).orElse(0L));
  }

  private Person person(HttpServletRequest request) {
    return access.people().of(access.session(request));
  }

  private Connector own(String connector, HttpServletRequest request) {
    return parts.connectors().own(person(request), connector);
  }

  private Connector outgoing(String connector, HttpServletRequest request) {
    Connector own = own(connector, request);
    if (own.definition().direction() != Direction.OUT) {
      throw Problem.of(HttpStatus.CONFLICT, "not-outgoing", "This connector tells nothing.")
          .exception();
    }
    return own;
  }

  private static <T> T body(HttpServletRequest request, Class<T> type) {
    return StrictJson.as(Body.json(request, MAX_BODY), type, "");
  }

  private static RuntimeException missing(String what) {
    return Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such " + what + ".")
        .exception();
  }

  private static long number(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(NUMBER.asMatchPredicate())
        .map(Long::parseLong)
        .orElse(Long.MAX_VALUE);
  }
}
