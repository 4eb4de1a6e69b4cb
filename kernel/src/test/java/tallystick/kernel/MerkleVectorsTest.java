package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The vectors of https://github.com/transparency-dev/merkle/tree/main/testdata.
class MerkleVectorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void every_inclusion_vector_is_judged_as_it_says() throws IOException {
    check("inclusion", 98, 6);
  }

  @Test
  void every_consistency_vector_is_judged_as_it_says() throws IOException {
    check("consistency", 98, 6);
  }

  @Test
  void every_subtree_inclusion_vector_is_judged_as_it_says() throws IOException {
    check("subtreeinclusion", 204, 12);
  }

  @Test
  void every_subtree_consistency_vector_is_judged_as_it_says() throws IOException {
    check("subtreeconsistency", 118, 12);
  }

  private static void check(String kind, int vectors, int accepted) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(Vectors.folder("merkle").resolve(kind))) {
      files = walk.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    List<String> wrong = new ArrayList<>();
    int good = 0;
    for (Path file : files) {
      JsonNode vector = JSON.readTree(file);
      boolean expected = !vector.get("wantErr").booleanValue();
      boolean actual = judge(kind, vector);
      good += actual ? 1 : 0;
      if (actual != expected) {
        wrong.add(file + " is accepted: " + actual);
      }
    }
    assertEquals(List.of(), wrong);
    assertEquals(vectors, files.size());
    assertEquals(accepted, good);
  }

  private static boolean judge(String kind, JsonNode vector) {
    List<byte[]> proof = new ArrayList<>();
    vector.get("proof").forEach(hash -> proof.add(bytes(hash)));
    return switch (kind) {
      case "inclusion" ->
          MerkleProof.inclusion(
              number(vector, "leafIdx"),
              number(vector, "treeSize"),
              bytes(vector.get("leafHash")),
              proof,
              bytes(vector.get("root")));
      case "consistency" ->
          MerkleProof.consistency(
              number(vector, "size1"),
              number(vector, "size2"),
              bytes(vector.get("root1")),
              bytes(vector.get("root2")),
              proof);
      case "subtreeinclusion" ->
          MerkleProof.subtreeInclusion(
              number(vector, "leafIdx"),
              number(vector, "start"),
              number(vector, "end"),
              bytes(vector.get("leafHash")),
              proof,
              bytes(vector.get("root")));
      default ->
          MerkleProof.subtreeConsistency(
              number(vector, "start"),
              number(vector, "end"),
              number(vector, "size"),
              bytes(vector.get("root1")),
              bytes(vector.get("root2")),
              proof);
    };
  }

  /// The vectors count to 2^64 - 1; what a `long` cannot hold shows as a negative number.
  private static long number(JsonNode vector, String field) {
    return vector.get(field).bigIntegerValue().longValue();
  }

  private static byte[] bytes(JsonNode base64) {
    return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.stringValue());
  }
}
