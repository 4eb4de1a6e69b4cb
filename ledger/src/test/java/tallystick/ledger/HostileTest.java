package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Envelope;
import tallystick.ledger.v1.FindRequest;
import tallystick.ledger.v1.FollowRequest;
import tallystick.ledger.v1.LedgerGrpc;
import tallystick.ledger.v1.SubmitRequest;
import tallystick.ledger.v1.WireBlock;

@Timeout(120)
class HostileTest {
  private static final long SEED = 7;

  @TempDir private Path data;
  private final Signer operator = new Signer(1);
  private final List<ManagedChannel> channels = new ArrayList<>();
  private LedgerNode node;

  @BeforeEach
  void start() throws Exception {
    node = LedgerNode.start(TestKeys.alone(data).listening(0), Domains.rulebook());
    node.client().submit(operator.found()).join();
  }

  @AfterEach
  void stop() {
    stillServes();
    channels.forEach(ManagedChannel::shutdownNow);
    node.close();
  }

  private void stillServes() {
    Envelope envelope = operator.act(new RenamePrincipal("Still here"));
    assertTrue(node.client().submit(envelope).join().getFirst().accepted());
    try (GrpcLedger far = GrpcLedger.at("127.0.0.1:" + node.port())) {
      assertEquals(node.client().head().height(), far.head().height());
    }
  }

  private ManagedChannel connect() {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", node.port()).usePlaintext().build();
    channels.add(channel);
    return channel;
  }

  /// Whatever bytes one likes, as they are.
  private record Raw() implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream in) {
      try {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
    return method.toBuilder(new Raw(), new Raw()).build();
  }

  private static Status answer(ManagedChannel channel, MethodDescriptor<?, ?> method, byte[] sent) {
    try {
      var _ =
          ClientCalls.blockingUnaryCall(
              channel,
              raw(method),
              CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS),
              sent);
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }

  @Test
  void what_is_no_protobuf_is_refused_call_by_call() {
    ManagedChannel channel = connect();
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[1 + random.nextInt(200)];
      random.nextBytes(noise);
      noise[0] = (byte) 0xff;
      Status status = answer(channel, LedgerGrpc.getSubmitMethod(), noise);
      assertEquals(Status.Code.INVALID_ARGUMENT, status.getCode(), status + " seed " + SEED);
    }
  }

  @Test
  void a_message_beyond_the_limit_is_refused_before_it_is_read() {
    byte[] large = new byte[Door.MAX_REQUEST_BYTES + 1];
    Status status = answer(connect(), LedgerGrpc.getSubmitMethod(), large);
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, status.getCode(), status.toString());
    try (GrpcLedger far = GrpcLedger.at("127.0.0.1:" + node.port())) {
      LedgerFault fault = Faults.of(status.asRuntimeException());
      assertEquals("message-too-large", fault.code());
      assertTrue(far.head().height() > 0);
    }
  }

  @Test
  void an_envelope_beyond_the_limit_and_an_empty_one_are_refused() {
    SubmitRequest.Builder request = SubmitRequest.newBuilder();
    request.getEnvelopeBuilder().setPayload(Wire.bytes(new byte[900_000])).setKey("ed25519:x");
    Status large = answer(connect(), LedgerGrpc.getSubmitMethod(), request.build().toByteArray());
    assertEquals(Status.Code.INVALID_ARGUMENT, large.getCode(), large.toString());
    Status empty = answer(connect(), LedgerGrpc.getSubmitMethod(), new byte[0]);
    assertEquals(Status.Code.INVALID_ARGUMENT, empty.getCode(), empty.toString());
  }

  @Test
  void fields_that_nobody_knows_are_passed_over() {
    byte[] request =
        SubmitRequest.newBuilder()
            .setEnvelope(Wire.wire(operator.act(new RenamePrincipal("With more"))))
            .build()
            .toByteArray();
    byte[] more = new byte[request.length + 3];
    System.arraycopy(request, 0, more, 0, request.length);
    // Field 15, varint, 1: of some later version.
    more[request.length] = 15 << 3;
    more[request.length + 1] = 1;
    byte[] sent = Arrays.copyOf(more, request.length + 2);
    assertEquals(Status.OK, answer(connect(), LedgerGrpc.getSubmitMethod(), sent));
  }

  @Test
  void a_stream_of_requests_without_end_where_one_is_wanted_is_cut() throws Exception {
    ClientCall<byte[], byte[]> call =
        connect()
            .newCall(
                raw(LedgerGrpc.getGetHeadMethod()).toBuilder()
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .build(),
                CallOptions.DEFAULT);
    CountDownLatch closed = new CountDownLatch(1);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            assertNotEquals(Status.Code.OK, status.getCode());
            closed.countDown();
          }
        },
        new Metadata());
    for (int i = 0; i < 1_000 && closed.getCount() > 0; i++) {
      call.sendMessage(new byte[0]);
    }
    assertTrue(closed.await(20, TimeUnit.SECONDS));
  }

  @Test
  void ten_thousand_who_follow_and_read_nothing_are_bounded_and_hold_nobody_up() throws Exception {
    AtomicInteger refused = new AtomicInteger();
    CountDownLatch answered = new CountDownLatch(10_000 - LedgerEndpoint.MAX_FOLLOWERS);
    for (int connection = 0; connection < 20; connection++) {
      ManagedChannel channel = connect();
      for (int i = 0; i < 500; i++) {
        ClientCall<FollowRequest, WireBlock> call =
            channel.newCall(LedgerGrpc.getFollowMethod(), CallOptions.DEFAULT);
        // Never asks for a message: as slow as a reader can be.
        call.start(
            new ClientCall.Listener<>() {
              @Override
              public void onClose(Status status, Metadata trailers) {
                if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED) {
                  refused.incrementAndGet();
                }
                answered.countDown();
              }
            },
            new Metadata());
        call.sendMessage(FollowRequest.newBuilder().setHeight(1).build());
        call.halfClose();
      }
    }
    assertTrue(answered.await(60, TimeUnit.SECONDS));
    assertEquals(10_000 - LedgerEndpoint.MAX_FOLLOWERS, refused.get());
    for (int i = 0; i < 100; i++) {
      node.client().submit(operator.act(new RenamePrincipal("Name " + i))).join();
    }
  }

  @Test
  void a_socket_that_speaks_another_language_or_nothing_is_let_go() throws Exception {
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), node.port());
        Socket web = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      OutputStream out = web.getOutputStream();
      out.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      web.setSoTimeout(20_000);
      var _ = web.getInputStream().readAllBytes();
      assertTrue(silent.isConnected());
    }
  }

  @Test
  void calls_that_are_cancelled_at_once_leave_nothing_behind() {
    ManagedChannel channel = connect();
    byte[] request =
        SubmitRequest.newBuilder()
            .setEnvelope(Wire.wire(operator.act(new RenamePrincipal("Cancelled"))))
            .build()
            .toByteArray();
    for (int i = 0; i < 500; i++) {
      ClientCall<byte[], byte[]> call =
          channel.newCall(raw(LedgerGrpc.getSubmitMethod()), CallOptions.DEFAULT);
      ClientCalls.asyncUnaryCall(call, request, new Unheard());
      call.cancel("a test", null);
    }
    Group.await(() -> node.client().status().getFirst().waiting() == 0);
    assertThrows(
        StatusRuntimeException.class,
        () ->
            LedgerGrpc.newBlockingStub(channel)
                .withDeadlineAfter(0, TimeUnit.MILLISECONDS)
                .find(FindRequest.getDefaultInstance()));
  }

  private record Unheard() implements StreamObserver<byte[]> {
    @Override
    public void onNext(byte[] value) {
      // Nobody listens.
    }

    @Override
    public void onError(Throwable failure) {
      // Nobody listens.
    }

    @Override
    public void onCompleted() {
      // Nobody listens.
    }
  }
}
