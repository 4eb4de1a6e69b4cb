package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import tallystick.kernel.Codec;
import tallystick.server.views.Cursor;

/// A page of a list that is counted from its beginning, as `perPage` and `nextPageToken` ask for
/// it; the header `Link` says where the next one is.
final class ListPage {
  private ListPage() {}

  /// Reads a part of a list.
  interface Part<T> {
    List<T> read(int rows, long offset);
  }

  /// @param most rows of a page
  /// @param json of a row
  static <T> ResponseEntity<byte[]> answer(
      HttpServletRequest request, int most, Part<T> part, Function<T, ?> json) {
    Map<String, String> given = Addresses.parameters(request);
    int rows = Wanted.perPage(given, most);
    long offset = Math.max(0, Wanted.from(given).value());
    List<T> found = part.read(rows + 1, offset);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (found.size() > rows) {
      Map<String, String> changes = new HashMap<>();
      changes.put(Wanted.TOKEN, new Cursor(0, offset + rows).text());
      changes.put(Wanted.PER_PAGE, Integer.toString(rows));
      answer.header(HttpHeaders.LINK, Addresses.next(request, changes));
    }
    return answer.body(Codec.JSON.writeValueAsBytes(found.stream().limit(rows).map(json).toList()));
  }
}
