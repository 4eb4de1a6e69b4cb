package tallystick.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import org.jspecify.annotations.Nullable;

/// One connection of the hammer. Belongs to the event loop.
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final Attack attack;
  private @Nullable ChannelHandlerContext context;
  private Load.@Nullable Request sent;
  private long due;

  Connection(Attack attack) {
    this.attack = attack;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelActive(ChannelHandlerContext open) {
    attack.connected(this);
  }

  /// @param dueNanos the moment from which latency counts
  void send(Load.Request request, long dueNanos) {
    ChannelHandlerContext open = context;
    if (open == null) {
      throw new IllegalStateException("not connected");
    }
    sent = request;
    due = dueNanos;
    var _ = open.writeAndFlush(Unpooled.wrappedBuffer(request.bytes()), open.voidPromise());
  }

  void close() {
    if (context != null) {
      var _ = context.close();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext open, FullHttpResponse response) {
    Load.Request request = sent;
    if (request == null) {
      attack.fail("an answer that nobody asked for");
      return;
    }
    sent = null;
    attack.answered(this, request, response, due);
  }

  @Override
  public void channelInactive(ChannelHandlerContext closed) {
    if (sent != null) {
      attack.fail("the server closed a connection with a request on its way");
    } else {
      attack.closed(this);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext open, Throwable cause) {
    attack.fail(cause.toString());
  }
}
