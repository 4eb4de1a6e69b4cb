package tallystick.server.epcis;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.kernel.Query;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;

/// The queries of the room `custody`, which know all that is told here.
record Room(Questions questions) {
  /// A query by its name.
  static Query<?> query(String name) {
    return Domains.ALL.stream()
        .filter(room -> room.name().equals("custody"))
        .flatMap(room -> room.api().queries().stream())
        .filter(query -> query.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("no query " + name));
  }

  Questions.Page page(Wanted wanted) {
    return questions.page(wanted.query(), wanted.values(), wanted.rows(), wanted.from());
  }

  Questions.Page words(String query, int rows, Cursor from) {
    return questions.page(query(query), Map.of(), rows, from);
  }

  Optional<String> event(String eventID) {
    Map<String, @Nullable Object> values = Map.of("eventID", eventID);
    return questions.one(query("event"), values);
  }
}
