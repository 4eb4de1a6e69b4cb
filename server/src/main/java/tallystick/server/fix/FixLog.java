package tallystick.server.fix;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/// Tells the log what happens to sessions. Messages are left out: a logon carries a password, and
/// what was sent is in the store.
record FixLog(SessionID session) implements Log {
  private static final Logger LOG = LoggerFactory.getLogger(FixLog.class);
  private static final LogFactory FACTORY = FixLog::new;

  static LogFactory factory() {
    return FACTORY;
  }

  @Override
  public void clear() {}

  @Override
  public void onIncoming(String message) {}

  @Override
  public void onOutgoing(String message) {}

  @Override
  public void onEvent(String text) {
    LOG.debug("{}: {}", session, text);
  }

  @Override
  public void onErrorEvent(String text) {
    LOG.info("{}: {}", session, text);
  }
}
