package tallystick.server.certificates;

import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Policy;
import tallystick.kernel.Receipt;
import tallystick.kernel.ReceiptCheck;
import tools.jackson.core.JacksonException;

/// A certificate with the receipts that prove it: a JSON file that holds without the venue.
///
/// @param certificate what is shown, for people and programs that do not read receipts
/// @param receipts with their proofs, as [Certificate#of] takes them
public record CertificateFile(Certificate certificate, List<Receipt> receipts) {

  public CertificateFile {
    receipts = List.copyOf(receipts);
  }

  /// A file of these receipts.
  ///
  /// @throws IllegalArgumentException when they are not of one retirement
  public static CertificateFile of(List<Receipt> receipts) {
    return new CertificateFile(Certificate.of(receipts), receipts);
  }

  /// Whether a JSON file is meant to be one.
  public static boolean isOne(byte[] json) {
    try {
      return Codec.JSON.readTree(json).has("certificate");
    } catch (JacksonException e) {
      return false;
    }
  }

  /// Reads a file and checks it: that every receipt holds, that they are of one retirement, and
  /// that the certificate says what they say, no more and no less.
  ///
  /// @param now the reader's clock in seconds since 1970
  public static ReceiptCheck.Verdict check(byte[] json, Policy policy, long now) {
    CertificateFile file;
    try {
      file = Codec.JSON.readValue(json, CertificateFile.class);
    } catch (JacksonException | IllegalArgumentException e) {
      String why = e instanceof JacksonException j ? j.getOriginalMessage() : e.getMessage();
      return bad("this is no certificate: " + String.valueOf(why).lines().findFirst().orElse(""));
    }
    for (Receipt receipt : file.receipts()) {
      ReceiptCheck.Verdict verdict = ReceiptCheck.check(receipt, policy, now);
      if (!verdict.valid()) {
        return bad("of receipt " + receipt.id() + ", " + verdict.sentence());
      }
    }
    try {
      return Certificate.of(file.receipts()).equals(file.certificate())
          ? new ReceiptCheck.Verdict(true, sentence(file.certificate()))
          : bad("the certificate says something else than its receipts");
    } catch (IllegalArgumentException | IllegalStateException e) {
      return bad("the receipts do not make a certificate: " + e.getMessage());
    }
  }

  private static String sentence(Certificate shown) {
    StringBuilder told = new StringBuilder();
    told.append(shown.quantity())
        .append(" tonnes of ")
        .append(shown.projectName())
        .append(" (")
        .append(shown.registry())
        .append(' ')
        .append(shown.registryId())
        .append("), vintage ")
        .append(shown.vintage())
        .append(", are retired for ")
        .append(shown.beneficiary().isEmpty() ? "nobody who is named" : shown.beneficiary())
        .append(": ")
        .append(shown.purpose().isEmpty() ? "no purpose is told" : shown.purpose())
        .append("; ")
        .append(shown.imported() ? "imported in block " : "final since block ")
        .append(shown.height());
    shown
        .ranges()
        .forEach(range ->
            told.append("\n  ")
                .append(range.space())
                .append(' ')
                .append(range.first())
                .append(" to ")
                .append(range.last()));
    return told.toString();
  }

  private static ReceiptCheck.Verdict bad(String sentence) {
    return new ReceiptCheck.Verdict(false, sentence);
  }
}
