package tallystick.server.fix;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Message;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/// A program that speaks FIX 4.4 by QuickFIX/J's own initiator, with a store of its own.
final class FixClient implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

  private final SessionID session;
  private final String password;
  private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> logons = new LinkedBlockingQueue<>();
  private final SocketInitiator initiator;

  /// Connects, with what is left of the last time in the folder.
  FixClient(int port, String name, String password, Path folder) throws Exception {
    this.session = new SessionID("FIX.4.4", name, "VENUE");
    this.password = password;
    SessionSettings settings = new SessionSettings();
    Map.of(
            "ConnectionType", "initiator",
            "SocketConnectHost", "127.0.0.1",
            "SocketConnectPort", Integer.toString(port),
            "ReconnectInterval", "1",
            "HeartBtInt", "10",
            "NonStopSession", "Y",
            "DataDictionary", "FIX44.xml",
            "FileStorePath", folder.toString())
        .forEach(settings::setString);
    settings.setString(session, "BeginString", "FIX.4.4");
    settings.setString(session, "SenderCompID", name);
    settings.setString(session, "TargetCompID", "VENUE");
    initiator =
        new SocketInitiator(
            new Ear(),
            new FileStoreFactory(settings),
            settings,
            new SLF4JLogFactory(settings),
            new DefaultMessageFactory());
    initiator.start();
  }

  /// Waits until it is let in.
  FixClient in() throws InterruptedException {
    if (!Boolean.TRUE.equals(logons.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))) {
      throw new AssertionError("no logon");
    }
    return this;
  }

  /// Waits until it is sent away; says whether it was in before.
  boolean out() throws InterruptedException {
    Boolean first = logons.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (first == null) {
      throw new AssertionError("neither logon nor logout");
    }
    return first;
  }

  private final class Ear extends ApplicationAdapter {
    @Override
    public void onLogon(SessionID id) {
      logons.add(true);
    }

    @Override
    public void onLogout(SessionID id) {
      logons.add(false);
    }

    @Override
    public void toAdmin(Message message, SessionID id) {
      try {
        if (message.getHeader().getString(35).equals("A")) {
          message.setString(Tags.PASSWORD, password);
        }
      } catch (FieldNotFound e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void fromApp(Message message, SessionID id) {
      heard.add(message);
    }
  }

  /// Sends a message of a type: tag, value, tag, value, …
  void say(String type, Object... fields) throws Exception {
    Message message = ExecutionReports.message(type);
    for (int i = 0; i < fields.length; i += 2) {
      message.setString((Integer) fields[i], fields[i + 1].toString());
    }
    say(message);
  }

  void say(Message message) throws Exception {
    Session.sendToTarget(message, session);
  }

  static String now() {
    return UTC.format(LocalDateTime.now(ZoneOffset.UTC));
  }

  /// A limit order that stays.
  void places(String id, String symbol, char side, String price, String quantity) throws Exception {
    say("D", 11, id, 55, symbol, 54, side, 40, "2", 44, price, 38, quantity, 59, "1", 60, now());
  }

  Message next() throws InterruptedException {
    Message next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more was heard");
    }
    return next;
  }

  /// The next execution report, which must be of a type.
  Message report(char type) throws Exception {
    Message next = next();
    String kind = next.getHeader().getString(35);
    if (!kind.equals("8") || next.getChar(150) != type) {
      throw new AssertionError("no report " + type + ": " + next);
    }
    return next;
  }

  /// The next message, which must be of a type.
  Message next(String type) throws Exception {
    Message next = next();
    if (!next.getHeader().getString(35).equals(type)) {
      throw new AssertionError("no " + type + ": " + next);
    }
    return next;
  }

  @Override
  public void close() {
    initiator.stop(true);
  }
}
