package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;
import tallystick.server.gateway.Problem;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;
import tools.jackson.databind.node.ObjectNode;

/// Events as answers to queries, page by page.
///
/// @param room that knows them
record EventPages(Room room) {
  /// The name of the query that every repository has.
  static final String SIMPLE = "SimpleEventQuery";

  private static final int TAG_BYTES = 16;

  /// A page of what a query finds.
  ///
  /// @param query its name
  /// @param asked parameters of the query, and of the page
  ResponseEntity<byte[]> page(String query, Map<String, String> asked, HttpServletRequest request) {
    Wanted wanted = Wanted.of(asked);
    requireFew(wanted);
    Questions.Page page = room.page(wanted);
    HttpHeaders headers = new HttpHeaders();
    long left = wanted.left() - page.rows().size();
    Cursor next = page.next();
    if (next != null && left > 0) {
      Map<String, String> changes = new HashMap<>();
      changes.put(Wanted.TOKEN, next.text());
      changes.put(Wanted.PER_PAGE, Integer.toString(wanted.rows()));
      if (asked.containsKey(Wanted.COUNT_LIMIT)) {
        changes.put(Wanted.COUNT_LIMIT, Long.toString(left));
      }
      headers.set(HttpHeaders.LINK, Addresses.next(request, changes));
    }
    return answer(query, page.rows(), headers);
  }

  private void requireFew(Wanted wanted) {
    if (wanted.most() > 0) {
      Wanted all =
          new Wanted(
              wanted.query(), wanted.values(), wanted.most(), Cursor.START, wanted.left(), 0);
      if (room.page(all).next() != null) {
        throw Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "query-too-large",
                "There are more than the " + wanted.most() + " events of maxEventCount.")
            .exception();
      }
    }
  }

  /// The tag is weak: each answer says when it was made, whatever is in it.
  static ResponseEntity<byte[]> answer(String query, List<String> rows, HttpHeaders headers) {
    byte[] hash = Sha256.of(String.join("\n", rows).getBytes(UTF_8));
    headers.setETag("W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"');
    headers.setCacheControl("no-cache");
    List<ObjectNode> events = rows.stream().map(RecordedEvent::write).toList();
    ObjectNode document = EpcisDocument.answer(query, Instant.now(), events);
    return ResponseEntity.ok().headers(headers).body(Codec.JSON.writeValueAsBytes(document));
  }
}
