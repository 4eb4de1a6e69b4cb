package tallystick.kernel;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/// JSON in and out: strict about what comes in, the same bytes on every machine for what goes out.
public final class Codec {
  /// The one mapper: nothing unknown, nothing missing, nothing twice, no fraction where a whole
  /// number belongs, components in the order of their declaration, binary as base64url.
  public static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(16L << 20)
                          .maxNestingDepth(20)
                          .maxNumberLength(20)
                          .maxStringLength(1 << 20)
                          .maxNameLength(200)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .changeDefaultVisibility(
              // A record is its components; a question such as `isOpen()` is not one.
              checker ->
                  checker
                      .withFieldVisibility(Visibility.ANY)
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE))
          .defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// The same for what was written here: it needs no look for names that stand twice.
  private static final ObjectReader WRITTEN =
      JSON.reader()
          .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Map<String, Class<? extends Action>> actions;
  private final Map<String, Class<? extends Event>> events;
  private final @Nullable String log;

  /// A codec for the actions and events of some rooms. It reads the payloads of any log and writes
  /// none: see [#forLog].
  public Codec(List<? extends Domain> domains) {
    actions = new TreeMap<>();
    events = new TreeMap<>();
    log = null;
    for (Domain domain : domains) {
      for (Class<?> type : domain.actions().getPermittedSubclasses()) {
        actions.put(name(type), type.asSubclass(Action.class));
      }
      for (Class<?> type : domain.events().getPermittedSubclasses()) {
        events.put(name(type), type.asSubclass(Event.class));
      }
    }
  }

  private Codec(Codec any, String log) {
    this.actions = any.actions;
    this.events = any.events;
    this.log = log;
  }

  /// The same for one log: it writes payloads that are meant for this log, and reads no others.
  ///
  /// @param origin the log's name, first line of its checkpoints
  public Codec forLog(String origin) {
    return new Codec(this, origin);
  }

  /// The wire name of an action or event: the last part of its package, a dot, its own name.
  public static String name(Class<?> type) {
    String room = type.getPackageName();
    return room.substring(room.lastIndexOf('.') + 1) + "." + type.getSimpleName();
  }

  /// The JSON of an action: its components in the order of their declaration, without white space.
  public static String body(Action action) {
    return JSON.writeValueAsString(action);
  }

  /// All actions by wire name, in its order.
  public Map<String, Class<? extends Action>> actions() {
    return Collections.unmodifiableMap(actions);
  }

  /// Reads a signed payload.
  ///
  /// @throws Malformed `wrong-log` when it is meant for another log than this codec's, and with
  ///   other codes when it is no payload
  public Payload payload(byte[] bytes) {
    return new PayloadReader(actions, log, bytes).read();
  }

  /// Writes a payload of one action, for the log of this codec.
  public byte[] payload(String id, String by, long until, Action action) {
    ObjectNode json = head(id, by, until);
    json.put("type", name(action.getClass()));
    json.set("body", JSON.valueToTree(action));
    return JSON.writeValueAsBytes(json);
  }

  /// Writes a payload of several actions, for the log of this codec.
  public byte[] payload(
      String id, String by, long until, boolean atomic, List<? extends Action> acts) {
    ObjectNode json = head(id, by, until);
    json.put("mode", atomic ? "all" : "each");
    ArrayNode list = json.putArray("actions");
    for (Action action : acts) {
      ObjectNode one = list.addObject();
      one.put("type", name(action.getClass()));
      one.set("body", JSON.valueToTree(action));
    }
    return JSON.writeValueAsBytes(json);
  }

  private ObjectNode head(String id, String by, long until) {
    ObjectNode json = JSON.createObjectNode().put("v", 1).put("log", log());
    return json.put("id", id).put("by", by).put("until", until);
  }

  /// The log for which payloads are written.
  public String log() {
    if (log == null) {
      throw new IllegalStateException("a payload is meant for one log, and this codec for any");
    }
    return log;
  }

  private record Typed(String type, Record body) {}

  private record AcceptedJson(boolean accepted, List<Typed> events) {}

  private record RefusedJson(
      boolean accepted, @Nullable String reason, @Nullable String sentence) {}

  /// Writes an outcome: `{"accepted":true,"events":[{"type":…,"body":…}]}` or
  /// `{"accepted":false,"reason":…,"sentence":…}`.
  public static byte[] outcome(Outcome outcome) {
    if (!outcome.accepted()) {
      return JSON.writeValueAsBytes(new RefusedJson(false, outcome.reason(), outcome.sentence()));
    }
    List<Typed> typed = new ArrayList<>();
    for (Event event : outcome.events()) {
      typed.add(new Typed(name(event.getClass()), (Record) event));
    }
    return JSON.writeValueAsBytes(new AcceptedJson(true, typed));
  }

  /// Reads an outcome as written by [#outcome(Outcome)]. Every follower of the log does so for
  /// every action, so the bytes are read once, in the order in which they were written.
  public Outcome outcome(byte[] bytes) {
    try (JsonParser json = WRITTEN.createParser(bytes)) {
      json.nextToken();
      if (Boolean.TRUE.equals(expect(json, "accepted").nextBooleanValue())) {
        return new Outcome(true, null, null, events(expect(json, "events")));
      }
      String reason = expect(json, "reason").nextStringValue();
      return new Outcome(false, reason, expect(json, "sentence").nextStringValue(), List.of());
    }
  }

  private List<Event> events(JsonParser json) {
    List<Event> read = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String name = expect(json, "type").nextStringValue();
      Class<? extends Event> type = events.get(name);
      if (type == null) {
        throw new IllegalStateException("unknown event " + name);
      }
      expect(json, "body").nextToken();
      read.add(json.readValueAs(type));
      json.nextToken();
    }
    return read;
  }

  private static JsonParser expect(JsonParser json, String name) {
    if (!name.equals(json.nextName())) {
      throw new IllegalStateException("an outcome that was not written here: no " + name);
    }
    return json;
  }
}
