package tallystick.server.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.kernel.Receipt;
import tallystick.kernel.StrictJson;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.LedgerFault;
import tools.jackson.databind.JsonNode;

/// The one door through which anything is written: `POST /v1/actions`.
///
/// A plain servlet, for this is the one address where load counts: Spring's way to a controller and
/// back took more processor time than everything else that an action needs at the gateway.
final class ActionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /// Bytes of a request: 64 small envelopes or a few large ones.
  private static final int MAX_BODY = 8 << 20;

  private static final Duration WAIT = Duration.ofSeconds(15);

  private final transient LedgerClient ledger;
  private final transient RateLimits limits;

  ActionsServlet(LedgerClient ledger, RateLimits limits) {
    this.ledger = ledger;
    this.limits = limits;
  }

  /// @param key empty if it is no envelope
  record Submitted(String key, CompletableFuture<List<Receipt>> receipts) {}

  record Receipts(List<Receipt> receipts) {}

  record Failed(Problem problem) {}

  record Results(List<Object> results) {}

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      if (!request.getMethod().equals("POST")) {
        response.setHeader(HttpHeaders.ALLOW, "POST");
        throw Problem.of(
                HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Actions are sent by POST.")
            .exception();
      }
      submit(request, response);
    } catch (RuntimeException e) {
      write(Problem.of(e, request), response);
    }
  }

  private void submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonNode body = Body.json(request, MAX_BODY);
    JsonNode list = body.get("envelopes");
    if (list != null) {
      submitAll(list, request, response);
      return;
    }
    Submitted submitted = submit(body, "");
    long end = System.nanoTime() + WAIT.toNanos();
    List<Receipt> receipts;
    try {
      receipts = await(submitted, end);
    } finally {
      limits.tell(submitted.key(), response);
    }
    Receipt first = receipts.getFirst();
    boolean batch = first.id().contains("-");
    write(batch ? new Receipts(receipts) : first, first.height(), response);
  }

  private void submitAll(JsonNode list, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!list.isArray() || list.isEmpty() || list.size() > Limits.ENVELOPES_PER_REQUEST) {
      throw Body.malformed(
          "/envelopes", "envelopes must be 1 to " + Limits.ENVELOPES_PER_REQUEST + " envelopes.");
    }
    List<Submitted> waiting = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      waiting.add(submit(list.get(i), "/envelopes/" + i));
    }
    long end = System.nanoTime() + WAIT.toNanos();
    List<Object> results = new ArrayList<>(list.size());
    long height = 0;
    for (Submitted submitted : waiting) {
      try {
        List<Receipt> receipts = await(submitted, end);
        height = Math.max(height, receipts.getFirst().height());
        results.add(new Receipts(receipts));
      } catch (RuntimeException e) {
        results.add(new Failed(Problem.of(e, request)));
      }
    }
    limits.tell(waiting.getLast().key(), response);
    write(new Results(results), height, response);
  }

  /// One that is no envelope, or comes too soon, does not keep the others from being decided.
  private Submitted submit(JsonNode json, String pointer) {
    String key = "";
    try {
      Envelope envelope = StrictJson.as(json, Envelope.class, pointer);
      key = envelope.key();
      limits.enter(key);
      return new Submitted(key, ledger.submit(envelope));
    } catch (Malformed | Problem.Thrown refused) {
      return new Submitted(key, CompletableFuture.failedFuture(refused));
    }
  }

  /// @param end by the nano time of this machine, the same for all of a request
  private List<Receipt> await(Submitted submitted, long end) {
    try {
      List<Receipt> receipts =
          submitted.receipts().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      limits.decided(submitted.key(), receipts);
      return receipts;
    } catch (ExecutionException e) {
      limits.failed(submitted.key(), Objects.requireNonNull(e.getCause()));
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (TimeoutException | InterruptedException e) {
      throw new LedgerFault(
          LedgerFault.TIMEOUT, "", "No decision came in time: ask again with the same envelope.");
    }
  }

  private static void write(Object body, long height, HttpServletResponse response)
      throws IOException {
    response.setHeader(ActionsController.HEIGHT, Long.toString(height));
    write(HttpStatus.OK.value(), MediaType.APPLICATION_JSON_VALUE, body, response);
  }

  private static void write(Problem problem, HttpServletResponse response) throws IOException {
    if (problem.retryable()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
    }
    write(problem.status(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem, response);
  }

  private static void write(int status, String type, Object body, HttpServletResponse response)
      throws IOException {
    byte[] bytes = Codec.JSON.writeValueAsBytes(body);
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
