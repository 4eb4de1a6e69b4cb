package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.SigningKey;
import tallystick.ledger.v1.ClockRequest;
import tallystick.ledger.v1.PeersGrpc;

@Timeout(120)
class TlsTest {
  @TempDir private Path folder;
  private Path keys = Path.of("");
  private Signer operator = new Signer(1);

  @BeforeEach
  void makeKeys() throws IOException {
    keys = folder.resolve("keys");
    new KeyFolders(keys, Map.of(), _ -> {})
        .make(List.of("n1", "n2", "n3"), List.of("gateway", "operator"));
    byte[] log = Files.readAllBytes(keys.resolve("n1").resolve("log.key"));
    operator = new Signer(1, LogKey.originOf(SigningKey.fromSeed(log)));
  }

  private Group group(String... ids) throws Exception {
    return new Group(folder.resolve("data"), "n1", "n2", "n3").withKeys(keys).begin(ids);
  }

  @Test
  void three_nodes_and_a_gateway_speak_tls_with_the_keys_that_were_made() throws Exception {
    try (Group group = group("n1", "n2", "n3");
        GrpcLedger gateway =
            GrpcLedger.at(group.addresses("n1", "n2", "n3"), keys.resolve("gateway"))) {
      assertTrue(gateway.submit(operator.found()).join().getFirst().accepted());
      for (int i = 0; i < 10; i++) {
        gateway.submit(operator.act(new RenamePrincipal("Name " + i))).join();
      }
      Group.await(() -> gateway.status().stream().allMatch(status -> status.height() == 11));
    }
  }

  @Test
  void a_certificate_of_another_authority_or_one_that_expired_is_refused_on_both_sides()
      throws Exception {
    Path strangers = folder.resolve("strangers");
    new KeyFolders(strangers, Map.of(), _ -> {}).make(List.of(), List.of("gateway"));
    Path expired = expired();
    ListAppender<ILoggingEvent> said = listen(Trust.class);
    try (Group group = group("n1")) {
      String address = group.peer("n1").ledger();
      try (GrpcLedger stranger = GrpcLedger.at(address, strangers.resolve("gateway"))) {
        LedgerFault fault = assertThrows(LedgerFault.class, stranger::head);
        assertEquals(LedgerFault.UNAVAILABLE, fault.code());
        assertOneLine(fault);
      }
      assertSaid(said, "A server at");
      try (GrpcLedger late = GrpcLedger.at(address, expired)) {
        assertOneLine(assertThrows(LedgerFault.class, late::head));
      }
      assertSaid(said, "A client at");
      assertSaid(said, "NotAfter");
      try (GrpcLedger gateway = GrpcLedger.at(address, keys.resolve("gateway"))) {
        assertTrue(gateway.submit(operator.found()).join().getFirst().accepted());
      }
    }
  }

  private Path expired() throws IOException {
    Path expired = Files.createDirectory(folder.resolve("expired"));
    CertificateAuthority authority =
        CertificateAuthority.read(keys.resolve("ca.crt"), keys.resolve("ca.key"));
    CertificateAuthority.Issued issued =
        authority.issue("client/gateway", List.of("127.0.0.1"), Duration.ofMinutes(-1));
    Files.writeString(expired.resolve("tls.crt"), issued.certificate());
    Files.writeString(expired.resolve("tls.key"), issued.key());
    Files.copy(keys.resolve("ca.crt"), expired.resolve("ca.crt"));
    return expired;
  }

  private static ListAppender<ILoggingEvent> listen(Class<?> where) {
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    ((Logger) LoggerFactory.getLogger(where)).addAppender(said);
    return said;
  }

  private static void assertSaid(ListAppender<ILoggingEvent> said, String words) {
    Group.await(() ->
        List.copyOf(said.list).stream().anyMatch(e -> e.getFormattedMessage().contains(words)));
  }

  private static void assertOneLine(LedgerFault fault) {
    assertFalse(fault.sentence().contains("\n"), fault.sentence());
    assertFalse(fault.sentence().endsWith("io exception"), fault.sentence());
  }

  @Test
  void a_client_without_tls_and_a_client_where_only_nodes_may_are_refused() throws Exception {
    try (Group group = group("n1")) {
      String address = group.peer("n1").ledger();
      try (GrpcLedger plain = GrpcLedger.at(address)) {
        assertOneLine(assertThrows(LedgerFault.class, plain::head));
      }
      Tls gateway = Tls.open(keys.resolve("gateway")).orElseThrow();
      ManagedChannel channel =
          NettyChannelBuilder.forTarget(address).sslContext(gateway.client()).build();
      try {
        LedgerFault fault =
            Faults.of(
                assertThrows(
                    StatusRuntimeException.class,
                    () ->
                        PeersGrpc.newBlockingStub(channel)
                            .clock(ClockRequest.getDefaultInstance())));
        assertEquals(LedgerFault.NOT_ALLOWED, fault.code());
        assertEquals(
            "The certificate is of client/gateway, which may not do this.", fault.sentence());
      } finally {
        channel.shutdownNow();
      }
      try (GrpcLedger client = GrpcLedger.at(address, keys.resolve("gateway"))) {
        LedgerFault fault = assertThrows(LedgerFault.class, () -> client.addNode(group.peer("n2")));
        assertEquals(LedgerFault.NOT_ALLOWED, fault.code());
        assertTrue(client.submit(operator.found()).join().getFirst().accepted());
      }
      try (GrpcLedger allowed = GrpcLedger.at(address, keys.resolve("operator"))) {
        group.join("n2");
        assertEquals(2, allowed.addNode(group.peer("n2")).size());
      }
    }
  }

  @Test
  void a_node_without_tls_serves_this_machine_only_and_takes_no_other_nodes_certificate()
      throws Exception {
    List<Peer> peers = List.of(new Peer("n1", "127.0.0.1:1", "127.0.0.1:2"));
    InetSocketAddress everywhere = new InetSocketAddress(InetAddress.getByAddress(new byte[4]), 0);
    NodeConfig open = new NodeConfig(folder.resolve("open"), "n1", peers, Optional.of(everywhere));
    IOException e = assertThrows(IOException.class, () -> start(open));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("a ledger at 0.0.0.0 needs TLS"), e.getMessage());
    IOException other =
        assertThrows(IOException.class, () -> start(open.withKeys(keys.resolve("n2"))));
    assertTrue(
        String.valueOf(other.getMessage()).endsWith("is of node/n2, not of node/n1"),
        other.getMessage());
  }

  private static void start(NodeConfig config) throws IOException {
    LedgerNode.start(config, Domains.rulebook()).close();
  }
}
