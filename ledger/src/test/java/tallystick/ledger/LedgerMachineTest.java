package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.proto.RaftProtos.StateMachineLogEntryProto;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.kernel.Envelope;
import tallystick.kernel.Rulebook;
import tallystick.ledger.v1.WireProposal;

class LedgerMachineTest {
  @TempDir private Path data;
  private final Rulebook rulebook = Domains.rulebook();
  private final Signer operator = new Signer(1);
  private Chain chain;
  private Doorkeeper doorkeeper;
  private LedgerMachine machine;

  @BeforeEach
  void open() throws IOException {
    Path state = Files.createDirectories(data.resolve("state"));
    chain = Chain.open(new RocksStore(state), rulebook, TestKeys.LOG);
    doorkeeper = new Doorkeeper(rulebook.codec().forLog(chain.origin()));
    NodeConfig config = TestKeys.alone(data);
    machine =
        new LedgerMachine(
            chain,
            doorkeeper,
            Runnable::run,
            Runnable::run,
            data,
            new Retention(DiskPolicy.of(config)),
            _ -> new CompletableFuture<>());
  }

  @AfterEach
  void close() throws InterruptedException {
    doorkeeper.close();
    chain.close();
  }

  /// An entry as it comes from another node's log.
  private TransactionContext foreign(long index, byte[] bytes) {
    StateMachineLogEntryProto body =
        StateMachineLogEntryProto.newBuilder()
            .setLogData(UnsafeByteOperations.unsafeWrap(bytes))
            .build();
    LogEntryProto entry =
        LogEntryProto.newBuilder().setTerm(1).setIndex(index).setStateMachineLogEntry(body).build();
    return TransactionContext.newBuilder()
        .setStateMachine(machine)
        .setServerRole(RaftPeerRole.FOLLOWER)
        .setLogEntry(entry)
        .build();
  }

  private static byte[] proposal(Envelope envelope) {
    return WireProposal.newBuilder()
        .setTime(System.currentTimeMillis())
        .addEnvelopes(Wire.wire(envelope))
        .build()
        .toByteArray();
  }

  @Test
  void what_another_node_proposed_is_checked_and_executed() {
    assertNotNull(machine.applyTransaction(foreign(7, proposal(operator.found()))).join());
    assertEquals(1, chain.height());
    assertEquals(7, machine.getLastAppliedTermIndex().getIndex());
    assertNull(machine.getLatestSnapshot());
    for (long index = 8; index < 200; index++) {
      assertNotNull(
          machine.applyTransaction(foreign(index, proposal(new Signer(index).register()))).join());
    }
    assertEquals(199, Objects.requireNonNull(machine.getLatestSnapshot()).getIndex());
    assertEquals(-1, machine.takeSnapshot(), "of what is little, nothing is forgotten");
  }

  @Test
  void a_leader_that_lets_a_bad_signature_pass_stops_this_node() {
    Envelope good = operator.found();
    Envelope bad = new Envelope(good.payload(), good.key(), new Signer(2).found().signature());
    CompletionException e =
        assertThrows(
            CompletionException.class,
            () -> machine.applyTransaction(foreign(7, proposal(bad))).join());
    assertEquals(LedgerFault.BAD_SIGNATURE, Faults.of(e).code());
    assertTrue(machine.stopped().isDone());
    assertTrue(Files.exists(data.resolve("evidence-1.json")));
    assertEquals(0, chain.height());
  }

  @Test
  void an_entry_that_is_no_proposal_stops_this_node() {
    assertThrows(
        CompletionException.class,
        () -> machine.applyTransaction(foreign(7, new byte[] {1, 2, 3})).join());
    assertTrue(machine.stopped().isDone());
    assertThrows(
        CompletionException.class,
        () -> machine.applyTransaction(foreign(8, proposal(operator.found()))).join(),
        "no later entry is executed");
    assertEquals(0, chain.height());
  }

  @Test
  void nobody_else_may_propose_to_this_node() throws IOException {
    RaftClientRequest request =
        RaftClientRequest.newBuilder()
            .setClientId(ClientId.randomId())
            .setServerId(RaftPeerId.valueOf("n1"))
            .setGroupId(RaftGroupId.randomId())
            .setCallId(1)
            .setType(RaftClientRequest.writeRequestType())
            .setMessage(
                Message.valueOf(UnsafeByteOperations.unsafeWrap(proposal(operator.found()))))
            .build();
    assertNotNull(machine.startTransaction(request).getException());
    assertFalse(machine.stopped().isDone());
  }
}
