package tallystick.server.fix;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import quickfix.Message;
import quickfix.field.MsgType;
import tallystick.server.fix.Instruments.Instrument;

/// How orders are told of in FIX.
final class ExecutionReports {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final int AVERAGE_DECIMALS = 8;
  private static final int MAX_TEXT = 200;

  private ExecutionReports() {}

  static Message message(String type) {
    Message message = new Message();
    message.getHeader().setString(Tags.MSG_TYPE, type);
    return message;
  }

  /// An order as it stands.
  ///
  /// @param id the same however often it is told
  static Message of(
      Tracked order, Instrument instrument, String id, char type, char status, long time) {
    Message report = message(MsgType.EXECUTION_REPORT);
    report.setString(Tags.ORDER_ID, Long.toString(order.order()));
    report.setString(Tags.CL_ORD_ID, order.name());
    report.setString(Tags.EXEC_ID, id);
    report.setChar(Tags.EXEC_TYPE, type);
    report.setChar(Tags.ORD_STATUS, status);
    report.setString(Tags.SYMBOL, order.instrument());
    report.setChar(Tags.SIDE, order.side().equals("BUY") ? '1' : '2');
    report.setString(Tags.ORDER_QTY, instrument.quantity(order.quantity()));
    report.setChar(Tags.ORD_TYPE, kind(order.kind()));
    if (order.price() > 0) {
      report.setString(Tags.PRICE, instrument.price(order.price()));
    }
    if (order.stop() > 0) {
      report.setString(Tags.STOP_PX, instrument.price(order.stop()));
    }
    report.setChar(Tags.TIME_IN_FORCE, timeInForce(order.timeInForce()));
    boolean open = status == '0' || status == '1';
    report.setString(Tags.LEAVES_QTY, instrument.quantity(open ? order.open() : 0));
    report.setString(Tags.CUM_QTY, instrument.quantity(order.filled()));
    report.setString(Tags.AVG_PX, average(order, instrument));
    report.setString(Tags.TRANSACT_TIME, UTC.format(Instant.ofEpochMilli(time)));
    return report;
  }

  /// Value is money for units, prices are money for a lot.
  private static String average(Tracked order, Instrument instrument) {
    if (order.filled() == 0) {
      return "0";
    }
    return BigDecimal.valueOf(order.value(), instrument.moneyDecimals())
        .multiply(BigDecimal.valueOf(instrument.lot()))
        .divide(BigDecimal.valueOf(order.filled()), AVERAGE_DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /// Whether an open order is new or partly filled.
  static char status(Tracked order) {
    return order.filled() == 0 ? '0' : order.open() == 0 ? '2' : '1';
  }

  private static char kind(String kind) {
    return switch (kind) {
      case "MARKET" -> '1';
      case "LIMIT" -> '2';
      case "STOP", "TRAILING_STOP" -> '3';
      case "STOP_LIMIT" -> '4';
      default -> 'P';
    };
  }

  private static char timeInForce(String time) {
    return switch (time) {
      case "IOC" -> '3';
      case "FOK" -> '4';
      case "GTD" -> '6';
      default -> '1';
    };
  }

  /// A new order that was refused, or an unknown one that was asked for.
  static Message rejected(
      String name, String symbol, char side, char type, int reason, String why) {
    Message report = message(MsgType.EXECUTION_REPORT);
    report.setString(Tags.ORDER_ID, "NONE");
    report.setString(Tags.CL_ORD_ID, name);
    report.setString(Tags.EXEC_ID, "refused-" + java.util.UUID.randomUUID());
    report.setChar(Tags.EXEC_TYPE, type);
    report.setChar(Tags.ORD_STATUS, '8');
    report.setInt(Tags.ORD_REJ_REASON, reason);
    report.setString(Tags.SYMBOL, symbol);
    report.setChar(Tags.SIDE, side);
    report.setString(Tags.LEAVES_QTY, "0");
    report.setString(Tags.CUM_QTY, "0");
    report.setString(Tags.AVG_PX, "0");
    report.setString(Tags.TEXT, text(why));
    return report;
  }

  /// A cancel or replace request that was refused.
  static Message cancelRejected(Request request, String why) {
    Message reject = message(MsgType.ORDER_CANCEL_REJECT);
    reject.setString(Tags.ORDER_ID, request.order() == 0 ? "NONE" : Long.toString(request.order()));
    reject.setString(Tags.CL_ORD_ID, request.name());
    reject.setString(Tags.ORIG_CL_ORD_ID, request.original());
    reject.setChar(Tags.ORD_STATUS, '8');
    reject.setChar(
        Tags.CXL_REJ_RESPONSE_TO, request.type().equals(MsgType.ORDER_CANCEL_REQUEST) ? '1' : '2');
    boolean unknown = why.contains("UNKNOWN");
    reject.setInt(Tags.CXL_REJ_REASON, unknown ? 1 : 99);
    reject.setString(Tags.TEXT, text(why));
    return reject;
  }

  static Message businessReject(String type, int sequence, String id, int reason, String why) {
    Message reject = message(MsgType.BUSINESS_MESSAGE_REJECT);
    if (sequence > 0) {
      reject.setInt(Tags.REF_SEQ_NUM, sequence);
    }
    reject.setString(Tags.REF_MSG_TYPE, type);
    if (!id.isEmpty()) {
      reject.setString(Tags.BUSINESS_REJECT_REF_ID, id);
    }
    reject.setInt(Tags.BUSINESS_REJECT_REASON, reason);
    reject.setString(Tags.TEXT, text(why));
    return reject;
  }

  private static String text(String why) {
    String plain = why.replaceAll("[^\\x20-\\x7e]", " ");
    return plain.substring(0, Math.min(plain.length(), MAX_TEXT));
  }
}
