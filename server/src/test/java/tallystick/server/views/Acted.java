package tallystick.server.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.InMemoryState;
import tallystick.kernel.Moment;
import tallystick.kernel.Outcome;
import tallystick.kernel.Overlay;
import tallystick.kernel.Query;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tools.jackson.databind.JsonNode;

/// What people did by the real rules, one act a block, written to the tables and asked of them.
final class Acted {
  static final long TIME = 1_800_000_000_000L;

  private final Rulebook rules = Domains.rulebook();
  private final Codec codec = rules.codec().forLog("tallystick/test");
  private final InMemoryState state = new InMemoryState();
  private int acts;

  static SigningKey key(String name) {
    return SigningKey.fromSeed(Sha256.of(name.getBytes(UTF_8)));
  }

  int count() {
    return acts;
  }

  /// Does what is allowed, and answers its id.
  String act(SigningKey who, Action what) {
    String by = Ids.principalOf(who.keyId());
    String id = "%032x".formatted(++acts);
    byte[] payload = codec.payload(id, by, TIME + 1_000, what);
    Overlay overlay = new Overlay(state);
    Moment moment = new Moment(acts, TIME, Domains.RULES);
    Outcome outcome = rules.decide(overlay, codec.payload(payload), who.keyId(), moment).getFirst();
    assertTrue(outcome.accepted(), () -> what + ": " + outcome.reason());
    state.apply(overlay.changes());
    RowBatch batch = new RowBatch();
    for (int i = 0; i < outcome.events().size(); i++) {
      Event event = outcome.events().get(i);
      At at = new At(acts, TIME, acts, i, id, by);
      for (Domain room : Domains.ALL) {
        if (room.events().isInstance(event)) {
          room.views().project(event, at, batch);
        }
      }
    }
    batch.write(TestDatabase.get().template());
    return id;
  }

  static List<JsonNode> ask(String room, String name, int limit, Map<String, Object> given) {
    Query<?> query =
        Domains.ALL.stream()
            .filter(one -> one.name().equals(room))
            .flatMap(one -> one.api().queries().stream())
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    Map<String, @Nullable Object> values = new HashMap<>();
    query.params().forEach(param -> values.put(param.name(), null));
    values.putAll(given);
    try (ViewHeight height = new ViewHeight(TestDatabase.get().databases().writing())) {
      Questions questions = new Questions(TestDatabase.get().databases().reading(), height);
      List<String> rows =
          query.one()
              ? questions.one(query, values).stream().toList()
              : questions.page(query, values, limit, Cursor.START).rows();
      return rows.stream().<JsonNode>map(Codec.JSON::readTree).toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Some fields of rows, each row as a line.
  static List<String> told(List<JsonNode> rows, String... fields) {
    return rows.stream()
        .map(row ->
            String.join(
                " ", List.of(fields).stream().map(field -> row.path(field).asString()).toList()))
        .toList();
  }
}
