package tallystick.simulation.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The wire over which one node reaches one port of another, which can be made slow, silent, or
/// cut: a TCP relay in this process.
final class Link implements AutoCloseable {
  private static final int BUFFER_BYTES = 32 << 10;
  private static final int CONNECT_MILLIS = 2_000;

  /// How a wire behaves.
  enum Mode {
    /// Everything passes.
    OPEN,
    /// Nothing passes and nobody is told, as when packets are lost. What was sent arrives when it
    /// is open again.
    SILENT,
    /// Connections break, new ones too.
    CUT
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket door;
  private final InetSocketAddress target;
  private Mode mode = Mode.OPEN;
  private volatile long delayMillis;

  /// @param listen where the one node believes that the other is
  /// @param target where it is
  Link(InetSocketAddress listen, InetSocketAddress target) throws IOException {
    this.target = target;
    this.door = new ServerSocket(listen.getPort(), 50, listen.getAddress());
    Thread.ofVirtual().start(this::accept);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        Thread.ofVirtual().start(() -> join(near));
      } catch (IOException e) {
        // The door was closed; the loop sees it.
      }
    }
  }

  private void join(Socket near) {
    try (near;
        Socket far = new Socket()) {
      sockets.add(near);
      sockets.add(far);
      if (mode() == Mode.CUT) {
        return;
      }
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      far.connect(target, CONNECT_MILLIS);
      Thread back = Thread.ofVirtual().start(() -> pump(far, near));
      pump(near, far);
      back.join();
    } catch (IOException e) {
      // The other end is down: the near end sees a broken connection, as it would without us.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(near);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        awaitPassage();
        out.write(buffer, 0, count);
      }
    } catch (IOException e) {
      // One end has gone; closing both tells the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
    }
  }

  private void awaitPassage() throws InterruptedException {
    if (delayMillis > 0) {
      TimeUnit.MILLISECONDS.sleep(delayMillis);
    }
    lock.lockInterruptibly();
    try {
      while (mode == Mode.SILENT) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private Mode mode() {
    lock.lock();
    try {
      return mode;
    } finally {
      lock.unlock();
    }
  }

  /// Makes it behave so from now on.
  void behave(Mode wanted) {
    lock.lock();
    try {
      mode = wanted;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    if (wanted == Mode.CUT) {
      breakAll();
    }
  }

  /// Holds up every piece that passes, 0 for no longer.
  void delay(long millis) {
    delayMillis = millis;
  }

  private void breakAll() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        // It was broken already.
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    behave(Mode.CUT);
  }
}
