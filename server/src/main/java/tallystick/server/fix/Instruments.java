package tallystick.server.fix;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.Query;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;
import tools.jackson.databind.JsonNode;

/// What is traded, and what the exchange answers, as the room's own queries tell.
final class Instruments {
  private static final int MAX_LISTED = 200;
  private static final int MAX_KNOWN = 10_000;

  private final Questions questions;
  private final Map<String, Instrument> known = new ConcurrentHashMap<>();

  Instruments(Questions questions) {
    this.questions = questions;
  }

  /// An instrument's grid and in how many decimals its amounts are counted.
  record Instrument(
      String instrument,
      String asset,
      String assetName,
      int assetDecimals,
      String money,
      int moneyDecimals,
      long tick,
      long lot,
      long minimum) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    long price(String text, String field) {
      return minor(text, moneyDecimals, field);
    }

    long quantity(String text, String field) {
      return minor(text, assetDecimals, field);
    }

    private static long minor(String text, int decimals, String field) {
      try {
        if (NUMBER.matcher(text).matches()) {
          return new BigDecimal(text).movePointRight(decimals).longValueExact();
        }
      } catch (ArithmeticException e) {
        // Said below.
      }
      throw new Malformed(
          "invalid-field", "", field + " must be a number of at most " + decimals + " decimals.");
    }

    String price(long minor) {
      return BigDecimal.valueOf(minor, moneyDecimals).toPlainString();
    }

    String quantity(long units) {
      return BigDecimal.valueOf(units, assetDecimals).toPlainString();
    }
  }

  /// The instrument of a symbol.
  Optional<Instrument> find(String symbol) {
    Instrument found = known.get(symbol);
    if (found == null && symbol.indexOf('\0') < 0 && known.size() < MAX_KNOWN) {
      found = one("instrument", Map.of("instrument", symbol)).map(Instruments::read).orElse(null);
      if (found != null) {
        known.put(symbol, found);
      }
    }
    return Optional.ofNullable(found);
  }

  /// The first of all instruments.
  List<Instrument> all() {
    Query<?> query = query("instruments");
    return questions.page(query, values(query, Map.of()), MAX_LISTED, Cursor.START).rows().stream()
        .map(row -> read(Codec.JSON.readTree(row)))
        .toList();
  }

  private static Instrument read(JsonNode row) {
    return new Instrument(
        row.path("instrument").asString(),
        row.path("asset").asString(),
        row.path("assetName").asString(),
        row.path("assetDecimals").intValue(),
        row.path("money").asString(),
        row.path("moneyDecimals").intValue(),
        row.path("tick").longValue(),
        row.path("lot").longValue(),
        row.path("minimum").longValue());
  }

  /// The answer to a question about one row.
  Optional<JsonNode> one(String name, Map<String, Object> given) {
    Query<?> query = query(name);
    return questions.one(query, values(query, given)).map(Codec.JSON::readTree);
  }

  /// The first row of an answer.
  Optional<JsonNode> first(String name, Map<String, Object> given) {
    Query<?> query = query(name);
    return questions.page(query, values(query, given), 1, Cursor.START).rows().stream()
        .findFirst()
        .map(Codec.JSON::readTree);
  }

  private static Query<?> query(String name) {
    return Domains.ALL.stream()
        .filter(room -> room.name().equals("exchange"))
        .flatMap(room -> room.api().queries().stream())
        .filter(query -> query.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, @Nullable Object> values(Query<?> query, Map<String, Object> given) {
    Map<String, @Nullable Object> values = new HashMap<>();
    query.params().forEach(param -> values.put(param.name(), given.get(param.name())));
    return Objects.requireNonNull(values);
  }
}
