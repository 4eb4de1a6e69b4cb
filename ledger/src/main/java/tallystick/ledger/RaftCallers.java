package tallystick.ledger;

import org.apache.ratis.thirdparty.io.grpc.Grpc;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets only nodes speak to Raft: a gateway's certificate is good, but not for this. Ratis has gRPC
/// under names of its own, so [Callers] cannot serve it.
final class RaftCallers implements ServerInterceptor {
  private static final Logger LOGGER = LoggerFactory.getLogger(RaftCallers.class);

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (Callers.isNode(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION))) {
      return next.startCall(call, headers);
    }
    LOGGER.warn("{} was refused to a certificate that is no node's.", call.getMethodDescriptor());
    call.close(
        Status.PERMISSION_DENIED.withDescription("Raft is spoken by nodes only."), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
