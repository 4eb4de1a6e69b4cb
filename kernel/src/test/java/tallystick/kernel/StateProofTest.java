package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateProofTest {
  private static final String TABLE = "kernel.book";
  private static final byte[] BEFORE = Sha256.of(bytes("before"));
  private static final String ORIGIN = "example.com/log";
  private static final SigningKey KEY = SigningKey.fromSeed(new byte[32]);
  private static final VerifierKey VERIFIER = VerifierKey.of(ORIGIN, KEY);
  private static final StateTree TREE =
      StateTree.of(IntStream.range(0, 40).mapToObj(i -> change("k" + i)));

  @ParameterizedTest
  @MethodSource("tallystick.kernel.Seeds#some")
  void whatever_is_there_or_not_is_proven_and_nothing_else(long seed) {
    Seeds.play(StateProofTest.class, seed, StateProofTest::prove);
  }

  private static void prove(Dice dice) {
    TreeMap<String, String> rows = new TreeMap<>();
    int count = dice.pick(List.of(0, 1, 2, 3, 30, 300));
    for (int i = 0; i < count; i++) {
      rows.put("k" + dice.below(500), "{\"n\":" + dice.below(1000) + "}");
    }
    StateTree tree =
        StateTree.of(
            rows.entrySet().stream()
                .map(row -> StateTree.Change.of(TABLE, row.getKey(), bytes(row.getValue()))));
    byte[] root = Sha256.of(BEFORE, StateTreeTest.oracle(rows));
    for (int i = 0; i < 30; i++) {
      String key = "k" + dice.below(500);
      String json = rows.get(key);
      StateProof proof = StateProof.of(tree, BEFORE, TABLE, key, json);
      assertTrue(proof.verify(root), key);
      StateProof read = StateProof.parse(proof.format());
      assertEquals(proof.format(), read.format());
      assertTrue(read.verify(root), key);
      assertFalse(lie(proof).verify(root), key);
      assertFalse(proof.verify(Sha256.of(root)), key);
      String neighbour = "k" + dice.below(500);
      if (!neighbour.equals(key) && rows.containsKey(neighbour)) {
        StateProof moved =
            new StateProof(TABLE, neighbour, null, proof.other(), BEFORE, proof.siblings());
        assertFalse(moved.verify(root), key + " would deny " + neighbour);
      }
    }
  }

  /// Denies what is there, and claims what is not.
  private static StateProof lie(StateProof proof) {
    String json = proof.json() == null ? "{\"n\":1}" : null;
    return new StateProof(TABLE, proof.key(), json, null, BEFORE, proof.siblings());
  }

  @Test
  void a_row_cannot_be_denied_by_showing_itself_as_another() {
    byte[] name = StateTree.nameHash(TABLE, "k7");
    StateProof there = StateProof.of(TREE, BEFORE, TABLE, "k7", "{\"k\":\"k7\"}");
    var itself = new StateProof.Other(name, Sha256.of(bytes("{\"k\":\"k7\"}")));
    StateProof denied = new StateProof(TABLE, "k7", null, itself, BEFORE, there.siblings());
    assertFalse(denied.verify(TREE.stateRoot(BEFORE)));
  }

  @Test
  void a_row_cannot_be_denied_by_a_row_that_stands_elsewhere() {
    StateProof there = StateProof.of(TREE, BEFORE, TABLE, "k7", "{\"k\":\"k7\"}");
    byte[] elsewhere = StateTree.nameHash(TABLE, "k8");
    var other = new StateProof.Other(elsewhere, Sha256.of(bytes("{\"k\":\"k8\"}")));
    List<byte[]> path = TREE.prove(elsewhere).siblings();
    assertFalse(
        new StateProof(TABLE, "k7", null, other, BEFORE, path).verify(TREE.stateRoot(BEFORE)));
    assertFalse(
        new StateProof(TABLE, "k7", null, other, BEFORE, there.siblings())
            .verify(TREE.stateRoot(BEFORE)));
  }

  @Test
  void a_proof_is_not_made_of_a_row_that_the_tree_does_not_have() {
    assertThrows(IllegalStateException.class, () -> StateProof.of(TREE, BEFORE, TABLE, "k7", "{}"));
    assertThrows(IllegalStateException.class, () -> StateProof.of(TREE, BEFORE, TABLE, "k7", null));
    assertThrows(IllegalStateException.class, () -> StateProof.of(TREE, BEFORE, TABLE, "x", "{}"));
  }

  @Test
  void a_file_with_any_bit_of_it_flipped_is_refused() {
    for (StateProofs file : List.of(file("k7"), file("absent"), file("k7", "absent"))) {
      assertEquals(9, file.verify(VERIFIER).height());
      flipped(file.checkpoint(), text -> new StateProofs(text, file.proofs()));
      for (int i = 0; i < file.proofs().size(); i++) {
        int at = i;
        flipped(
            file.proofs().get(i),
            text -> {
              List<String> proofs = new ArrayList<>(file.proofs());
              proofs.set(at, text);
              return new StateProofs(file.checkpoint(), proofs);
            });
      }
    }
  }

  private static void flipped(String text, Function<String, StateProofs> file) {
    byte[] good = bytes(text);
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      StateProofs changed = file.apply(new String(bad, StandardCharsets.UTF_8));
      try {
        // It may still say something true: that a row of yet another name is not there either.
        List<StateProof> rows = changed.verify(VERIFIER).rows();
        assertTrue(
            rows.stream()
                .allMatch(row ->
                    row.json() == null
                        ? !row.table().equals(TABLE) || !row.key().matches("k[0-9]+")
                        : row.table().equals(TABLE)
                            && row.json().equals("{\"k\":\"" + row.key() + "\"}")),
            "bit " + bit);
        assertTrue(isAnotherName(good, bad), "bit " + bit);
      } catch (IllegalArgumentException e) {
        assertNotNull(e.getMessage());
      }
    }
  }

  /// Whether what changed is the name of a row that is said not to be there.
  private static boolean isAnotherName(byte[] good, byte[] bad) {
    String[] one = new String(good, StandardCharsets.UTF_8).split("\n", 3);
    String[] two = new String(bad, StandardCharsets.UTF_8).split("\n", 3);
    return one[1].endsWith("/absent") && two[1].startsWith("row ") && one[2].equals(two[2]);
  }

  @Test
  void a_file_is_worth_nothing_under_another_key_or_root() {
    VerifierKey another = VerifierKey.of(ORIGIN, SigningKey.generate());
    assertThrows(IllegalArgumentException.class, () -> file("k7").verify(another));
    for (List<String> lines :
        List.of(
            List.<String>of(),
            List.of("height 9"),
            List.of("height 9", state(BEFORE)),
            List.of("height 9", state(TREE.stateRoot(BEFORE)), state(BEFORE)),
            List.of("height x", state(TREE.stateRoot(BEFORE))))) {
      StateProofs file = new StateProofs(note(lines), file("k7").proofs());
      assertThrows(IllegalArgumentException.class, () -> file.verify(VERIFIER), lines.toString());
    }
  }

  @Test
  void a_malformed_proof_is_refused() {
    String good = file("k7").proofs().getFirst();
    for (String bad :
        List.of(
            "",
            good.strip(),
            good + "\n",
            good.replace("v1", "v2"),
            good.replace("row kernel.book/", "row "),
            good.replace("json ", "text "),
            good.replace("before ", ""),
            good.replace("\n", "\r\n"),
            good.replace("=\n", "\n"),
            good + good.lines().toList().getLast().repeat(2) + "\n",
            good + (good.lines().toList().getLast() + "\n").repeat(257))) {
      assertThrows(IllegalArgumentException.class, () -> StateProof.parse(bad), bad);
    }
  }

  @Test
  void what_is_beyond_the_limits_is_refused() {
    List<String> many = Collections.nCopies(501, "");
    assertThrows(IllegalArgumentException.class, () -> new StateProofs("", many));
  }

  /// The page's own verifier reads the same file: the two must agree for ever.
  @Test
  void the_golden_file_is_what_is_written_today() throws IOException {
    StateProofs file = file("k7", "absent", "k20");
    Path golden = Path.of("../web/tests/unit/vectors/state-proofs.json");
    String proofs =
        file.proofs().stream()
            .map(Codec.JSON::writeValueAsString)
            .collect(Collectors.joining(",\n    ", "[\n    ", "\n  ]"));
    String text =
        "{\n  \"checkpoint\": %s,\n  \"proofs\": %s\n}\n"
            .formatted(Codec.JSON.writeValueAsString(file.checkpoint()), proofs);
    if (System.getenv("GOLDEN") != null) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
    List<StateProof> rows = file.verify(VERIFIER).rows();
    assertEquals("{\"k\":\"k7\"}", rows.getFirst().json());
    assertNull(rows.get(1).json());
    assertNotNull(rows.get(2).json());
  }

  private static StateProofs file(String... keys) {
    List<String> proofs = new ArrayList<>();
    for (String key : keys) {
      String json = key.startsWith("k") ? "{\"k\":\"" + key + "\"}" : null;
      proofs.add(StateProof.of(TREE, BEFORE, TABLE, key, json).format());
    }
    return new StateProofs(note(List.of("height 9", state(TREE.stateRoot(BEFORE)))), proofs);
  }

  private static String note(List<String> extensions) {
    String text = new Checkpoint(ORIGIN, 12, new byte[32], extensions).text();
    return Note.sign(text, ORIGIN, KEY).format();
  }

  private static String state(byte[] root) {
    return "state " + Base64.getEncoder().encodeToString(root);
  }

  private static StateTree.Change change(String key) {
    return StateTree.Change.of(TABLE, key, bytes("{\"k\":\"" + key + "\"}"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
