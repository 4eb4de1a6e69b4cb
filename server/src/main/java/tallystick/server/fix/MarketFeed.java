package tallystick.server.fix;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MsgType;
import tallystick.domains.exchange.ExchangeEvent;
import tallystick.server.fix.Instruments.Instrument;
import tallystick.server.views.ViewHeight;
import tools.jackson.databind.JsonNode;

/// Market data by FIX: a snapshot of the whole book, then what changes, in the order of the log.
final class MarketFeed {
  private static final int MAX_REQUESTS = 50;
  private static final int MAX_SYMBOLS = 50;

  /// Fields of a listed instrument in the order of the standard.
  private static final int[] LISTED = {
    Tags.SYMBOL, Tags.SECURITY_DESC, Tags.CURRENCY, Tags.ROUND_LOT, Tags.MIN_TRADE_VOL, 0
  };

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Instruments instruments;
  private final ViewHeight views;
  private final Executor reading;
  private final BiConsumer<SessionID, Message> out;
  private final Map<String, List<Depth>> following = new HashMap<>();
  private long height;

  MarketFeed(
      Instruments instruments,
      ViewHeight views,
      Executor reading,
      BiConsumer<SessionID, Message> out) {
    this.instruments = instruments;
    this.views = views;
    this.reading = reading;
    this.out = out;
  }

  /// Takes an event of the block that is told now.
  synchronized void take(ExchangeEvent event) {
    switch (event) {
      case ExchangeEvent.BookChanged e -> of(e.instrument()).forEach(depth -> depth.change(e));
      case ExchangeEvent.Traded e -> of(e.instrument()).forEach(depth -> depth.trade(e));
      default -> {}
    }
  }

  /// Says which block is told now: who begins in the midst of it reads a book that has all of it.
  synchronized void telling(long newHeight) {
    height = newHeight;
  }

  private List<Depth> of(String symbol) {
    return List.copyOf(following.getOrDefault(symbol, List.of()));
  }

  /// Ends what a session follows.
  synchronized void leave(SessionID session) {
    following.values().forEach(all -> all.removeIf(depth -> depth.session().equals(session)));
  }

  /// Takes a MarketDataRequest.
  void request(SessionID session, Message message) throws FieldNotFound {
    String id = message.getString(Tags.MD_REQ_ID);
    char kind = message.getChar(Tags.SUBSCRIPTION);
    if (kind == '2') {
      leave(session, id);
      return;
    }
    List<Instrument> wanted = new ArrayList<>();
    for (Group group : message.getGroups(Tags.NO_RELATED_SYM)) {
      Optional<Instrument> found = instruments.find(group.getString(Tags.SYMBOL));
      if (found.isEmpty()) {
        reject(session, id, '0', "There is no instrument " + group.getString(Tags.SYMBOL) + ".");
        return;
      }
      wanted.add(found.get());
    }
    String types = "";
    for (Group group : message.getGroups(Tags.NO_MD_ENTRY_TYPES)) {
      types += group.getString(Tags.MD_ENTRY_TYPE);
    }
    int depth = message.getInt(Tags.MARKET_DEPTH);
    if (kind != '0' && kind != '1') {
      reject(session, id, '4', "SubscriptionRequestType must be 0, 1 or 2.");
    } else if (kind == '1' && depth != 0) {
      reject(session, id, '5', "Only the whole book is told live: MarketDepth 0.");
    } else if (!types.matches("[012]{1,3}")) {
      reject(session, id, '8', "MDEntryType must be 0, 1 or 2.");
    } else if (wanted.isEmpty() || wanted.size() > MAX_SYMBOLS) {
      reject(session, id, '0', "A request names 1 to " + MAX_SYMBOLS + " instruments.");
    } else if (kind == '1' && isTaken(session, id)) {
      reject(session, id, '1', "The MDReqID is in use, or too much is followed already.");
    } else {
      for (Instrument instrument : wanted) {
        begin(new Depth(session, id, types, instrument, depth, out), kind == '1');
      }
    }
  }

  private synchronized boolean isTaken(SessionID session, String id) {
    List<Depth> mine =
        following.values().stream()
            .flatMap(List::stream)
            .filter(depth -> depth.session().equals(session))
            .toList();
    return mine.size() >= MAX_REQUESTS || mine.stream().anyMatch(d -> d.request().equals(id));
  }

  private synchronized void leave(SessionID session, String id) {
    following
        .values()
        .forEach(all -> all.removeIf(d -> d.session().equals(session) && d.request().equals(id)));
  }

  /// Follows first, and reads the book second, when the views show what was told before.
  private void begin(Depth depth, boolean stays) {
    long from;
    synchronized (this) {
      from = height;
      if (stays) {
        following
            .computeIfAbsent(depth.instrument().instrument(), s -> new ArrayList<>())
            .add(depth);
      }
    }
    reading.execute(() -> {
      try {
        if (!views.await(from, PATIENCE)) {
          throw new IllegalStateException("the views are behind");
        }
        JsonNode book =
            instruments
                .one("book", Map.of("instrument", depth.instrument().instrument()))
                .orElseThrow();
        synchronized (this) {
          depth.snapshot(book);
        }
      } catch (InterruptedException | RuntimeException e) {
        leave(depth.session(), depth.request());
        reject(depth.session(), depth.request(), '8', "The book cannot be read now: ask again.");
      }
    });
  }

  private void reject(SessionID session, String id, char reason, String why) {
    Message reject = ExecutionReports.message(MsgType.MARKET_DATA_REQUEST_REJECT);
    reject.setString(Tags.MD_REQ_ID, id);
    reject.setChar(Tags.MD_REQ_REJ_REASON, reason);
    reject.setString(Tags.TEXT, why);
    out.accept(session, reject);
  }

  /// Answers a SecurityListRequest.
  void list(SessionID session, Message request) throws FieldNotFound {
    Message list = ExecutionReports.message(MsgType.SECURITY_LIST);
    String id = request.getString(Tags.SECURITY_REQ_ID);
    list.setString(Tags.SECURITY_REQ_ID, id);
    list.setString(Tags.SECURITY_RESPONSE_ID, id);
    List<Instrument> all = instruments.all();
    list.setInt(Tags.SECURITY_REQUEST_RESULT, all.isEmpty() ? 2 : 0);
    for (Instrument instrument : all) {
      Group group = new Group(Tags.NO_RELATED_SYM, Tags.SYMBOL, LISTED);
      group.setString(Tags.SYMBOL, instrument.instrument());
      group.setString(Tags.SECURITY_DESC, instrument.assetName());
      group.setString(Tags.CURRENCY, instrument.money());
      group.setString(Tags.ROUND_LOT, instrument.quantity(instrument.lot()));
      group.setString(Tags.MIN_TRADE_VOL, instrument.quantity(instrument.minimum()));
      list.addGroup(group);
    }
    out.accept(session, list);
  }
}
