package tallystick.ledger;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The header `tallystick-min-height`: a read is answered by a node that has come that far. A
/// client of several nodes sends the greatest height that it was told of, so that what it once saw
/// is never gone again when another node answers.
final class MinHeight implements ClientInterceptor {
  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("tallystick-min-height", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<Long> WANTED = Context.keyWithDefault("min-height", 0L);
  private static final Pattern HEIGHT = Pattern.compile("[0-9]{1,18}");

  private final AtomicLong seen = new AtomicLong();

  /// Remembers a height that the ledger told of.
  void saw(long height) {
    seen.accumulateAndGet(height, Math::max);
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<A> listener, Metadata headers) {
        headers.put(HEADER, Long.toString(seen.get()));
        super.start(listener, headers);
      }
    };
  }

  /// The height that the call at hand wants, 0 if any will do.
  static long wanted() {
    return WANTED.get();
  }

  /// Reads the header at a server. What is no height is as if it were not there.
  static final class Reader implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String text = headers.get(HEADER);
      if (text == null || !HEIGHT.matcher(text).matches()) {
        return next.startCall(call, headers);
      }
      Context context = Context.current().withValue(WANTED, Long.parseLong(text));
      return Contexts.interceptCall(context, call, headers, next);
    }
  }
}
