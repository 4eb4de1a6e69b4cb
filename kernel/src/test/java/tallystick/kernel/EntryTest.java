package tallystick.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTest {
  private static final Envelope ENVELOPE =
      new Envelope("abc".getBytes(UTF_8), "ed25519:key", new byte[] {(byte) 0xfb, (byte) 0xff, 0});
  private static final Entry ENTRY = new Entry("id-3", ENVELOPE, 3, "{}".getBytes(UTF_8));

  @Test
  void the_leaf_is_the_text_that_clients_make_themselves() {
    // The hashes were computed with another program: `printf abc | openssl dgst -sha256 -binary`.
    assertEquals(
        """
        tallystick.leaf/v1
        7 1234
        id-3
        ed25519:key
        ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
        +/8A
        RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=
        """,
        new String(ENTRY.leaf(7, 1234), UTF_8));
  }

  @Test
  void the_leaf_changes_with_everything_it_commits_to() {
    byte[] leaf = ENTRY.leaf(7, 1234);
    byte[] other = "other".getBytes(UTF_8);
    List<byte[]> others =
        List.of(
            ENTRY.leaf(8, 1234),
            ENTRY.leaf(7, 1235),
            new Entry("id-4", ENVELOPE, 3, ENTRY.outcome()).leaf(7, 1234),
            new Entry("id-3", ENVELOPE, 3, other).leaf(7, 1234),
            with(new Envelope(other, ENVELOPE.key(), ENVELOPE.signature())).leaf(7, 1234),
            with(new Envelope(ENVELOPE.payload(), "k", ENVELOPE.signature())).leaf(7, 1234),
            with(new Envelope(ENVELOPE.payload(), ENVELOPE.key(), other)).leaf(7, 1234));
    for (byte[] another : others) {
      assertFalse(Arrays.equals(leaf, another), new String(another, UTF_8));
    }
  }

  private static Entry with(Envelope envelope) {
    return new Entry("id-3", envelope, 3, ENTRY.outcome());
  }
}
