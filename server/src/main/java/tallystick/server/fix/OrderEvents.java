package tallystick.server.fix;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.field.MsgType;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.ExchangeEvent;
import tallystick.domains.exchange.ExchangeEvent.MatchPrevented;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.exchange.ExchangeEvent.OrderRepriced;
import tallystick.domains.exchange.ExchangeEvent.OrderTriggered;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.kernel.At;
import tallystick.server.fix.Instruments.Instrument;

/// What the log says of a session's orders, as execution reports. An ExecID is made of the event's
/// place in the log, so that a report that is sent again is known as the same.
final class OrderEvents {
  private final Trader trader;

  OrderEvents(Trader trader) {
    this.trader = trader;
  }

  void take(ExchangeEvent event, At at) {
    String me = trader.principal();
    switch (event) {
      case OrderAccepted e when e.owner().equals(me) -> accept(e, at);
      case OrderAmended e when e.owner().equals(me) -> amend(e, at);
      case OrderTriggered e when e.owner().equals(me) -> report(e.order(), at, 'L', o -> o, null);
      case OrderRepriced e when e.owner().equals(me) ->
          report(
              e.order(),
              at,
              'D',
              o -> o,
              m -> {
                m.setInt(Tags.RESTATEMENT_REASON, 3);
                return m;
              });
      case Traded e -> trade(e, at);
      case MatchPrevented e -> prevent(e, at);
      case OrderDone e when e.owner().equals(me) -> end(e, at);
      default -> {}
    }
  }

  private void accept(OrderAccepted e, At at) {
    Request request = trader.request(at.action());
    String name = e.clientId().isEmpty() ? Long.toString(e.order()) : e.clientId();
    trader.keep(
        new Tracked(
            e.order(),
            request == null ? name : request.name(),
            e.instrument(),
            e.side().name(),
            e.kind().name(),
            e.timeInForce().name(),
            e.quantity(),
            e.price(),
            e.stop(),
            e.quantity(),
            0,
            0));
    report(e.order(), at, '0', o -> o, null);
  }

  private void amend(OrderAmended e, At at) {
    Tracked before = trader.order(e.order());
    if (before == null) {
      return;
    }
    Request request = trader.request(at.action());
    String name = request == null ? before.name() : request.name();
    report(
        e.order(),
        at,
        '5',
        o -> o.amended(name, e.quantity(), e.price(), e.open()),
        m -> {
          m.setString(Tags.ORIG_CL_ORD_ID, before.name());
          return m;
        });
  }

  private void trade(Traded e, At at) {
    boolean takerBuys = e.takerSide() == Side.BUY;
    fill(e.taker(), takerBuys ? e.buyerFee() : e.sellerFee(), e.takerOpen(), e, at);
    fill(e.maker(), takerBuys ? e.sellerFee() : e.buyerFee(), e.makerOpen(), e, at);
  }

  private void fill(long order, long fee, long open, Traded e, At at) {
    Instrument instrument = trader.instruments().find(e.instrument()).orElse(null);
    if (instrument == null) {
      return;
    }
    report(
        order,
        at,
        'F',
        o -> o.filled(e.quantity(), e.value(), open),
        m -> {
          m.setString(Tags.LAST_PX, instrument.price(e.price()));
          m.setString(Tags.LAST_QTY, instrument.quantity(e.quantity()));
          m.setString(Tags.SECONDARY_EXEC_ID, Long.toString(e.trade()));
          m.setString(Tags.COMMISSION, instrument.price(fee));
          m.setChar(Tags.COMM_TYPE, '3');
          return m;
        });
  }

  private void prevent(MatchPrevented e, At at) {
    if (e.mode() == SelfTrade.DECREMENT || e.mode() == SelfTrade.TRANSFER) {
      for (long order : new long[] {e.taker(), e.maker()}) {
        report(
            order,
            at,
            'D',
            o -> o.left(o.open() - e.quantity()),
            m -> {
              m.setInt(Tags.RESTATEMENT_REASON, 5);
              return m;
            });
      }
    }
  }

  private void end(OrderDone e, At at) {
    if (e.why() != Ending.FILLED) {
      boolean expired =
          switch (e.why()) {
            case CANCELLED, SELF_TRADE, SUSPENDED -> false;
            case FILLED, EXPIRED, UNFILLED, NOT_FILLABLE, LINKED, TOO_MANY_TRADES -> true;
          };
      Request request = trader.request(at.action());
      report(
          e.order(),
          at,
          expired ? 'C' : '4',
          o -> o.left(0),
          m -> {
            if (request != null && request.type().equals(MsgType.ORDER_CANCEL_REQUEST)) {
              m.setString(Tags.ORIG_CL_ORD_ID, m.name());
              m.setString(Tags.CL_ORD_ID, request.name());
            }
            m.setString(Tags.TEXT, e.why().name());
            return m;
          });
    }
    trader.forget(e.order());
  }

  /// A report that is being written, of an order that goes by a name.
  private static final class Report extends Message {
    private static final long serialVersionUID = 1;
    private final transient String name;

    Report(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }
  }

  private void report(
      long number,
      At at,
      char type,
      UnaryOperator<Tracked> change,
      @Nullable UnaryOperator<Report> more) {
    Tracked before = trader.order(number);
    if (before == null) {
      return;
    }
    Instrument instrument = trader.instruments().find(before.instrument()).orElse(null);
    if (instrument == null) {
      return;
    }
    Tracked order = change.apply(before);
    trader.keep(order);
    char status =
        switch (type) {
          case '4', 'C' -> type;
          default -> ExecutionReports.status(order);
        };
    Report report = new Report(order.name());
    Message plain =
        ExecutionReports.of(order, instrument, at.cursor() + "-" + number, type, status, at.time());
    report.getHeader().setFields(plain.getHeader());
    report.setFields(plain);
    trader.tell(more == null ? report : more.apply(report));
  }
}
