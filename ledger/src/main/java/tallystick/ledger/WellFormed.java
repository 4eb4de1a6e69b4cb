package tallystick.ledger;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Answers what is no protobuf with INVALID_ARGUMENT. By itself gRPC takes it for a mistake of the
/// service: it answers UNKNOWN and logs a stack trace, which anybody could fill the disk with.
final class WellFormed implements ServerInterceptor {
  /// The service with messages that are null where they could not be read.
  static ServerServiceDefinition tolerant(ServerServiceDefinition service) {
    ServerServiceDefinition.Builder tolerant =
        ServerServiceDefinition.builder(service.getServiceDescriptor().getName());
    service.getMethods().forEach(method -> tolerant.addMethod(tolerant(method)));
    return tolerant.build();
  }

  private static <Q, A> ServerMethodDefinition<Q, A> tolerant(ServerMethodDefinition<Q, A> method) {
    var descriptor = method.getMethodDescriptor();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(
                new OrNull<>(descriptor.getRequestMarshaller()), descriptor.getResponseMarshaller())
            .build(),
        method.getServerCallHandler());
  }

  private record OrNull<T>(Marshaller<T> strict) implements Marshaller<T> {
    @Override
    public InputStream stream(T value) {
      return strict.stream(value);
    }

    @Override
    public @Nullable T parse(InputStream in) {
      try {
        return strict.parse(in);
      } catch (StatusRuntimeException _) {
        return null;
      }
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      private boolean refused;

      @Override
      public void onMessage(@Nullable Q message) {
        if (message == null) {
          refused = true;
          call.close(
              Status.INVALID_ARGUMENT.withDescription("The message is not the wanted protobuf."),
              new Metadata());
        } else {
          super.onMessage(message);
        }
      }

      @Override
      public void onHalfClose() {
        if (!refused) {
          super.onHalfClose();
        }
      }
    };
  }
}
