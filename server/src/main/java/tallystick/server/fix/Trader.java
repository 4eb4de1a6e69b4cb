package tallystick.server.fix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.MsgType;
import tallystick.domains.exchange.ExchangeAction;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.kernel.Malformed;
import tallystick.kernel.Receipt;
import tallystick.kernel.Require;
import tallystick.ledger.LedgerFault;
import tallystick.server.fix.Instruments.Instrument;
import tallystick.server.venue.Signer;
import tools.jackson.databind.JsonNode;

/// One session's orders: what it asks for is signed with its key and submitted. Refusals are
/// answered from the receipt; everything else from the log ([OrderEvents]), so that fills that come
/// later, or come while the session is away, are told in the same way.
final class Trader {
  private static final int MAX_WAITING = 1_000;
  private static final int MAX_IDS = 64;

  private final Signer signer;
  private final Instruments instruments;
  private final Executor answers;
  private final Consumer<Message> out;
  private final Semaphore room = new Semaphore(MAX_WAITING);
  private final Map<String, Request> waiting = new ConcurrentHashMap<>();
  private final Map<Long, Tracked> orders = new TreeMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  /// @param out takes what the other side is told
  Trader(Signer signer, Instruments instruments, Executor answers, Consumer<Message> out) {
    this.signer = signer;
    this.instruments = instruments;
    this.answers = answers;
    this.out = out;
  }

  String principal() {
    return signer.principal();
  }

  void tell(Message message) {
    out.accept(message);
  }

  Instruments instruments() {
    return instruments;
  }

  /// The request that an action was, if it was this session's.
  @Nullable Request request(String action) {
    return waiting.get(action);
  }

  synchronized @Nullable Tracked order(long number) {
    return orders.get(number);
  }

  synchronized void keep(Tracked order) {
    Tracked before = orders.put(order.order(), order);
    if (before != null && !before.name().equals(order.name())) {
      numbers.remove(before.name());
    }
    numbers.put(order.name(), order.order());
  }

  synchronized void forget(long number) {
    Tracked order = orders.remove(number);
    if (order != null) {
      numbers.remove(order.name(), number);
    }
  }

  synchronized List<Tracked> orders() {
    return List.copyOf(orders.values());
  }

  private synchronized long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  /// Takes an order message.
  void take(String type, Message message) throws FieldNotFound {
    if (type.equals(MsgType.ORDER_STATUS_REQUEST)) {
      status(message);
      return;
    }
    Request request = read(type, message);
    if (request.name().length() > MAX_IDS || request.original().length() > MAX_IDS) {
      throw new Malformed("invalid-field", "", "An id has at most " + MAX_IDS + " characters.");
    }
    try {
      submit(request, action(request, message));
    } catch (Malformed | Require.Field e) {
      refuse(request, String.valueOf(e.getMessage()));
    }
  }

  private Request read(String type, Message message) throws FieldNotFound {
    String original =
        message.isSetField(Tags.ORIG_CL_ORD_ID) ? message.getString(Tags.ORIG_CL_ORD_ID) : "";
    long order = number(original);
    if (order == 0 && message.isSetField(Tags.ORDER_ID)) {
      String text = message.getString(Tags.ORDER_ID);
      order = text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }
    return new Request(
        type,
        message.getHeader().getInt(34),
        message.getString(Tags.CL_ORD_ID),
        original,
        message.isSetField(Tags.SYMBOL) ? message.getString(Tags.SYMBOL) : "",
        message.isSetField(Tags.SIDE) ? message.getChar(Tags.SIDE) : '1',
        order);
  }

  private ExchangeAction action(Request request, Message message) throws FieldNotFound {
    if (request.type().equals(MsgType.ORDER_MASS_CANCEL_REQUEST)) {
      return new CancelAll(
          message.getChar(Tags.MASS_CANCEL_REQUEST_TYPE) == '1' ? request.symbol() : "");
    }
    Instrument instrument =
        instruments
            .find(request.symbol())
            .orElseThrow(
                () -> new Malformed("invalid-field", "", "INSTRUMENT_UNKNOWN: no such symbol."));
    return switch (request.type()) {
      case MsgType.ORDER_SINGLE -> Orders.read(message, instrument);
      case MsgType.ORDER_CANCEL_REQUEST ->
          request.order() > 0
              ? new CancelOrder(request.symbol(), request.order())
              : new CancelOrderByClientId(request.symbol(), request.original());
      case MsgType.ORDER_CANCEL_REPLACE_REQUEST -> {
        if (request.order() == 0) {
          throw new Malformed("invalid-field", "", "ORDER_UNKNOWN: no open order has this name.");
        }
        yield new AmendOrder(
            request.symbol(),
            request.order(),
            message.isSetField(Tags.PRICE)
                ? instrument.price(message.getString(Tags.PRICE), "Price")
                : 0,
            instrument.quantity(message.getString(Tags.ORDER_QTY), "OrderQty"));
      }
      default -> throw new IllegalStateException(request.type());
    };
  }

  /// A session that has too much waiting waits itself.
  private void submit(Request request, ExchangeAction action) {
    room.acquireUninterruptibly();
    String id = java.util.UUID.randomUUID().toString().replace("-", "");
    waiting.put(id, request);
    var _ =
        signer
            .act(id, action)
            .whenCompleteAsync(
                (receipt, failure) -> {
                  room.release();
                  decided(id, request, receipt, failure);
                },
                answers);
  }

  private void decided(
      String id, Request request, @Nullable Receipt receipt, @Nullable Throwable failure) {
    if (receipt != null && receipt.accepted()) {
      if (request.type().equals(MsgType.ORDER_MASS_CANCEL_REQUEST)) {
        massCancelled(request, request.symbol().isEmpty() ? '7' : '1', "");
      }
      // The log tells the rest, and takes the request away.
      return;
    }
    waiting.remove(id);
    if (receipt != null) {
      refuse(request, receipt.reason());
      return;
    }
    Throwable cause = failure instanceof CompletionException e ? e.getCause() : failure;
    String why = cause instanceof LedgerFault fault ? fault.sentence() : "The venue failed.";
    out.accept(
        ExecutionReports.businessReject(
            request.type(), request.sequence(), request.name(), 4, why));
  }

  /// Ends what an action asked for, when its last event was told.
  void answered(String action) {
    waiting.remove(action);
  }

  private void refuse(Request request, String why) {
    switch (request.type()) {
      case MsgType.ORDER_SINGLE -> {
        int reason =
            why.contains("INSTRUMENT_UNKNOWN") ? 1 : why.contains("CLIENT_ID_IN_USE") ? 6 : 99;
        out.accept(
            ExecutionReports.rejected(
                request.name(), request.symbol(), request.side(), '8', reason, why));
      }
      case MsgType.ORDER_MASS_CANCEL_REQUEST -> massCancelled(request, '0', why);
      default -> out.accept(ExecutionReports.cancelRejected(request, why));
    }
  }

  private void massCancelled(Request request, char response, String why) {
    Message report = ExecutionReports.message(MsgType.ORDER_MASS_CANCEL_REPORT);
    report.setString(Tags.CL_ORD_ID, request.name());
    report.setString(Tags.ORDER_ID, "NONE");
    report.setChar(Tags.MASS_CANCEL_REQUEST_TYPE, request.symbol().isEmpty() ? '7' : '1');
    report.setChar(Tags.MASS_CANCEL_RESPONSE, response);
    if (response == '0') {
      report.setInt(532, 99);
      report.setString(Tags.TEXT, why);
    }
    out.accept(report);
  }

  private void status(Message message) throws FieldNotFound {
    String name = message.getString(Tags.CL_ORD_ID);
    String symbol = message.getString(Tags.SYMBOL);
    char side = message.getChar(Tags.SIDE);
    Tracked order = order(number(name));
    Instrument instrument = instruments.find(symbol).orElse(null);
    if (instrument != null && order == null) {
      order =
          instruments
              .first("orders", Map.of("owner", principal(), "clientId", name, "instrument", symbol))
              .map(row -> tracked(name, row))
              .orElse(null);
    }
    if (order == null || instrument == null) {
      out.accept(
          ExecutionReports.rejected(name, symbol, side, 'I', 5, "ORDER_UNKNOWN: no such order."));
      return;
    }
    char status =
        order.open() > 0 ? ExecutionReports.status(order) : order.filled() > 0 ? '2' : '4';
    out.accept(
        ExecutionReports.of(
            order,
            instrument,
            "status-" + message.getHeader().getInt(34),
            'I',
            status,
            System.currentTimeMillis()));
  }

  /// What the views say of an order that is over.
  private static Tracked tracked(String name, JsonNode row) {
    boolean open = row.path("status").asString().equals("OPEN");
    return new Tracked(
        row.path("order").longValue(),
        name,
        row.path("instrument").asString(),
        row.path("side").asString(),
        row.path("kind").asString(),
        row.path("timeInForce").asString(),
        row.path("quantity").longValue(),
        row.path("price").longValue(),
        row.path("stop").longValue(),
        open ? row.path("open").longValue() : 0,
        row.path("filled").longValue(),
        row.path("value").longValue());
  }
}
