package tallystick.server.access;

import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import tallystick.server.gateway.Problem;

/// Argon2id (RFC 9106), some 250 ms a time, by a few threads of its own, which step back behind all
/// others: who floods the log-in waits for others of the kind, and no more processors than these
/// threads are ever busy with it, nor when somebody else needs them.
final class Passwords implements AutoCloseable {
  /// Twice the work of the first choice of the OWASP Password Storage Cheat Sheet.
  private static final int MEMORY_KIB = 47_104;

  private static final int ITERATIONS = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /// Who comes when so many wait would not be answered within five seconds.
  private static final int WAITING = 20;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, ITERATIONS);
  private final ThreadPoolExecutor threads;

  Passwords() {
    int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 4);
    this.threads =
        new ThreadPoolExecutor(
            most,
            most,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            work ->
                Thread.ofPlatform()
                    .name("passwords")
                    .daemon()
                    .unstarted(() -> {
                      Nice.stepBack();
                      work.run();
                    }));
  }

  /// Whether whoever comes now would be sent away.
  boolean isFull() {
    return threads.getQueue().remainingCapacity() == 0;
  }

  /// Refuses before anything was done for somebody who would be sent away.
  void requireRoom() {
    if (isFull()) {
      throw busy().exception();
    }
  }

  /// What whoever is sent away is told.
  static Problem busy() {
    return Problem.later(
        HttpStatus.SERVICE_UNAVAILABLE,
        "sign-in-busy",
        "Too many are signing in at the moment.",
        5);
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
    return run(() -> String.valueOf(argon2.encode(normal(password))));
  }

  boolean matches(String password, String hash) {
    return run(() -> argon2.matches(normal(password), hash));
  }

  /// The same characters, however a keyboard makes them (NIST SP 800-63B, 3.1.1.2).
  static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T run(Callable<T> work) {
    try {
      Future<T> done = threads.submit(work);
      return done.get();
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
