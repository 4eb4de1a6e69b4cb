package tallystick.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpStatus;
import tallystick.server.gateway.Problem;
import tallystick.server.limits.Quota;
import tallystick.server.limits.Quotas;
import tallystick.server.limits.Standing;

/// How often somebody may try what can be guessed. A try costs one and a success gives it back, so
/// that only failures count. Nobody can be locked out by others: those who guess use up what
/// strangers have for an account, and a device that signed in before has tries of its own.
final class Throttle {
  /// Whatever can be guessed, from one network.
  private static final Quota NETWORK = new Quota("sign-in", 30, Duration.ofMinutes(1));

  /// Passwords of one account, by strangers.
  private static final Quota ACCOUNT = new Quota("sign-in", 10, Duration.ofMinutes(10));

  /// Passwords of one account, by a device that signed in before.
  private static final Quota DEVICE = ACCOUNT;

  /// Second factors of one person. Who knows the password already, and takes every try there is,
  /// hits one of the three codes in a million that are good about once in ninety years.
  private static final Quota FACTOR = new Quota("second-factor", 10, Duration.ofDays(1));

  /// New accounts, from one network.
  private static final Quota SIGN_UP = new Quota("sign-up", 10, Duration.ofHours(1));

  /// Texts to be signed by wallets, for one network.
  private static final Quota CHALLENGE = new Quota("challenge", 30, Duration.ofMinutes(1));

  /// Letters to one account, and wishes for letters of one network.
  private static final Quota LETTER = new Quota("letter", 3, Duration.ofHours(1));

  private static final Quota LETTERS = new Quota("letter", 30, Duration.ofHours(1));

  private final Quotas quotas;

  Throttle(Quotas quotas) {
    this.quotas = quotas;
  }

  private record Counted(Quota quota, String who) {}

  /// A try that was let in.
  final class Try {
    private final List<Counted> counted;

    private Try(Counted... counted) {
      this.counted = List.of(counted);
    }

    /// Gives back what it cost.
    void succeeded() {
      counted.forEach(one -> quotas.giveBack(one.quota(), one.who(), 1));
    }
  }

  /// Lets a try on an account's password in, or throws a problem that says when to come again.
  ///
  /// @param account as [Vault#name] names it
  /// @param device empty if it is none of the account's
  Try password(byte[] account, String device, Client client, HttpServletResponse response) {
    // Neighbours who guess use up what the network has, but not what a known device has.
    return device.isEmpty()
        ? new Try(
            enter(NETWORK, client.network(), response),
            enter(ACCOUNT, "account " + HexFormat.of().formatHex(account), response))
        : new Try(enter(DEVICE, "device " + device, response));
  }

  /// Lets a try on a second factor in, or throws.
  Try factor(String person, HttpServletResponse response) {
    return new Try(enter(FACTOR, person, response));
  }

  /// Lets a try on what no account is known of be made, or throws.
  Try network(Client client, HttpServletResponse response) {
    return new Try(enter(NETWORK, client.network(), response));
  }

  /// Lets a text to be signed be made, or throws.
  void challenge(Client client, HttpServletResponse response) {
    var _ = enter(CHALLENGE, client.network(), response);
  }

  /// Lets a new account be made, or throws.
  void signUp(Client client, HttpServletResponse response) {
    var _ = enter(SIGN_UP, client.network(), response);
  }

  /// Lets somebody ask for a letter, or throws; and says whether the account may have one more.
  boolean letter(byte[] account, Client client, HttpServletResponse response) {
    var _ = enter(LETTERS, client.network(), response);
    return quotas.take(LETTER, "account " + HexFormat.of().formatHex(account)).in();
  }

  private Counted enter(Quota quota, String who, HttpServletResponse response) {
    Standing standing = quotas.take(quota, who);
    standing.tell(response);
    if (!standing.in()) {
      throw Problem.later(
              HttpStatus.TOO_MANY_REQUESTS,
              "too-many-tries",
              "Too many tries: wait a little.",
              standing.retryAfterSeconds())
          .exception();
    }
    return new Counted(quota, who);
  }
}
