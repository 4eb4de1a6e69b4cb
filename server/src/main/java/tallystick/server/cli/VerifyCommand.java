package tallystick.server.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.kernel.Policy;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.StateProofs;
import tallystick.kernel.VerifierKey;
import tallystick.server.certificates.CertificateFile;
import tallystick.server.passport.PassportFile;

/// `./run verify FILE`: says offline whether a receipt, or a proof of state, is what it says.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Checks a receipt without asking anyone: signature, outcome, Merkle path, checkpoint.",
      "Checks a proof of what someone owns, too, and tells every row that it proves;",
      "and a certificate of retirement, and tells what it certifies; and a product passport, by",
      "its issuer's key: the z6Mk... or the file that /.well-known/did.json shows.",
      "Ends with 0 if it holds, with 1 and the reason if it does not."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final long MAX_BYTES = 4 << 20;

  @Parameters(paramLabel = "FILE", description = "the receipt, proof or certificate, as downloaded")
  private @Nullable Path file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "the key that you trust, as /log/key shows that of the log, or a file with it")
  private @Nullable String key;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = {
        "whom you trust: the log's key, and who must have cosigned (c2sp.org/tlog-policy),",
        "as /log/policy shows it"
      })
  private @Nullable Path policy;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "a venue's folder whose key is trusted if --key is not given (default: data)")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws IOException {
    Path receipt = Objects.requireNonNull(file);
    if (!Files.isRegularFile(receipt)) {
      return answer(false, "there is no file " + receipt);
    }
    if (Files.size(receipt) > MAX_BYTES) {
      return answer(false, receipt + " is too large to be a receipt or proof");
    }
    byte[] bytes = Files.readAllBytes(receipt);
    if (PassportFile.isOne(bytes)) {
      return passport(bytes);
    }
    if (policy != null) {
      return byPolicy(receipt, policy);
    }
    String text = key();
    if (text == null) {
      return answer(
          false, "give the log's key with --key, or the venue's folder with --data: none is known");
    }
    try {
      return check(receipt, Policy.of(VerifierKey.parse(text.strip())));
    } catch (IllegalArgumentException e) {
      return answer(false, "the log's key cannot be read: " + e.getMessage());
    }
  }

  private int passport(byte[] bytes) throws IOException {
    if (key == null) {
      return answer(false, "give the issuer's key with --key, as /.well-known/did.json shows it");
    }
    String trusted = key.startsWith("z") ? key : Files.readString(Path.of(key));
    ReceiptCheck.Verdict verdict = PassportFile.check(bytes, trusted.strip());
    return answer(verdict.valid(), verdict.sentence());
  }

  private static int byPolicy(Path receipt, Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      return answer(false, "there is no policy " + file);
    }
    try {
      return check(receipt, Policy.parse(Files.readString(file)));
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return answer(false, "the policy cannot be read: " + e.getMessage());
    }
  }

  private static int check(Path receipt, Policy trusted) throws IOException {
    byte[] bytes = Files.readAllBytes(receipt);
    long now = Instant.now().getEpochSecond();
    ReceiptCheck.Verdict verdict = verdict(bytes, trusted, now);
    return answer(verdict.valid(), verdict.sentence());
  }

  private static ReceiptCheck.Verdict verdict(byte[] bytes, Policy trusted, long now) {
    if (CertificateFile.isOne(bytes)) {
      return CertificateFile.check(bytes, trusted, now);
    }
    return StateProofs.isOne(bytes)
        ? StateProofs.check(bytes, trusted, now)
        : ReceiptCheck.check(bytes, trusted, now);
  }

  private @Nullable String key() throws IOException {
    if (key == null) {
      Path own = data.resolve("ledger").resolve("log.vkey");
      return Files.exists(own) ? Files.readString(own) : null;
    }
    return key.contains("+") ? key : Files.readString(Path.of(key));
  }

  private static int answer(boolean valid, String sentence) {
    System.out.println((valid ? "valid: " : "NOT VALID: ") + sentence);
    return valid ? 0 : 1;
  }
}
