package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Cosignatures and policies, against vectors that `scripts/policy-vectors.mjs` made without any of
/// this code, and that the browser's verifier judges too.
class PolicyTest {
  private static final SigningKey LOG = SigningKey.fromSeed(new byte[32]);
  private static final String TEXT =
      new Checkpoint("log.example", 3, new byte[Sha256.BYTES]).text();

  private static JsonNode vectors() throws IOException {
    try (var in = PolicyTest.class.getResourceAsStream("/policy-vectors.json")) {
      return Codec.JSON.readTree(Objects.requireNonNull(in));
    }
  }

  @TestFactory
  List<DynamicTest> every_vector_is_judged_as_it_says() throws IOException {
    return vectors().path("cases").valueStream().map(PolicyTest::judged).toList();
  }

  private static DynamicTest judged(JsonNode one) {
    return DynamicTest.dynamicTest(
        one.path("name").asString(),
        () -> {
          Policy policy = Policy.parse(one.path("policy").asString());
          Note note = Note.parse(one.path("note").asString());
          Policy.Verdict verdict = policy.judge(note, one.path("now").asLong());
          assertEquals(one.path("holds").asBoolean(), verdict.holds(), verdict.sentence());
          List<Policy.Cosigned> expected =
              one.path("cosigned")
                  .valueStream()
                  .map(by -> new Policy.Cosigned(by.get(0).asString(), by.get(1).asLong()))
                  .toList();
          assertEquals(expected, verdict.cosigned());
          assertEquals(1, verdict.sentence().lines().count());
        });
  }

  @TestFactory
  List<DynamicTest> every_broken_policy_is_refused_in_one_line() throws IOException {
    return vectors()
        .path("broken")
        .valueStream()
        .map(one ->
            DynamicTest.dynamicTest(
                one.path("name").asString(),
                () -> {
                  Exception refusal =
                      assertThrows(
                          IllegalArgumentException.class,
                          () -> Policy.parse(one.path("policy").asString()));
                  assertEquals(1, String.valueOf(refusal.getMessage()).lines().count());
                }))
        .toList();
  }

  @Test
  void a_cosignature_is_made_byte_for_byte() throws IOException {
    JsonNode made = vectors().path("cosigning");
    SigningKey key = SigningKey.fromSeed(HexFormat.of().parseHex(made.path("seed").asString()));
    String text = made.path("text").asString();
    long time = made.path("time").asLong();
    Note.Signature line = Cosignature.sign(text, made.path("name").asString(), key, time);
    assertEquals(made.path("line").asString(), Note.lines(List.of(line)));
    for (JsonNode vkey : vectors().path("verifierKeys")) {
      assertEquals(vkey.asString(), VerifierKey.parse(vkey.asString()).text());
    }
  }

  @Test
  void the_error_names_the_line() {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class, () -> Policy.parse("# a policy\n\nquorum somebody\n"));
    assertEquals("line 3: nothing is called somebody before this line", refusal.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Policy.parse("#".repeat(256 * 1024) + "\nquorum none"));
  }

  @Test
  void one_policy_may_have_64_witnesses_and_not_65() {
    Policy most = policy(64, 33);
    assertEquals(most.format(), Policy.parse(most.format()).format());
    assertThrows(IllegalArgumentException.class, () -> policy(65, 33));
  }

  @Test
  void a_majority_of_any_size_is_reached_by_exactly_so_many() {
    Seeds.some().limit(30).forEach(seed -> Seeds.play(getClass(), seed, PolicyTest::someCosign));
  }

  private static void someCosign(Dice dice) {
    int count = 1 + dice.below(9);
    int needed = 1 + dice.below(count);
    Policy policy = Policy.parse(policy(count, needed).format());
    Note note = Note.sign(TEXT, "log.example", LOG);
    List<Policy.Cosigned> expected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (dice.chance(50)) {
        expected.add(new Policy.Cosigned("w" + i, 1_000 + i));
        note = note.alsoCosigned("w" + i, key(i), 1_000 + i);
      }
    }
    Policy.Verdict verdict = policy.judge(Note.parse(note.format()), 2_000);
    assertEquals(expected.size() >= needed, verdict.holds(), verdict.sentence());
    assertEquals(expected, verdict.cosigned());
  }

  private static Policy policy(int count, int needed) {
    List<Policy.Witness> witnesses =
        IntStream.range(0, count)
            .mapToObj(i -> new Policy.Witness("w" + i, VerifierKey.ofCosigner("w" + i, key(i)), ""))
            .toList();
    List<String> names = witnesses.stream().map(Policy.Witness::name).toList();
    return new Policy(
        List.of(new Policy.Log(VerifierKey.of("log.example", LOG), "")),
        witnesses,
        List.of(new Policy.Group("g", needed, names)),
        "g");
  }

  private static SigningKey key(int number) {
    byte[] seed = new byte[32];
    seed[0] = (byte) (number + 1);
    return SigningKey.fromSeed(seed);
  }

  @Test
  void merging_signatures_twice_changes_nothing() {
    Note note = Note.sign(TEXT, "log.example", LOG);
    Note cosigned = note.alsoCosigned("w", key(1), 5).alsoCosigned("w", key(1), 6);
    assertEquals(2, cosigned.signatures().size());
    assertEquals(cosigned.format(), cosigned.with(cosigned.signatures()).format());
    assertEquals(5, cosigned.cosignedAt(VerifierKey.ofCosigner("w", key(1))).orElseThrow());
    List<Note.Signature> lines = Note.parseLines(Note.lines(cosigned.signatures()));
    assertEquals(cosigned.format(), new Note(TEXT, lines).format());
  }

  @Test
  void a_key_of_one_kind_is_not_one_of_the_other() {
    Note note = Note.sign(TEXT, "w", key(1));
    assertTrue(note.cosignedAt(VerifierKey.of("w", key(1))).isEmpty());
    assertTrue(note.cosignedAt(VerifierKey.ofCosigner("w", key(1))).isEmpty());
    Note cosigned = note.alsoCosigned("w", key(1), 1);
    assertTrue(cosigned.isSignedBy(VerifierKey.of("w", key(1))));
    assertEquals(1, cosigned.cosignedAt(VerifierKey.ofCosigner("w", key(1))).orElseThrow());
    assertThrows(IllegalArgumentException.class, () -> note.alsoCosigned("w", key(1), 0));
  }

  @Test
  void any_changed_bit_of_a_cosignature_shows() {
    VerifierKey key = VerifierKey.ofCosigner("w", key(1));
    byte[] good = Cosignature.sign(TEXT, "w", key(1), 1_700_000_000).bytes();
    assertTrue(key.verify(TEXT, good));
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bent = good.clone();
      bent[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFalse(key.verify(TEXT, bent), "bit " + bit);
    }
    assertFalse(key.verify(TEXT, Arrays.copyOf(good, 71)));
    assertFalse(key.verify(TEXT, Arrays.copyOf(good, 73)));
  }
}
