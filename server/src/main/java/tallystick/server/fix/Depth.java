package tallystick.server.fix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import quickfix.Group;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MsgType;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.LevelTotal;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.Side;
import tallystick.server.fix.Instruments.Instrument;
import tools.jackson.databind.JsonNode;

/// One instrument that a session follows. Until its snapshot is there, changes wait.
final class Depth {
  private static final int MAX_WAITING = 20_000;

  /// Fields of an entry in the order of the standard, which receivers insist on.
  private static final int[] ENTRY = {
    Tags.MD_UPDATE_ACTION,
    Tags.MD_ENTRY_TYPE,
    Tags.SYMBOL,
    Tags.MD_ENTRY_PX,
    Tags.MD_ENTRY_SIZE,
    Tags.NUMBER_OF_ORDERS,
    0
  };

  private final SessionID session;
  private final String request;
  private final String types;
  private final Instrument instrument;
  private final int levels;
  private final BiConsumer<SessionID, Message> out;
  private final List<BookChanged> waiting = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();
  private long sequence;
  private boolean begun;
  private boolean lost;

  Depth(
      SessionID session,
      String request,
      String types,
      Instrument instrument,
      int levels,
      BiConsumer<SessionID, Message> out) {
    this.session = session;
    this.request = request;
    this.types = types;
    this.instrument = instrument;
    this.levels = levels == 0 ? Integer.MAX_VALUE : levels;
    this.out = out;
  }

  SessionID session() {
    return session;
  }

  String request() {
    return request;
  }

  Instrument instrument() {
    return instrument;
  }

  /// Tells the whole book, and what has changed since it was read.
  void snapshot(JsonNode book) {
    if (lost) {
      throw new IllegalStateException("a snapshot took too long");
    }
    Message message = begin(MsgType.MARKET_DATA_SNAPSHOT_FULL_REFRESH);
    message.setString(Tags.SYMBOL, instrument.instrument());
    side(book.path("bids"), '0', message);
    side(book.path("asks"), '1', message);
    if (!message.hasGroup(Tags.NO_MD_ENTRIES)) {
      message.setInt(Tags.NO_MD_ENTRIES, 0);
    }
    out.accept(session, message);
    begun = true;
    sequence = book.path("sequence").longValue();
    waiting.forEach(this::change);
    waiting.clear();
  }

  private void side(JsonNode side, char type, Message message) {
    if (types.indexOf(type) < 0) {
      return;
    }
    int count = 0;
    for (JsonNode level : side) {
      if (++count > levels) {
        return;
      }
      long price = level.path("price").longValue();
      Group entry = new Group(Tags.NO_MD_ENTRIES, Tags.MD_ENTRY_TYPE);
      entry.setChar(Tags.MD_ENTRY_TYPE, type);
      size(entry, price, level.path("quantity").longValue(), level.path("orders").intValue());
      message.addGroup(entry);
      shown.add(type + "/" + price);
    }
  }

  private void size(Group entry, long price, long quantity, int orders) {
    entry.setString(Tags.MD_ENTRY_PX, instrument.price(price));
    entry.setString(Tags.MD_ENTRY_SIZE, instrument.quantity(quantity));
    entry.setInt(Tags.NUMBER_OF_ORDERS, orders);
  }

  void change(BookChanged event) {
    if (!begun) {
      if (waiting.size() < MAX_WAITING) {
        waiting.add(event);
      } else {
        lost = true;
      }
      return;
    }
    if (event.last() <= sequence) {
      // The book was read later than this was told.
      return;
    }
    sequence = event.last();
    Message message = begin(MsgType.MARKET_DATA_INCREMENTAL_REFRESH);
    for (LevelTotal level : event.changes()) {
      char type = level.side() == Side.BUY ? '0' : '1';
      String key = type + "/" + level.price();
      boolean gone = level.quantity() == 0;
      if (types.indexOf(type) < 0 || (gone && !shown.contains(key))) {
        continue;
      }
      char update = gone ? '2' : shown.contains(key) ? '1' : '0';
      Group entry = entry(update, type);
      size(entry, level.price(), level.quantity(), level.orders());
      message.addGroup(entry);
      if (gone) {
        shown.remove(key);
      } else {
        shown.add(key);
      }
    }
    if (message.hasGroup(Tags.NO_MD_ENTRIES)) {
      out.accept(session, message);
    }
  }

  void trade(Traded event) {
    if (begun && types.indexOf('2') >= 0) {
      Message message = begin(MsgType.MARKET_DATA_INCREMENTAL_REFRESH);
      Group entry = entry('0', '2');
      entry.setString(Tags.MD_ENTRY_PX, instrument.price(event.price()));
      entry.setString(Tags.MD_ENTRY_SIZE, instrument.quantity(event.quantity()));
      message.addGroup(entry);
      out.accept(session, message);
    }
  }

  private Message begin(String type) {
    Message message = ExecutionReports.message(type);
    message.setString(Tags.MD_REQ_ID, request);
    return message;
  }

  private Group entry(char update, char type) {
    Group entry = new Group(Tags.NO_MD_ENTRIES, Tags.MD_UPDATE_ACTION, ENTRY);
    entry.setChar(Tags.MD_UPDATE_ACTION, update);
    entry.setChar(Tags.MD_ENTRY_TYPE, type);
    entry.setString(Tags.SYMBOL, instrument.instrument());
    return entry;
  }
}
