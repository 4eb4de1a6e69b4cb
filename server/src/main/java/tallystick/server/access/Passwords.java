package tallystick.server.access;

import java.text.Normalizer;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tallystick.server.gateway.Problem;

/// Argon2id (RFC 9106), some 250 ms a time, by a few threads of its own, which step back behind all
/// others: who floods the log-in waits for others of the kind, and no more processors than these
/// threads are ever busy with it, nor when somebody else needs them.
///
/// Devices that signed in before have a queue of their own, which is served first, with a place for
/// each account: strangers, however many, cannot fill it.
final class Passwords implements AutoCloseable {
  /// Twice the work of the first choice of the OWASP Password Storage Cheat Sheet.
  private static final int MEMORY_KIB = 47_104;

  private static final int ITERATIONS = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// Strangers at once: who comes beyond that would not be answered within five seconds.
  private static final int STRANGERS = 20;

  /// Accounts whose devices sign in at once.
  private static final int KNOWN = 100;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, ITERATIONS);
  private final ThreadPoolExecutor threads;
  private final Semaphore strangers = new Semaphore(STRANGERS);
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final AtomicLong sequence = new AtomicLong();

  /// What waits for a thread.
  private static final class Waiting extends FutureTask<Object> implements Comparable<Waiting> {
    private static final Comparator<Waiting> ORDER =
        Comparator.comparing((Waiting one) -> one.account.isEmpty())
            .thenComparingLong(one -> one.number);

    private final String account;
    private final long number;

    Waiting(String account, long number, Callable<Object> work) {
      super(work);
      this.account = account;
      this.number = number;
    }

    @Override
    public int compareTo(Waiting other) {
      return ORDER.compare(this, other);
    }
  }

  Passwords() {
    int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    this.threads =
        new ThreadPoolExecutor(
            most,
            most,
            1,
            TimeUnit.MINUTES,
            new PriorityBlockingQueue<>(),
            work ->
                Thread.ofPlatform()
                    .name("passwords")
                    .daemon()
                    .unstarted(() -> {
                      Nice.stepBack();
                      work.run();
                    }));
  }

  /// Whether a stranger who comes now would be sent away.
  boolean isFull() {
    return strangers.availablePermits() == 0;
  }

  /// What whoever is sent away is told. It is no 503: after one, Tomcat closes the connection, and
  /// in a flood it is the new connections that cost.
  static Problem busy() {
    return Problem.later(
        HttpStatus.TOO_MANY_REQUESTS, "sign-in-busy", "Too many are signing in at the moment.", 5);
  }

  /// The hash of no password, so that a try on an account that is not there is as much work.
  static String decoy() {
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
        .formatted(
            MEMORY_KIB,
            ITERATIONS,
            text.encodeToString(Vault.random(SALT_BYTES)),
            text.encodeToString(Vault.random(HASH_BYTES)));
  }

  String hash(String password) {
    return (String) strange(() -> String.valueOf(argon2.encode(normal(password))));
  }

  /// The same for somebody who is known otherwise.
  ///
  /// @param account whose password it becomes
  String hash(String password, String account) {
    return (String) known(account, () -> String.valueOf(argon2.encode(normal(password))));
  }

  boolean matches(String password, String hash) {
    return (boolean) strange(() -> argon2.matches(normal(password), hash));
  }

  /// The same for a device that signed in before.
  ///
  /// @param account whose device it is
  boolean matches(String password, String hash, String account) {
    return (boolean) known(account, () -> argon2.matches(normal(password), hash));
  }

  private Object known(String account, Callable<Object> work) {
    if (known.size() >= KNOWN || !known.add(account)) {
      throw busy().exception();
    }
    try {
      return run(account, work);
    } finally {
      known.remove(account);
    }
  }

  private Object strange(Callable<Object> work) {
    if (!strangers.tryAcquire()) {
      throw busy().exception();
    }
    try {
      return run("", work);
    } finally {
      strangers.release();
    }
  }

  /// The same characters, however a keyboard makes them (NIST SP 800-63B, 3.1.1.2).
  static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private Object run(String account, Callable<Object> work) {
    Waiting waiting = new Waiting(account, sequence.incrementAndGet(), work);
    try {
      threads.execute(waiting);
      return waiting.get();
    } catch (RejectedExecutionException e) {
      throw busy().exception();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException("a password could not be hashed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
