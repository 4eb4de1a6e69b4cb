package tallystick.server.fix;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;

/// Keeps strangers from using up memory: the engine would wait for as many bytes as a message says
/// it has. Looks at BodyLength as it comes, byte by byte, and ends the connection beyond the limit;
/// also one beyond the number that may be open, and one that is silent.
final class SizeLimit extends IoFilterAdapter {
  /// Bytes of a message's body.
  static final int MAX_BODY = 32 << 10;

  /// Connections at once.
  static final int MAX_CONNECTIONS = 1_000;

  /// Longer than any heartbeat that a logon may ask for.
  static final int SILENCE_SECONDS = 120;

  private static final String PROGRESS = "tallystick.bodyLength";
  private static final byte[] LENGTH = {1, '9', '='};

  private final AtomicInteger open = new AtomicInteger();

  /// @param matched bytes of the mark before a length that were seen; 3 while its digits come
  private record Progress(int matched, int length) {
    private static final Progress NONE = new Progress(0, 0);

    Progress after(byte next) {
      if (matched == LENGTH.length && next >= '0' && next <= '9') {
        return new Progress(matched, Math.min(MAX_BODY + 1, length * 10 + next - '0'));
      }
      int begun = matched == LENGTH.length ? 0 : matched;
      if (next == LENGTH[begun]) {
        return new Progress(begun + 1, 0);
      }
      return next == LENGTH[0] ? new Progress(1, 0) : NONE;
    }
  }

  @Override
  public void sessionOpened(NextFilter next, IoSession session) {
    if (open.incrementAndGet() > MAX_CONNECTIONS) {
      session.closeNow();
    }
    session.getConfig().setReaderIdleTime(SILENCE_SECONDS);
    next.sessionOpened(session);
  }

  @Override
  public void sessionClosed(NextFilter next, IoSession session) {
    open.decrementAndGet();
    next.sessionClosed(session);
  }

  @Override
  public void sessionIdle(NextFilter next, IoSession session, IdleStatus status) {
    if (status.equals(IdleStatus.READER_IDLE)) {
      session.closeNow();
    }
    next.sessionIdle(session, status);
  }

  @Override
  public void messageReceived(NextFilter next, IoSession session, Object message) {
    if (message instanceof IoBuffer bytes) {
      Progress progress = (Progress) session.getAttribute(PROGRESS, Progress.NONE);
      for (int i = bytes.position(); i < bytes.limit(); i++) {
        progress = progress.after(bytes.get(i));
        if (progress.length > MAX_BODY) {
          session.closeNow();
          return;
        }
      }
      session.setAttribute(PROGRESS, progress);
    }
    next.messageReceived(session, message);
  }
}
