package tallystick.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.VerifierKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The log that this device deals with: the one whose key it saw first. The key is kept in a file;
/// from then on nothing counts that another one signed, whoever carries it.
///
/// @param key that signs the log's checkpoints; its name is the log's
record KnownLog(VerifierKey key) {
  private static final System.Logger LOG = System.getLogger(KnownLog.class.getName());
  private static final String FILE = "log.key";

  /// Who is asked for the key.
  interface Source {
    String key() throws IOException;
  }

  /// The log of a folder; that of the venue, if there is none yet.
  ///
  /// @throws IOException with a sentence for the operator, when the venue has another log now, or
  ///   there is none yet and the venue does not answer
  static KnownLog in(Path folder, Source venue) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      String first = venue.key();
      VerifierKey key = parse(first, "the venue says a key that is none");
      ReleaseFile.write(file, first + "\n");
      LOG.log(System.Logger.Level.INFO, "the log of this device is {0} from now on", first);
      return new KnownLog(key);
    }
    VerifierKey known = parse(Files.readString(file).strip(), file + " holds no key");
    String now;
    try {
      now = venue.key();
    } catch (IOException e) {
      // What it signs will show.
      return new KnownLog(known);
    }
    if (!now.equals(known.text())) {
      throw new IOException(
          ("THE VENUE HAS ANOTHER LOG: its key is %s, and %s says %s. Nothing is sent to it."
                  + " If this is meant, delete that file")
              .formatted(now, file, known.text()));
    }
    return new KnownLog(known);
  }

  private static VerifierKey parse(String text, String otherwise) throws IOException {
    try {
      return VerifierKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(otherwise + ": " + e.getMessage(), e);
    }
  }

  /// Its name, which every payload for it says.
  String origin() {
    return key.name();
  }

  /// Why receipts do not prove that the log has decided what is under way; empty if they do: each
  /// is of what was sent, byte by byte, and stands in a checkpoint that the log's key signed.
  String doubt(Parcel parcel, List<Receipt> receipts) {
    Envelope sent = parcel.envelope();
    int actions = actions(sent);
    if (receipts.size() != actions) {
      return receipts.size() + " receipts came for " + actions + " acts";
    }
    for (int i = 0; i < actions; i++) {
      Receipt receipt = receipts.get(i);
      if (receipt.part() != i || !isSame(sent, receipt.envelope())) {
        return "a receipt is of something else than was sent";
      }
      ReceiptCheck.Verdict verdict = ReceiptCheck.check(receipt, key);
      if (!verdict.valid()) {
        return verdict.sentence();
      }
    }
    return "";
  }

  private static int actions(Envelope envelope) {
    try {
      JsonNode actions = Codec.JSON.readTree(envelope.payload()).get("actions");
      return actions == null ? 1 : actions.size();
    } catch (JacksonException e) {
      throw new IllegalStateException("what was signed here is no payload", e);
    }
  }

  private static boolean isSame(Envelope one, Envelope other) {
    return one.key().equals(other.key())
        && Arrays.equals(one.payload(), other.payload())
        && Arrays.equals(one.signature(), other.signature());
  }
}
