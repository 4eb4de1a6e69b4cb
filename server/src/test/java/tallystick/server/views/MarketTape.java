package tallystick.server.views;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.exchange.ExchangeEvent.InstrumentOpened;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tools.jackson.databind.JsonNode;

/// An instrument of which tests tell what is traded, and then ask what the tables make of it.
class MarketTape {
  static final String SYMBOL = "CO2-USD";
  static final String ANN = "a".repeat(32);
  static final String BEN = "b".repeat(32);
  static final long START = Instant.parse("2020-01-30T22:59:58Z").toEpochMilli();
  static final long DAY = 86_400_000;

  final List<Traded> trades = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  RowBatch batch = new RowBatch();
  long position;
  long time = START;

  @BeforeEach
  void opensAnInstrument() {
    emptyTables();
    tell(new AssetDefined("CO2", "Carbon", 0));
    tell(new AssetDefined("USD", "US dollar", 2));
    tell(new InstrumentOpened(SYMBOL, "CO2", "USD", 5, 10, 10, 0, ANN));
  }

  @AfterAll
  static void emptyTables() {
    Databases databases = TestDatabase.get().databases();
    var transaction =
        new TransactionTemplate(new DataSourceTransactionManager(databases.writing()));
    JdbcClient client = TestDatabase.get().sql();
    Tables tables = new Tables(Domains.ALL);
    tables.prepare(client, transaction);
    tables.rebuild(client, transaction);
  }

  void tell(Event event) {
    At at = new At(position + 1, time, position++, 0, "action" + position, ANN);
    for (Domain room : Domains.ALL) {
      if (room.events().isInstance(event)) {
        room.views().project(event, at, batch);
      }
    }
  }

  void flush() {
    batch.write(TestDatabase.get().template());
    batch = new RowBatch();
  }

  static Query<?> query(String name) {
    return Domains.ALL.stream()
        .filter(room -> room.name().equals("exchange"))
        .flatMap(room -> room.api().queries().stream())
        .filter(query -> query.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Map<String, @Nullable Object> values(Query<?> query, Map<String, Object> given) {
    Map<String, @Nullable Object> values = new HashMap<>();
    query.params().forEach(param -> values.put(param.name(), given.get(param.name())));
    return values;
  }

  List<JsonNode> ask(String name, int limit, Map<String, Object> given) {
    Query<?> query = query(name);
    try (ViewHeight height = new ViewHeight(TestDatabase.get().databases().writing())) {
      Questions questions = new Questions(TestDatabase.get().databases().reading(), height);
      List<JsonNode> rows = new ArrayList<>();
      if (query.one()) {
        questions
            .one(query, values(query, given))
            .ifPresent(row -> rows.add(Codec.JSON.readTree(row)));
        return rows;
      }
      Cursor next = Cursor.START;
      while (next != null) {
        Questions.Page page = questions.page(query, values(query, given), limit, next);
        page.rows().forEach(row -> rows.add(Codec.JSON.readTree(row)));
        next = page.next();
      }
      return rows;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void order(long order, String owner, Side side, long price, long quantity) {
    tell(
        new OrderAccepted(
            order,
            SYMBOL,
            owner,
            side,
            Kind.LIMIT,
            quantity,
            price,
            0,
            0,
            Peg.NONE,
            0,
            TimeInForce.GTC,
            0,
            false,
            SelfTrade.NONE,
            "c" + order,
            0,
            0));
  }

  Traded trade(Side taker, long price, long quantity, long fee) {
    long number = trades.size() + 1L;
    long value = price * quantity / 10;
    Traded trade =
        new Traded(
            number,
            SYMBOL,
            price,
            quantity,
            value,
            2 * number,
            2 * number - 1,
            0,
            0,
            ANN,
            BEN,
            fee,
            fee,
            taker,
            false);
    order(2 * number - 1, taker == Side.BUY ? BEN : ANN, taker.opposite(), price, quantity);
    order(2 * number, taker == Side.BUY ? ANN : BEN, taker, price, quantity);
    tell(trade);
    trades.add(trade);
    times.add(time);
    return trade;
  }

  record Candle(
      long start,
      long stop,
      long open,
      long high,
      long low,
      long close,
      long volume,
      long value,
      long trades) {}

  static long begin(String interval, long time) {
    LocalDate day = LocalDate.ofEpochDay(time / DAY);
    int many = Integer.parseInt(interval.replaceAll("[a-zA-Z]", ""));
    return switch (interval.charAt(interval.length() - 1)) {
      case 'M' -> day.withDayOfMonth(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      case 'w' -> day.minusDays(day.getDayOfWeek().getValue() - 1L).toEpochDay() * DAY;
      case 'd' -> (time / DAY - Math.floorMod(time / DAY - 11_323, many)) * DAY;
      case 'h' -> time - time % (many * 3_600_000L);
      case 'm' -> time - time % (many * 60_000L);
      default -> time - time % (many * 1_000L);
    };
  }

  static long end(String interval, long begin) {
    long next = begin;
    for (long step = interval.endsWith("s") ? 1_000 : interval.endsWith("m") ? 60_000 : 3_600_000;
        begin(interval, next) == begin; ) {
      next += step;
    }
    return next;
  }

  /// By hand: every trade into its stretch, and the gaps filled.
  List<Candle> expected(String interval, long from, long to) {
    NavigableMap<Long, Candle> all = new TreeMap<>();
    for (int i = 0; i < trades.size(); i++) {
      Traded t = trades.get(i);
      long begin = begin(interval, times.get(i));
      Candle c = all.get(begin);
      all.put(
          begin,
          c == null
              ? new Candle(
                  begin,
                  end(interval, begin),
                  t.price(),
                  t.price(),
                  t.price(),
                  t.price(),
                  t.quantity(),
                  t.value(),
                  1)
              : new Candle(
                  begin,
                  c.stop,
                  c.open,
                  Math.max(c.high, t.price()),
                  Math.min(c.low, t.price()),
                  t.price(),
                  c.volume + t.quantity(),
                  c.value + t.value(),
                  c.trades + 1));
    }
    List<Candle> list = new ArrayList<>();
    long first = Math.max(begin(interval, from), all.firstKey());
    for (long at = first; at < to; at = end(interval, at)) {
      long close = all.floorEntry(at).getValue().close;
      Candle traded = all.get(at);
      list.add(
          traded != null
              ? traded
              : new Candle(at, end(interval, at), close, close, close, close, 0, 0, 0));
    }
    return list;
  }
}
