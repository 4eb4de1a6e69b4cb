package tallystick.server.fix;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import quickfix.FieldNotFound;
import quickfix.Message;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.kernel.Malformed;
import tallystick.server.fix.Instruments.Instrument;

/// What a NewOrderSingle asks for, in the words of the exchange.
final class Orders {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss[.SSS]");

  private Orders() {}

  static PlaceOrder read(Message message, Instrument instrument) throws FieldNotFound {
    String type = message.getString(Tags.ORD_TYPE);
    String instructions =
        message.isSetField(Tags.EXEC_INST) ? message.getString(Tags.EXEC_INST) : "";
    Kind kind =
        switch (type) {
          case "1" -> Kind.MARKET;
          case "2" -> Kind.LIMIT;
          case "3" -> Kind.STOP;
          case "4" -> Kind.STOP_LIMIT;
          case "P" -> Kind.PEGGED;
          default -> throw wrong("OrdType must be 1, 2, 3, 4 or P.");
        };
    return new PlaceOrder(
        instrument.instrument(),
        side(message),
        kind,
        instrument.quantity(message.getString(Tags.ORDER_QTY), "OrderQty"),
        price(message, Tags.PRICE, instrument),
        price(message, Tags.STOP_PX, instrument),
        price(message, Tags.PEG_OFFSET, instrument),
        kind == Kind.PEGGED ? peg(instructions) : Peg.NONE,
        message.isSetField(Tags.MAX_FLOOR)
            ? instrument.quantity(message.getString(Tags.MAX_FLOOR), "MaxFloor")
            : 0,
        timeInForce(message, kind),
        expires(message),
        instructions.contains("6"),
        SelfTrade.EXPIRE_TAKER,
        message.getString(Tags.CL_ORD_ID));
  }

  static Side side(Message message) throws FieldNotFound {
    return switch (message.getString(Tags.SIDE)) {
      case "1" -> Side.BUY;
      case "2" -> Side.SELL;
      default -> throw wrong("Side must be 1 or 2.");
    };
  }

  private static long price(Message message, int tag, Instrument instrument) throws FieldNotFound {
    return message.isSetField(tag) ? instrument.price(message.getString(tag), "A price") : 0;
  }

  private static Peg peg(String instructions) {
    if (instructions.contains("R")) {
      return Peg.PRIMARY;
    }
    if (instructions.contains("M")) {
      return Peg.MID;
    }
    if (instructions.contains("P")) {
      return Peg.MARKET;
    }
    throw wrong("A pegged order needs ExecInst R, M or P.");
  }

  /// There are no trading days: an order without a time stays, or if it cannot, trades at once.
  private static TimeInForce timeInForce(Message message, Kind kind) throws FieldNotFound {
    String given =
        message.isSetField(Tags.TIME_IN_FORCE) ? message.getString(Tags.TIME_IN_FORCE) : "";
    return switch (given) {
      case "" -> kind == Kind.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
      case "1" -> TimeInForce.GTC;
      case "3" -> TimeInForce.IOC;
      case "4" -> TimeInForce.FOK;
      case "6" -> TimeInForce.GTD;
      default -> throw wrong("TimeInForce must be 1, 3, 4 or 6.");
    };
  }

  private static long expires(Message message) throws FieldNotFound {
    if (!message.isSetField(Tags.EXPIRE_TIME)) {
      return 0;
    }
    try {
      return LocalDateTime.parse(message.getString(Tags.EXPIRE_TIME), UTC)
          .toInstant(ZoneOffset.UTC)
          .toEpochMilli();
    } catch (DateTimeParseException e) {
      throw wrong("ExpireTime must look like 20261231-23:59:59.");
    }
  }

  private static Malformed wrong(String sentence) {
    return new Malformed("invalid-field", "", sentence);
  }
}
