package tallystick.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;

/// Requests as bytes, ready before the clock starts: the hammer does nothing but send them.
///
/// @param actionsEach actions that each request asks for
/// @param judge what its answers must be
record Load(List<Request> requests, int actionsEach, Judge judge) {

  /// @param bytes head and body
  /// @param id of its first envelope, which must be the first id in the answer
  record Request(byte[] bytes, String id) {}

  /// What an answer must be.
  enum Judge {
    /// All actions were accepted.
    ACCEPTED,
    /// All actions were decided.
    DECIDED,
    /// Anything: it counts as refused when it is 429, too busy.
    ANSWERED
  }

  /// Where envelopes come from.
  interface Source {
    /// A new load begins, and the end of the last one may not have been sent.
    default void begin() {}

    /// Signed ones, in the order in which they are to be sent.
    List<Envelope> envelopes(int count, int actionsEach);

    /// What one action is.
    String noun();

    /// Whether the venue may rightly refuse some, because of what others did before.
    boolean refusable();
  }

  static Load of(Source source, Scenario scenario, int requests, URI venue) {
    source.begin();
    // In pieces, so that the envelopes need not all be in memory beside the requests.
    List<Request> made = new ArrayList<>(requests);
    int piece = Math.max(1, 20_000 / scenario.actionsPerRequest());
    for (int done = 0; done < requests; done += piece) {
      int count = Math.min(piece, requests - done);
      List<Envelope> envelopes = source.envelopes(count * scenario.envelopes(), scenario.actions());
      made.addAll(
          IntStream.range(0, count)
              .parallel()
              .mapToObj(
                  i -> envelopes.subList(i * scenario.envelopes(), (i + 1) * scenario.envelopes()))
              .map(some -> request(some, venue))
              .toList());
    }
    return new Load(
        made, scenario.actionsPerRequest(), source.refusable() ? Judge.DECIDED : Judge.ACCEPTED);
  }

  private static Request request(List<Envelope> envelopes, URI venue) {
    Object content = envelopes.size() == 1 ? envelopes.getFirst() : Map.of("envelopes", envelopes);
    byte[] bytes = post(venue, "/v1/actions", "", Codec.JSON.writeValueAsString(content));
    String payload = new String(envelopes.getFirst().payload(), StandardCharsets.UTF_8);
    int at = payload.indexOf("\"id\":\"") + 6;
    return new Request(bytes, payload.substring(at, at + 32));
  }

  /// A request with a body of JSON.
  ///
  /// @param headers each ended by CR LF
  static byte[] post(URI venue, String path, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Type: application/json\r\nContent-Length: %d"
                + "\r\n\r\n")
            .formatted(path, venue.getAuthority(), headers, content.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, bytes, head.length, content.length);
    return bytes;
  }

  /// A request without a body.
  static byte[] get(URI venue, String path, String headers) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
        .formatted(path, venue.getAuthority(), headers)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
