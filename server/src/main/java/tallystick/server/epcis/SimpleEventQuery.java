package tallystick.server.epcis;

import static java.util.Map.entry;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Malformed;

/// The parameters of the simple event query (GS1 EPCIS Standard, 8.2.7.1) as those of the query
/// `events` of the room `custody`, which has the same names and takes keys, spellings and times as
/// the room keeps them.
///
/// What the room does not search by is refused, for an answer that leaves a condition out is wrong.
final class SimpleEventQuery {
  /// Values of one parameter.
  static final int MAX_VALUES = 50;

  private static final int MAX_CHARS = 240;
  private static final int MAX_REPEATED = 60;
  private static final Pattern JOINT = Pattern.compile("[|]");

  private enum Takes {
    EVENT_TYPES,
    ACTIONS,
    TIME,
    KEYS,
    BIZ_STEPS,
    DISPOSITIONS,
    REASONS,
    WORDS,
    PRESENCE
  }

  private static final Map<String, Takes> KNOWN =
      Map.ofEntries(
          entry("eventType", Takes.EVENT_TYPES),
          entry("EQ_action", Takes.ACTIONS),
          entry("GE_eventTime", Takes.TIME),
          entry("LT_eventTime", Takes.TIME),
          entry("GE_recordTime", Takes.TIME),
          entry("LT_recordTime", Takes.TIME),
          entry("GE_errorDeclarationTime", Takes.TIME),
          entry("LT_errorDeclarationTime", Takes.TIME),
          entry("EQ_bizStep", Takes.BIZ_STEPS),
          entry("EQ_disposition", Takes.DISPOSITIONS),
          entry("EQ_persistentDisposition_set", Takes.DISPOSITIONS),
          entry("EQ_persistentDisposition_unset", Takes.DISPOSITIONS),
          entry("EQ_errorReason", Takes.REASONS),
          entry("EQ_readPoint", Takes.KEYS),
          entry("WD_readPoint", Takes.KEYS),
          entry("EQ_bizLocation", Takes.KEYS),
          entry("WD_bizLocation", Takes.KEYS),
          entry("MATCH_epc", Takes.KEYS),
          entry("MATCH_parentID", Takes.KEYS),
          entry("MATCH_inputEPC", Takes.KEYS),
          entry("MATCH_outputEPC", Takes.KEYS),
          entry("MATCH_anyEPC", Takes.KEYS),
          entry("MATCH_epcClass", Takes.KEYS),
          entry("MATCH_inputEPCClass", Takes.KEYS),
          entry("MATCH_outputEPCClass", Takes.KEYS),
          entry("MATCH_anyEPCClass", Takes.KEYS),
          entry("EQ_transformationID", Takes.WORDS),
          entry("EQ_eventID", Takes.WORDS),
          entry("EQ_userID", Takes.WORDS),
          entry("EQ_correctiveEventID", Takes.WORDS),
          entry("EXISTS_errorDeclaration", Takes.PRESENCE));

  /// What the standard asks for by type, which ends the parameter's name.
  private static final Map<String, Cbv> TYPED =
      Map.of(
          "EQ_bizTransaction", Cbv.BIZ_TRANSACTION,
          "EQ_source", Cbv.PARTY,
          "EQ_destination", Cbv.PARTY);

  private SimpleEventQuery() {}

  /// What the room's query is asked.
  ///
  /// @param given what each parameter says, lists joined by `|` as in an address
  /// @throws Malformed `invalid-parameter`, of a parameter or value that is not taken
  static Map<String, @Nullable Object> values(Map<String, String> given) {
    Map<String, @Nullable Object> values = new HashMap<>();
    KNOWN.keySet().forEach(name -> values.put(name, null));
    TYPED.keySet().forEach(name -> values.put(name, null));
    given.forEach((name, text) -> {
      Takes takes = KNOWN.get(name);
      if (takes == null) {
        typed(name, list(name, text), values);
      } else {
        values.put(name, value(name, takes, list(name, text)));
      }
    });
    return values;
  }

  /// The room takes one list of types and ids for all of them, in which any may be the one.
  private static void typed(String name, List<String> ids, Map<String, @Nullable Object> values) {
    int end = name.indexOf('_', name.indexOf('_') + 1);
    Cbv types = end < 0 || end + 1 == name.length() ? null : TYPED.get(name.substring(0, end));
    if (types == null) {
      throw wrong(name, "is no parameter that events are searched by here");
    }
    List<String> pairs = new ArrayList<>();
    for (String type : types.spellings(name.substring(end + 1))) {
      ids.forEach(id -> pairs.add(type + " " + id));
    }
    if (values.put(name.substring(0, end), String.join("|", pairs)) != null) {
      throw wrong(name, "cannot be asked together with another type of the same");
    }
  }

  private static List<String> list(String name, String text) {
    List<String> list = JOINT.splitAsStream(text).toList();
    if (list.isEmpty() || list.size() > MAX_VALUES) {
      throw wrong(name, "must be 1 to " + MAX_VALUES + " values, joined by |");
    }
    for (String value : list) {
      boolean plain = value.chars().allMatch(c -> c > ' ' && c != 0x7f);
      if (value.isEmpty() || value.length() > MAX_CHARS || !plain) {
        throw wrong(name, "must be values of 1 to " + MAX_CHARS + " characters without spaces");
      }
    }
    return list;
  }

  private static @Nullable Object value(String name, Takes takes, List<String> list) {
    return switch (takes) {
      case TIME -> time(name, list);
      case EVENT_TYPES -> joined(list, type -> List.of(kind(name, type)));
      case ACTIONS -> joined(list, action -> List.of(action(name, action)));
      case KEYS -> joined(list, epc -> List.of(key(name, epc)));
      case BIZ_STEPS -> joined(list, Cbv.BIZ_STEP::spellings);
      case DISPOSITIONS -> joined(list, Cbv.DISPOSITION::spellings);
      case REASONS -> joined(list, Cbv.ERROR_REASON::spellings);
      case WORDS -> String.join("|", list);
      case PRESENCE -> presence(name, list);
    };
  }

  private static String joined(List<String> list, Function<String, List<String>> meant) {
    List<String> all = new ArrayList<>();
    list.forEach(value -> all.addAll(meant.apply(value)));
    return all.stream().distinct().collect(Collectors.joining("|"));
  }

  private static Object time(String name, List<String> list) {
    try {
      if (list.size() == 1) {
        return OffsetDateTime.parse(list.getFirst()).toInstant().toEpochMilli();
      }
    } catch (DateTimeException e) {
      // Told below, with what is wanted.
    }
    throw wrong(name, "must be one time with its offset, as 2026-05-01T10:00:00.000Z");
  }

  private static String kind(String name, String type) {
    return switch (type) {
      case "ObjectEvent",
          "AggregationEvent",
          "TransactionEvent",
          "TransformationEvent",
          "AssociationEvent" ->
          type.substring(0, type.length() - "Event".length()).toUpperCase(Locale.ROOT);
      default -> throw wrong(name, "must be types of events, as ObjectEvent");
    };
  }

  private static String action(String name, String action) {
    if (!List.of("ADD", "OBSERVE", "DELETE").contains(action)) {
      throw wrong(name, "must be ADD, OBSERVE or DELETE");
    }
    return action;
  }

  private static String key(String name, String epc) {
    try {
      return Epc.of(epc).key();
    } catch (IllegalArgumentException e) {
      throw wrong(name, "must be " + e.getMessage());
    }
  }

  /// Who does not ask for it gets events with and without.
  private static @Nullable String presence(String name, List<String> list) {
    if (!list.equals(List.of("true")) && !list.equals(List.of("false"))) {
      throw wrong(name, "must be true or false");
    }
    return list.getFirst().equals("true") ? "true" : null;
  }

  private static Malformed wrong(String name, String rule) {
    String cut = name.substring(0, Math.min(MAX_REPEATED, name.length()));
    return new Malformed("invalid-parameter", "/" + cut, cut + " " + rule + ".");
  }
}
