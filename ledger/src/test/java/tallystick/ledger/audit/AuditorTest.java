package tallystick.ledger.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.kernel.Block;
import tallystick.kernel.Dice;
import tallystick.kernel.Envelope;
import tallystick.kernel.Rulebook;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;
import tallystick.kernel.SoftPasskey;
import tallystick.kernel.Tiles;
import tallystick.kernel.VerifierKey;
import tallystick.kernel.WalletKey;
import tallystick.ledger.UnknownRules;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;

class AuditorTest {
  private static final List<WireBlock> HONEST = new HonestBlocks(1).grow(1_100);
  private static final TestLog LOG = new TestLog(HONEST);

  /// A block in the middle, with a list in it.
  private static final int BENT =
      (int)
          HONEST.stream()
              .filter(block -> block.getHeight() > 20)
              .filter(block -> block.getDecidedCount() > 1)
              .filter(block -> block.getDecidedList().stream().anyMatch(Decided::getBatch))
              .findFirst()
              .orElseThrow()
              .getHeight();

  @TempDir private Path folder;

  private record InMemory(Map<String, byte[]> files) implements LogSource {
    @Override
    public Optional<byte[]> read(String path) {
      return Optional.ofNullable(files.get(path));
    }

    @Override
    public void close() {}
  }

  private static Auditor auditor(boolean signatures, Optional<String> earlier) {
    VerifierKey key = VerifierKey.of(TestLog.ORIGIN, TestLog.KEY);
    return new Auditor(
        Domains.rulebook(),
        new Auditor.Options(note -> note.isSignedBy(key), signatures, 2, earlier));
  }

  private static Auditor.Progress audit(Map<String, byte[]> files) throws IOException {
    return auditor(true, Optional.empty()).audit(new InMemory(files), Auditor.Told.NOBODY);
  }

  private static Differs found(Map<String, byte[]> files) {
    return assertThrows(Differs.class, () -> audit(files));
  }

  /// What is found when an operator publishes other blocks, and signs them.
  private static Differs lie(UnaryOperator<WireBlock> bending) {
    List<WireBlock> blocks = new ArrayList<>(HONEST);
    blocks.set(BENT - 1, bending.apply(blocks.get(BENT - 1)));
    return found(new TestLog(blocks).files());
  }

  /// What is found when one file is another.
  private static Differs broken(String path, UnaryOperator<byte[]> breaking) {
    Map<String, byte[]> files = new HashMap<>(LOG.files());
    files.put(path, breaking.apply(Objects.requireNonNull(files.get(path)).clone()));
    return found(files);
  }

  private static void at(int height, String what, Differs found) {
    assertEquals(height, found.height(), found::getMessage);
    assertTrue(String.valueOf(found.getMessage()).contains(what), found::getMessage);
  }

  @Test
  void an_honest_log_is_found_to_be_one() throws IOException {
    Auditor.Progress end = audit(LOG.files());
    assertEquals(new Auditor.Progress(HONEST.size(), LOG.size(), LOG.size()), end);
    List<Block> told = new ArrayList<>();
    TestLog.write(LOG.files(), folder);
    try (LogSource source = LogSource.of(folder.toString())) {
      var _ = auditor(false, Optional.empty()).audit(source, new Auditor.Told(_ -> {}, told::add));
    }
    assertEquals(HONEST.size(), told.size());
  }

  @Test
  void a_log_of_any_size_is_audited_whole() throws IOException {
    for (int blocks : List.of(1, 2, 10, 40, HONEST.size() - 1)) {
      TestLog log = new TestLog(HONEST.subList(0, blocks));
      assertEquals(log.size(), audit(log.files()).actions());
    }
  }

  @Test
  void acts_by_programs_wallets_and_passkeys_are_audited_alike() throws IOException {
    HonestBlocks honest = new HonestBlocks(2);
    byte[] seed = Sha256.of(new byte[] {2});
    WalletKey wallet = WalletKey.fromSeed(seed);
    SoftPasskey passkey = SoftPasskey.fromSeed(seed, "venue.example", "https://venue.example");
    List<Envelope> both =
        List.of(
            honest.registers(wallet.keyId(), wallet::sign),
            honest.registers(passkey.keyId(), passkey::sign));
    honest.decide(both);
    List<WireBlock> blocks = new ArrayList<>(honest.grow(40));
    TestLog log = new TestLog(blocks);
    assertEquals(log.size(), audit(log.files()).actions());
    for (Decided decided : blocks.get(1).getDecidedList()) {
      assertTrue(decided.getOutcomes(0).toStringUtf8().startsWith("{\"accepted\":true"));
    }
    for (int i = 0; i < both.size(); i++) {
      byte[] signature = both.get(i).signature();
      signature[signature.length - 1] ^= 1;
      WireBlock.Builder bent = blocks.get(1).toBuilder();
      bent.getDecidedBuilder(i).setEnvelope(HonestBlocks.wire(both.get(i)));
      List<WireBlock> other = new ArrayList<>(blocks);
      other.set(1, bent.build());
      at(2, "the signature is not by the key", found(new TestLog(other).files()));
      signature[signature.length - 1] ^= 1;
    }
  }

  @Test
  void a_changed_outcome_is_found() {
    Differs found =
        lie(block -> {
          Decided first = block.getDecided(0);
          ByteString other = ByteString.copyFromUtf8("{\"accepted\":true,\"events\":[]}");
          return block.toBuilder().setDecided(0, first.toBuilder().setOutcomes(0, other)).build();
        });
    at(BENT, "the outcome of", found);
    assertEquals(LOG.blocks.get(BENT - 1).getFirstPosition(), found.position());
  }

  @Test
  void a_changed_payload_is_found_by_its_signature() {
    at(
        BENT,
        "the signature is not by the key",
        lie(block -> {
          Decided first = block.getDecided(0);
          String payload = first.getEnvelope().getPayload().toStringUtf8();
          ByteString other = ByteString.copyFromUtf8(payload + " ");
          return block.toBuilder()
              .setDecided(
                  0,
                  first.toBuilder().setEnvelope(first.getEnvelope().toBuilder().setPayload(other)))
              .build();
        }));
  }

  @Test
  void a_missing_action_is_found() {
    at(BENT, "expected", lie(block -> block.toBuilder().removeDecided(0).build()));
  }

  @Test
  void a_missing_block_is_found() {
    List<WireBlock> blocks = new ArrayList<>(HONEST);
    blocks.remove(BENT - 1);
    at(BENT, "the height", found(new TestLog(blocks).files()));
  }

  @Test
  void an_action_that_is_decided_twice_is_found() {
    at(
        BENT,
        "decided again",
        lie(block -> block.toBuilder().addDecided(block.getDecided(0)).build()));
  }

  @Test
  void acts_in_another_order_are_found() {
    at(
        BENT,
        "expected",
        lie(block ->
            block.toBuilder()
                .clearDecided()
                .addAllDecided(block.getDecidedList().reversed())
                .build()));
  }

  @Test
  void a_wrong_state_root_is_found() {
    at(
        BENT,
        "the state root",
        lie(block -> block.toBuilder().setStateRoot(ByteString.copyFrom(new byte[32])).build()));
  }

  @Test
  void time_that_falls_is_found() {
    at(BENT, "log time", lie(block -> block.toBuilder().setTime(1).build()));
  }

  @Test
  void a_file_that_is_cut_or_missing_is_found() {
    for (String path : List.of("tile/0/002", "tile/entries/002", "bodies/002")) {
      int first = (int) (long) LOG.heights.get(512);
      at(first, "expected", broken(path, _ -> new byte[0]));
      Differs cut = broken(path, bytes -> Arrays.copyOf(bytes, bytes.length - 1));
      assertTrue(cut.height() > first && cut.height() <= LOG.heights.get(767), cut::getMessage);
      Differs longer = broken(path, bytes -> Arrays.copyOf(bytes, bytes.length + 1));
      assertEquals(LOG.heights.get(767), longer.height(), longer::getMessage);
    }
  }

  @Test
  void a_tile_above_the_leaves_is_compared_too() {
    String path = new Tiles.Path(1, 0, 4).text();
    Differs found =
        broken(
            path,
            bytes -> {
              bytes[3 * Sha256.BYTES + 5] ^= 1;
              return bytes;
            });
    assertEquals(LOG.heights.get(1023), found.height(), found::getMessage);
  }

  @Test
  void a_checkpoint_of_another_log_is_refused() {
    SigningKey stranger = SigningKey.fromSeed(new byte[32]);
    at(0, "signatures", broken("checkpoint", _ -> LOG.checkpoint(stranger).getBytes(UTF_8)));
    String other = new TestLog(new HonestBlocks(2).grow(LOG.size())).checkpoint();
    assertTrue(broken("checkpoint", _ -> other.getBytes(UTF_8)).height() >= 0);
    at(0, "signed note", broken("checkpoint", _ -> "nonsense".getBytes(UTF_8)));
  }

  @Test
  void one_bit_anywhere_is_found_at_its_height() {
    long seed = 20_261_121;
    Dice dice = new Dice(seed);
    Map<String, byte[]> files = LOG.files();
    List<String> paths = files.keySet().stream().filter(p -> !p.equals("checkpoint")).toList();
    for (int i = 0; i < 150; i++) {
      String path = dice.pick(paths.stream().sorted().toList());
      byte[] file = Objects.requireNonNull(files.get(path));
      int bit = dice.below(8 * file.length);
      Differs found =
          broken(
              path,
              bytes -> {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                return bytes;
              });
      String where = "seed " + seed + ", bit " + bit + " of " + path + ": " + found.getMessage();
      if (!path.startsWith("tile/1")) {
        assertEquals(heightOf(path, file, bit / 8), found.height(), where);
      }
    }
  }

  /// The height that a byte of a file is about.
  private static long heightOf(String path, byte[] file, int at) {
    int chunk = Integer.parseInt(path.replaceAll("\\.p.*", "").replaceAll(".*/", ""));
    int from = chunk * Tiles.WIDTH;
    if (path.startsWith("tile/0")) {
      return LOG.heights.get(from + at / Sha256.BYTES);
    }
    if (path.startsWith("tile/entries")) {
      int leaf = from;
      for (int end = 0; ; leaf++) {
        end += 2 + Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(end));
        if (at < end) {
          return LOG.heights.get(leaf);
        }
      }
    }
    int end = 0;
    for (WireBlock slice : LOG.bodies(from, from + Tiles.WIDTH).getSlicesList()) {
      int size = slice.getSerializedSize();
      end += 1 + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
      if (at < end) {
        return slice.getHeight();
      }
    }
    throw new IllegalStateException("beyond the file");
  }

  @Test
  void a_log_must_have_grown_from_the_checkpoint_that_was_seen_before() throws IOException {
    List<WireBlock> beginning = HONEST.subList(0, HONEST.size() / 2);
    String before = new TestLog(beginning).checkpoint();
    InMemory now = new InMemory(LOG.files());
    assertEquals(
        LOG.size(), auditor(false, Optional.of(before)).audit(now, Auditor.Told.NOBODY).size());

    HonestBlocks other = new HonestBlocks(3);
    InMemory fork = new InMemory(new TestLog(other.grow(LOG.size())).files());
    Differs forked =
        assertThrows(
            Differs.class,
            () -> auditor(false, Optional.of(before)).audit(fork, Auditor.Told.NOBODY));
    assertTrue(String.valueOf(forked.getMessage()).contains("signed before"), forked::getMessage);

    InMemory shrunk = new InMemory(new TestLog(beginning).files());
    Differs smaller =
        assertThrows(
            Differs.class,
            () -> auditor(false, Optional.of(LOG.checkpoint())).audit(shrunk, Auditor.Told.NOBODY));
    at(0, "the log's size", smaller);
  }

  @Test
  void a_log_under_rules_that_this_program_does_not_know_is_not_judged() {
    Rulebook newer = new Rulebook(Domains.ALL, Domains.AUTHORITY, 2);
    HonestBlocks blocks = new HonestBlocks(4, newer);
    blocks.decide(List.of(blocks.operator(new ScheduleRules(2, 5))));
    TestLog log = new TestLog(blocks.grow(600));
    UnknownRules unknown = assertThrows(UnknownRules.class, () -> audit(log.files()));
    assertTrue(String.valueOf(unknown.getMessage()).contains("block 5"), unknown::getMessage);
  }
}
