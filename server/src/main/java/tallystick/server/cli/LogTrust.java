package tallystick.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tallystick.kernel.Note;
import tallystick.kernel.Policy;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.audit.LogSource;

/// Whose signatures of a log are relied on: options of every command that reads a public log.
final class LogTrust {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = {
        "the log's key that you trust, or a file with it; without it the key is the one that the",
        "log itself shows, which proves that it holds together but not whose it is"
      })
  private @Nullable String key;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = {
        "whom you trust instead: the log's key, and who must have cosigned a checkpoint",
        "(c2sp.org/tlog-policy), as /log/policy shows it"
      })
  private @Nullable Path file;

  /// Whether nothing is given but what the log says of itself.
  boolean isBlind() {
    return key == null && file == null;
  }

  /// Whom to rely on.
  ///
  /// @throws IOException when key or policy cannot be read, or the policy is of several logs
  Policy policy(LogSource source) throws IOException {
    Path from = file;
    if (from == null) {
      return Policy.of(key(source));
    }
    if (key != null) {
      throw new IOException("give --key or --policy, not both: a policy names the log's key");
    }
    Policy policy;
    try {
      policy = Policy.parse(Files.readString(from));
    } catch (IllegalArgumentException e) {
      throw new IOException("the policy cannot be read: " + e.getMessage(), e);
    }
    if (policy.logs().size() != 1) {
      throw new IOException("the policy is of " + policy.logs().size() + " logs: give that of one");
    }
    return policy;
  }

  private VerifierKey key(LogSource source) throws IOException {
    String text = key;
    if (text == null) {
      byte[] shown =
          source
              .read(LogSource.KEY)
              .orElseThrow(() -> new IOException(source + " shows no key: give it with --key"));
      text = new String(shown, StandardCharsets.UTF_8);
      System.out.println("key taken from the log itself: " + text.strip());
    } else if (!text.contains("+")) {
      text = Files.readString(Path.of(text));
    }
    return parse(text);
  }

  /// Reads a key.
  static VerifierKey parse(String text) throws IOException {
    try {
      return VerifierKey.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("the log's key cannot be read: " + e.getMessage(), e);
    }
  }

  /// The key of the one log that the policy is of.
  static VerifierKey keyOf(Policy policy) {
    return policy.logs().getFirst().key();
  }

  /// Which checkpoints are relied on.
  static Predicate<Note> by(Policy policy) {
    return note -> policy.judge(note, Instant.now().getEpochSecond()).holds();
  }
}
