package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
  private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

  @Test
  void the_example_of_the_specification_is_read_and_written() {
    Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);
    assertEquals("example.com/behind-the-sofa", checkpoint.origin());
    assertEquals(20_852_163, checkpoint.size());
    assertEquals(32, checkpoint.root().length);
    assertEquals(List.of(), checkpoint.extensions());
    assertEquals(EXAMPLE, checkpoint.text());
  }

  @Test
  void an_empty_log_and_extension_lines_are_read_and_written() {
    Checkpoint written = new Checkpoint("log", 0, Merkle.emptyRoot(), List.of("a b", "ü"));
    Checkpoint read = Checkpoint.parse(written.text());
    assertEquals(List.of("a b", "ü"), read.extensions());
    assertArrayEquals(Merkle.emptyRoot(), read.root());
    assertEquals(written.text(), read.text());
  }

  @Test
  void as_many_extension_lines_as_allowed_are_read_and_one_more_is_not() {
    String most = EXAMPLE + "x\n".repeat(16);
    assertEquals(16, Checkpoint.parse(most).extensions().size());
    assertEquals(most, Checkpoint.parse(most).text());
    for (int extra = 1; extra < 4; extra++) {
      String more = most + "x\n".repeat(extra);
      assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(more));
    }
  }

  @Test
  void a_line_of_1024_characters_is_read_and_a_longer_one_is_not() {
    String rest = "\n0\n" + ROOT + "\n";
    assertEquals(1_024, Checkpoint.parse("o".repeat(1_024) + rest).origin().length());
    String longer = "o".repeat(1_025) + rest;
    assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(longer));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "log\n1\n",
        "log\n1\n" + ROOT,
        "\n1\n" + ROOT + "\n",
        "log\n\n" + ROOT + "\n",
        "log\n01\n" + ROOT + "\n",
        "log\n+1\n" + ROOT + "\n",
        "log\n-1\n" + ROOT + "\n",
        "log\n 1\n" + ROOT + "\n",
        "log\n١\n" + ROOT + "\n",
        "log\n9223372036854775808\n" + ROOT + "\n",
        "log\n99999999999999999999\n" + ROOT + "\n",
        "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "log\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
        "log\n1\nCsUYapGGPo4dkMgIAUqomw==\n",
        "log\n1\n" + ROOT + "\n\n",
        "log\n1\n" + ROOT + "\nx\n\ny\n",
        "log\n1\n" + ROOT + "\r\n",
        "lo\tg\n1\n" + ROOT + "\n",
      })
  void a_malformed_checkpoint_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Checkpoint.parse(text));
  }
}
