package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// A book that somebody keeps by what docs/market-data.md says, and nothing else.
final class LocalBook implements AutoCloseable {
  private static final int CHECKED_LEVELS = 10;

  private final Web web;
  private final String symbol;
  private final NavigableMap<Long, Long> bids = new TreeMap<>(Collections.reverseOrder());
  private final NavigableMap<Long, Long> asks = new TreeMap<>();
  private Ear ear;
  private long sequence;
  private long heard;
  private int applied;
  private int dropped;

  private LocalBook(Web web, String symbol, Ear ear) {
    this.web = web;
    this.symbol = symbol;
    this.ear = ear;
  }

  /// Takes a snapshot, and follows from there.
  static LocalBook of(Web web, String symbol) throws Exception {
    LocalBook book = new LocalBook(web, symbol, Ear.of(web));
    // The instrument may have been opened a moment ago.
    String what = "?instrument=" + symbol + "&min-height=" + web.height();
    Answer answer = web.get("/v1/exchange/book" + what);
    assertEquals(200, answer.status(), answer::text);
    JsonNode snapshot = answer.json();
    snapshot.path("bids").forEach(level -> set(book.bids, level));
    snapshot.path("asks").forEach(level -> set(book.asks, level));
    book.sequence = snapshot.path("sequence").longValue();
    assertEquals(snapshot.path("checksum").longValue(), book.checksum());
    book.heard = Long.parseLong(answer.header("Tallystick-Height"));
    book.subscribe(book.heard + 1);
    return book;
  }

  private void subscribe(long from) throws Exception {
    ear.say("{\"subscribe\":[\"exchange.book.%s\"],\"from\":%d}".formatted(symbol, from));
  }

  /// Loses the connection, and comes back.
  void reconnect() throws Exception {
    ear.close();
    ear = Ear.of(web);
    subscribe(heard);
  }

  /// Follows until the change of a number is in.
  void follow(long until) throws Exception {
    while (sequence < until) {
      take(ear.next());
    }
  }

  /// Takes in what comes within a moment.
  void hear() throws Exception {
    JsonNode message = ear.soon();
    if (message != null) {
      take(message);
    }
  }

  private void take(JsonNode message) {
    heard = message.path("height").longValue();
    JsonNode body = message.path("event").path("body");
    if (!message.path("event").path("type").asString().equals("exchange.BookChanged")) {
      return;
    }
    long last = body.path("last").longValue();
    if (last <= sequence) {
      dropped++;
      return;
    }
    assertEquals(sequence + 1, body.path("first").longValue(), "a gap");
    for (JsonNode change : body.path("changes")) {
      set(change.path("side").asString().equals("BUY") ? bids : asks, change);
    }
    sequence = last;
    applied++;
    assertEquals(body.path("checksum").longValue(), checksum(), () -> text());
  }

  private static void set(Map<Long, Long> side, JsonNode level) {
    long price = level.path("price").longValue();
    long quantity = level.path("quantity").longValue();
    if (quantity == 0) {
      side.remove(price);
    } else {
      side.put(price, quantity);
    }
  }

  private long checksum() {
    CRC32 crc = new CRC32();
    crc.update(text().getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  private String text() {
    return text(bids) + "|" + text(asks);
  }

  private static String text(Map<Long, Long> side) {
    return side.entrySet().stream()
        .limit(CHECKED_LEVELS)
        .map(level -> level.getKey() + ":" + level.getValue())
        .collect(Collectors.joining(","));
  }

  long sequence() {
    return sequence;
  }

  /// How many events were applied.
  int applied() {
    return applied;
  }

  /// How many events were told again.
  int dropped() {
    return dropped;
  }

  /// All levels, to compare.
  Map<String, Map<Long, Long>> levels() {
    return Map.of("bids", bids, "asks", asks);
  }

  @Override
  public void close() {
    ear.close();
  }
}
