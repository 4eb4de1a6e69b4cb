package tallystick.server.fix;

import java.util.Map;
import quickfix.Application;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.SessionID;
import quickfix.UnsupportedMessageType;
import quickfix.field.MsgType;
import tallystick.kernel.Malformed;

/// What the engine hands on: logons to be checked, and messages by their type.
final class FixApplication implements Application {
  private static final int HEARTBEAT = 108;
  private static final int MAX_HEARTBEAT_SECONDS = 60;

  private final FixSessions sessions;
  private final Map<String, Trader> traders;
  private final MarketFeed feed;

  FixApplication(FixSessions sessions, Map<String, Trader> traders, MarketFeed feed) {
    this.sessions = sessions;
    this.traders = traders;
    this.feed = feed;
  }

  @Override
  public void onCreate(SessionID session) {}

  @Override
  public void onLogon(SessionID session) {}

  @Override
  public void onLogout(SessionID session) {
    feed.leave(session);
  }

  @Override
  public void toAdmin(Message message, SessionID session) {}

  @Override
  public void toApp(Message message, SessionID session) {}

  @Override
  public void fromAdmin(Message message, SessionID session) throws FieldNotFound, RejectLogon {
    if (!message.getHeader().getString(Tags.MSG_TYPE).equals(MsgType.LOGON)) {
      return;
    }
    String given = message.isSetField(Tags.PASSWORD) ? message.getString(Tags.PASSWORD) : "";
    boolean known =
        sessions.sessions().stream()
            .filter(entry -> entry.client().equals(session.getTargetCompID()))
            .anyMatch(entry -> FixPassword.matches(entry.password(), given));
    if (!known) {
      throw new RejectLogon("The password is wrong.");
    }
    int seconds = message.getInt(HEARTBEAT);
    if (seconds < 1 || seconds > MAX_HEARTBEAT_SECONDS) {
      throw new RejectLogon("HeartBtInt must be 1 to " + MAX_HEARTBEAT_SECONDS + ".");
    }
  }

  @Override
  public void fromApp(Message message, SessionID session)
      throws FieldNotFound, UnsupportedMessageType {
    Trader trader = traders.get(session.getTargetCompID());
    String type = message.getHeader().getString(Tags.MSG_TYPE);
    if (trader == null) {
      throw new UnsupportedMessageType();
    }
    try {
      switch (type) {
        case MsgType.ORDER_SINGLE,
            MsgType.ORDER_CANCEL_REQUEST,
            MsgType.ORDER_CANCEL_REPLACE_REQUEST,
            MsgType.ORDER_MASS_CANCEL_REQUEST,
            MsgType.ORDER_STATUS_REQUEST ->
            trader.take(type, message);
        case MsgType.MARKET_DATA_REQUEST -> feed.request(session, message);
        case MsgType.SECURITY_LIST_REQUEST -> feed.list(session, message);
        default -> throw new UnsupportedMessageType();
      }
    } catch (Malformed e) {
      int sequence = message.getHeader().getInt(34);
      trader.tell(ExecutionReports.businessReject(type, sequence, "", 0, e.sentence()));
    }
  }
}
