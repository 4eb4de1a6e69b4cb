package tallystick.server.pact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Query;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;

/// The footprints that are stated here, as PACT writes them. What was adopted from outside is for
/// its owner to hand out.
final class Footprints {
  private final Questions questions;
  private final Query<?> list = query("footprints");
  private final Query<?> one = query("footprint");

  Footprints(Questions questions) {
    this.questions = questions;
  }

  /// @param next where the next page begins, null on the last one
  record Page(List<Map<String, Object>> data, @Nullable Cursor next) {}

  /// What of one page of the room's query fits: there may be less, and another page follow.
  ///
  /// @param owner who stated them, null for anybody
  /// @param host in whose name companies are told
  Page page(PactFilter filter, @Nullable String owner, String host, int limit, Cursor from) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("product", null);
    values.put("owner", owner);
    values.put("status", filter.status());
    values.put("origin", "STATED");
    Questions.Page page = questions.page(list, values, limit, from);
    List<Map<String, Object>> data = new ArrayList<>();
    for (String row : page.rows()) {
      PactFootprint footprint = new PactFootprint(Codec.JSON.readTree(row), host);
      if (filter.fits(footprint)) {
        data.add(footprint.json());
      }
    }
    return new Page(data, page.next());
  }

  /// All that fit, on some pages; not more than `most`.
  List<Map<String, Object>> all(PactFilter filter, String owner, String host, int most) {
    List<Map<String, Object>> all = new ArrayList<>();
    Cursor from = Cursor.START;
    while (from != null && all.size() < most) {
      Page page = page(filter, owner, host, PactController.MOST, from);
      all.addAll(page.data());
      from = page.next();
    }
    return all.subList(0, Math.min(most, all.size()));
  }

  Optional<Map<String, Object>> one(String uuid, String host) {
    return questions
        .one(one, Map.of("footprint", PactFootprint.id(uuid)))
        .map(Codec.JSON::readTree)
        .filter(row -> row.path("source").asString("").isEmpty())
        .map(row -> new PactFootprint(row, host).json());
  }

  /// The one of a product that somebody adopted from a source before, empty if there is none.
  String adopted(String product, String by, String source) {
    Map<String, @Nullable Object> values =
        Map.of("product", product, "owner", by, "status", "ACTIVE", "origin", "ADOPTED");
    return questions.page(list, values, PactController.MOST, Cursor.START).rows().stream()
        .map(Codec.JSON::readTree)
        .filter(row -> row.path("source").asString("").equals(source))
        .map(row -> row.path("id").asString(""))
        .findFirst()
        .orElse("");
  }

  private static Query<?> query(String name) {
    return Domains.ALL.stream()
        .filter(room -> room.name().equals("emissions"))
        .flatMap(room -> room.api().queries().stream())
        .filter(query -> query.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("no query " + name));
  }
}
