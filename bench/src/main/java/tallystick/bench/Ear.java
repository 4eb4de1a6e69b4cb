package tallystick.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One subscriber. Belongs to the event loop.
final class Ear extends SimpleChannelInboundHandler<TextWebSocketFrame> {
  private static final byte[] ACTION = "\"action\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PROBLEM = "{\"problem\"".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_CHARS = 32;

  /// Everything before the action's id is shorter.
  private static final int LATEST = 250;

  private final CompletableFuture<Void> following = new CompletableFuture<>();
  private final String topic;
  private @Nullable Delays delays;
  private long heard;

  Ear(String topic) {
    this.topic = topic;
  }

  /// Done when it follows its topic; fails when it cannot, or not any more.
  CompletableFuture<Void> following() {
    return following;
  }

  void listen(Delays next) {
    delays = next;
    heard = 0;
  }

  /// Messages since it was told where they go.
  long heard() {
    return heard;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
      var _ = context.write(new TextWebSocketFrame("{\"subscribe\":[\"" + topic + "\"]}"));
      // What cannot be read is answered in turn: with that answer, the subscription holds.
      var _ = context.writeAndFlush(new TextWebSocketFrame("?"));
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
    long now = System.nanoTime();
    ByteBuf text = frame.content();
    if (startsWith(text, text.readerIndex(), PROBLEM)) {
      following.complete(null);
      return;
    }
    int last = Math.min(text.readerIndex() + LATEST, text.writerIndex() - ID_CHARS - ACTION.length);
    for (int at = text.readerIndex(); at < last; at++) {
      if (text.getByte(at) == '"' && startsWith(text, at, ACTION)) {
        heard++;
        if (delays != null) {
          int id = at + ACTION.length;
          delays.heard(text.toString(id, ID_CHARS, StandardCharsets.US_ASCII), now);
        }
        return;
      }
    }
  }

  private static boolean startsWith(ByteBuf text, int at, byte[] what) {
    for (int i = 0; i < what.length; i++) {
      if (text.getByte(at + i) != what[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail("the server closed the socket of a subscriber");
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(cause.toString());
  }

  private void fail(String why) {
    if (!following.completeExceptionally(new IllegalStateException(why)) && delays != null) {
      delays.fail(why);
    }
  }
}
