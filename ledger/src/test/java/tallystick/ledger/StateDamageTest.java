package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.kernel.Envelope;
import tallystick.kernel.Rulebook;

class StateDamageTest {
  @TempDir private Path data;
  private final Rulebook rulebook = Domains.rulebook();
  private final Signer operator = new Signer(1);
  private final String balance = "accounts.balance/" + operator.principal() + "/USD";
  private byte[] root = {};

  @BeforeEach
  void fill() {
    try (Chain chain = open()) {
      Doorkeeper doorkeeper = new Doorkeeper(rulebook.codec().forLog(chain.origin()));
      List<Envelope> acts =
          List.of(
              operator.found(),
              operator.act(new DefineAsset("USD", "Dollar", 2)),
              operator.act(new Issue(operator.principal(), "USD", 300, "")));
      for (int i = 0; i < acts.size(); i++) {
        var wire = List.of(Wire.wire(acts.get(i)));
        var proposal = new Execution.Proposal(System.currentTimeMillis(), doorkeeper.check(wire));
        chain.apply(1, i, proposal, wire);
      }
      doorkeeper.close();
      root = chain.head().stateRoot();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Chain open() {
    return Chain.open(new RocksStore(data), rulebook, TestKeys.LOG);
  }

  /// Changes a row behind the back of the chain, as a disk or a person might.
  private void tamper(String row, @Nullable String json) throws RocksDBException {
    try (RocksStore store = new RocksStore(data);
        WriteBatch batch = new WriteBatch()) {
      byte[] key = row.getBytes(StandardCharsets.UTF_8);
      if (json == null) {
        batch.delete(store.handle(RocksStore.Family.STATE), key);
      } else {
        byte[] value = json.getBytes(StandardCharsets.UTF_8);
        batch.put(store.handle(RocksStore.Family.STATE), key, value);
      }
      store.write(batch);
    }
  }

  @Test
  void a_state_that_nobody_touched_is_opened_with_its_root() {
    try (Chain chain = open()) {
      assertEquals(3, chain.height());
      assertArrayEquals(root, chain.head().stateRoot());
    }
  }

  @Test
  void a_changed_a_lost_and_an_added_row_are_found_at_start() throws RocksDBException {
    refusedAfter(balance, "{\"available\":301,\"held\":0}");
    refusedAfter(balance, null);
    tamper(balance, "{\"available\":300,\"held\":0}");
    refusedAfter("zebra.stripe/1", "{}");
    tamper("zebra.stripe/1", null);
    open().close();
  }

  private void refusedAfter(String row, @Nullable String json) throws RocksDBException {
    tamper(row, json);
    LedgerFault fault = assertThrows(LedgerFault.class, this::open);
    assertEquals(LedgerFault.DAMAGED, fault.code());
    assertTrue(fault.sentence().startsWith("the state is not that of block 3"));
  }

  @Test
  void what_the_merkle_log_commits_to_is_not_in_the_tree() throws RocksDBException {
    tamper("ledger.seen/00000000000000000000000000000000", "{}");
    open().close();
  }
}
