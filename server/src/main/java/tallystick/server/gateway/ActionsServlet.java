package tallystick.server.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.kernel.Receipt;
import tallystick.kernel.StrictJson;
import tools.jackson.databind.JsonNode;

/// The one door through which anything is written: `POST /v1/actions`.
///
/// A plain servlet, for this is the one address where load counts: Spring's way to a controller and
/// back took more processor time than everything else that an action needs at the gateway.
final class ActionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /// Bytes of a request: 64 small envelopes or a few large ones.
  private static final int MAX_BODY = 8 << 20;

  private final transient Submissions submissions;

  ActionsServlet(Submissions submissions) {
    this.submissions = submissions;
  }

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
      Problem.of(e, request).write(response);
    }
  }

  private void submit(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonNode body = Body.json(request, MAX_BODY);
    JsonNode list = body.get("envelopes");
    if (list != null) {
      submitAll(list, request, response);
      return;
    }
    List<Receipt> receipts =
        submissions.decide(
            StrictJson.as(body, Envelope.class, ""), request.getRemoteAddr(), response);
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
    List<Submissions.Waiting> waiting = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      waiting.add(submit(list.get(i), "/envelopes/" + i, request.getRemoteAddr()));
    }
    long end = Submissions.end();
    List<Object> results = new ArrayList<>(list.size());
    long height = 0;
    for (Submissions.Waiting submitted : waiting) {
      try {
        List<Receipt> receipts = submissions.await(submitted, end);
        height = Math.max(height, receipts.getFirst().height());
        results.add(new Receipts(receipts));
      } catch (RuntimeException e) {
        results.add(new Failed(Problem.of(e, request)));
      }
    }
    submissions.tell(waiting.getLast(), response);
    write(new Results(results), height, response);
  }

  /// One that is no envelope does not keep the others from being decided.
  private Submissions.Waiting submit(JsonNode json, String pointer, String address) {
    try {
      return submissions.submit(StrictJson.as(json, Envelope.class, pointer), address);
    } catch (Malformed malformed) {
      return Submissions.Waiting.refused(RateLimits.Pass.NONE, malformed);
    }
  }

  private static void write(Object body, long height, HttpServletResponse response)
      throws IOException {
    response.setHeader(ActionsController.HEIGHT, Long.toString(height));
    write(HttpStatus.OK.value(), MediaType.APPLICATION_JSON_VALUE, body, response);
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
