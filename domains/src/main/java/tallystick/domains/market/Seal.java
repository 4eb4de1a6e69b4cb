package tallystick.domains.market;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.kernel.Sha256;

/// The seal of a review: hex SHA-256 of the UTF-8 text
/// `tallystick.review/v1\n<order>\n<author>\n<stars>\n<salt>\n<text>`. The salt, 128 random bits in
/// hex, keeps the few possible reviews from being guessed.
public final class Seal {
  private Seal() {}

  /// The seal over a review.
  public static String of(OpenReview review) {
    // Joined, not formatted: a format writes digits as the machine's locale does.
    String text =
        String.join(
            "\n",
            "tallystick.review/v1",
            review.order(),
            review.author(),
            Integer.toString(review.stars()),
            review.salt(),
            review.text());
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
