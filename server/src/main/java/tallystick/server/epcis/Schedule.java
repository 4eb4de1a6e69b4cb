package tallystick.server.epcis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// When a standing query is asked (GS1 EPCIS Standard, 8.2.5.3): each part is a number, a range in
/// brackets, or a list of them; times are UTC.
///
/// As with cron, what is finer than the finest part that is given is at its beginning: hour 1 and
/// minute 5 are once a day, and not at each second of that minute. What is coarser may be any.
///
/// @param parts as they were given, by name
record Schedule(Map<String, String> parts) {
  /// From the finest on, with what each has to be at its beginning.
  private static final Map<String, String> FIRST = first();

  private static final int MAX_CHARS = 60;
  private static final Pattern PART =
      Pattern.compile("(\\[?[0-9]{1,2}(-[0-9]{1,2})?]?)(,\\[?[0-9]{1,2}(-[0-9]{1,2})?]?)*");
  private static final Pattern STEPS = Pattern.compile("(\\*|[0-9]{1,2})/[1-9][0-9]?");

  private static Map<String, String> first() {
    Map<String, String> first = new LinkedHashMap<>();
    first.put("second", "0");
    first.put("minute", "0");
    first.put("hour", "0");
    first.put("dayOfMonth", "1");
    first.put("month", "1");
    first.put("dayOfWeek", "*");
    return first;
  }

  Schedule {
    parts = Map.copyOf(parts);
  }

  /// What its parts are called.
  static List<String> names() {
    return List.copyOf(FIRST.keySet());
  }

  /// Reads a schedule.
  ///
  /// @throws Malformed `invalid-field` of the first part that is wrong
  static Schedule of(Fields given) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String name : given.json().propertyNames()) {
      JsonNode value = given.json().path(name);
      String text = value.isString() || value.isIntegralNumber() ? value.asString() : "";
      boolean shaped = PART.matcher(text).matches() || STEPS.matcher(text).matches();
      if (!FIRST.containsKey(name)) {
        throw given.wrong(name, "is no part of a schedule");
      }
      if (text.length() > MAX_CHARS || !shaped) {
        throw given.wrong(name, "must be a number, a range as [1-5], or a list of them");
      }
      parts.put(name, text);
    }
    if (parts.isEmpty()) {
      throw given.wrong("second", "or another part must be there");
    }
    Schedule schedule = new Schedule(parts);
    for (String name : parts.keySet()) {
      requireRange(given, name, parts);
    }
    if (schedule.cron().next(ZonedDateTime.now(ZoneOffset.UTC)) == null) {
      throw given.wrong("dayOfMonth", "with this month is never");
    }
    return schedule;
  }

  private static void requireRange(Fields given, String name, Map<String, String> parts) {
    try {
      var _ = new Schedule(Map.of(name, parts.getOrDefault(name, ""))).cron();
    } catch (IllegalArgumentException e) {
      throw given.wrong(name, "is out of range");
    }
  }

  /// The same from what it is kept as.
  static Schedule kept(String json) {
    return of(new Fields(Codec.JSON.readTree(json), ""));
  }

  ObjectNode json() {
    ObjectNode json = Codec.JSON.createObjectNode();
    names().stream().filter(parts::containsKey).forEach(name -> json.put(name, parts.get(name)));
    return json;
  }

  /// The first time after another.
  Instant after(Instant time) {
    ZonedDateTime next = cron().next(time.atZone(ZoneOffset.UTC));
    if (next == null) {
      throw new IllegalStateException("a schedule has an end: " + parts);
    }
    return next.toInstant();
  }

  private CronExpression cron() {
    StringBuilder cron = new StringBuilder();
    boolean given = false;
    for (Map.Entry<String, String> part : FIRST.entrySet()) {
      String text = parts.get(part.getKey());
      // A day of the week is a day, too.
      boolean begins = part.getKey().equals("dayOfMonth") && parts.containsKey("dayOfWeek");
      given |= text != null || begins;
      cron.append(cron.isEmpty() ? "" : " ")
          .append(text != null ? text.replaceAll("[\\[\\]]", "") : given ? "*" : part.getValue());
    }
    return CronExpression.parse(cron.toString());
  }
}
