package tallystick.server.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tallystick.kernel.Note;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.audit.LogSource;

/// Whose signatures of a log are relied on: an option of every command that reads a public log.
final class LogTrust {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = {
        "the log's key that you trust, or a file with it; without it the key is the one that the",
        "log itself shows, which proves that it holds together but not whose it is"
      })
  private @Nullable String key;

  /// The key to check with.
  VerifierKey key(LogSource source) throws IOException {
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
    try {
      return VerifierKey.parse(text.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException("the log's key cannot be read: " + e.getMessage(), e);
    }
  }

  /// Which checkpoints are relied on.
  static Predicate<Note> signedBy(VerifierKey key) {
    return note -> note.isSignedBy(key);
  }
}
