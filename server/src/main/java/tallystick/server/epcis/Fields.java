package tallystick.server.epcis;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tools.jackson.databind.JsonNode;

/// The properties of a JSON object from outside, each of the type that it must have; whatever else
/// is [Malformed], with its place.
///
/// @param pointer where the object is (RFC 6901)
record Fields(JsonNode json, String pointer) {
  /// Characters of a stranger's name that an answer repeats.
  private static final int MAX_REPEATED = 60;

  /// Digits before or after the point that are still written out, to be judged by the room.
  private static final int MAX_SCALE = 60;

  Fields {
    if (!json.isObject()) {
      throw new Malformed("invalid-field", pointer, "Here must be a JSON object.");
    }
  }

  boolean has(String name) {
    return json.has(name);
  }

  /// Text, empty if it is not there.
  String text(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isString() || value.asString().isEmpty()) {
      throw wrong(name, "must be text, and not empty");
    }
    return value.asString();
  }

  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw wrong(name, "must be there");
    }
    return text;
  }

  /// A list of texts, empty if it is not there.
  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : list(name)) {
      if (!one.isString()) {
        throw wrong(name, "must be a list of texts");
      }
      all.add(one.asString());
    }
    return all;
  }

  /// A list of objects, empty if it is not there.
  List<Fields> objects(String name) {
    List<Fields> all = new ArrayList<>();
    for (JsonNode one : list(name)) {
      all.add(new Fields(one, at(name) + "/" + all.size()));
    }
    return all;
  }

  private JsonNode list(String name) {
    JsonNode value = json.path(name);
    if (!value.isMissingNode() && !value.isArray()) {
      throw wrong(name, "must be a list");
    }
    return value;
  }

  /// An object, without properties if it is not there.
  Fields object(String name) {
    JsonNode value = json.path(name);
    return new Fields(value.isMissingNode() ? Codec.JSON.createObjectNode() : value, at(name));
  }

  /// A number as decimal without needless zeros, empty if it is not there.
  String decimal(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isNumber()) {
      throw wrong(name, "must be a number");
    }
    return value
        .decimalValueOpt()
        .map(BigDecimal::stripTrailingZeros)
        .filter(number -> Math.abs(number.scale()) <= MAX_SCALE)
        .orElseThrow(() -> wrong(name, "must be a number of usual size"))
        .toPlainString();
  }

  /// A point in time with its offset (RFC 3339), cut to milliseconds.
  OffsetDateTime time(String name) {
    try {
      return OffsetDateTime.parse(required(name));
    } catch (DateTimeException e) {
      throw wrong(name, "must be a time with its offset, as 2026-05-01T10:00:00.000+02:00");
    }
  }

  /// A record of some of these properties, whose own checks name the property.
  <T> T made(Supplier<T> record) {
    return made(record, UnaryOperator.identity());
  }

  /// The same of a record with names of its own.
  ///
  /// @param names of the record's components, as they are called here
  <T> T made(Supplier<T> record, UnaryOperator<String> names) {
    try {
      return record.get();
    } catch (Require.Field e) {
      String name = names.apply(e.field());
      String rule = String.valueOf(e.getMessage()).substring(e.field().length() + 1);
      throw wrong(name, rule);
    }
  }

  Malformed wrong(String name, String rule) {
    return new Malformed("invalid-field", at(name), cut(name) + " " + rule + ".");
  }

  private String at(String name) {
    return pointer + "/" + cut(name).replace("~", "~0").replace("/", "~1");
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(MAX_REPEATED, name.length()));
  }
}
