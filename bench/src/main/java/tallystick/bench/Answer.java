package tallystick.bench;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Looks at an answer with as little work as a check can have: the client shares the processors
/// with the server that it measures.
///
/// @param refused actions
/// @param failure what is wrong with it, or null if all actions of the request were decided, and
///   accepted where they must be
record Answer(int refused, @Nullable String failure) {
  private static final int SHOWN = 300;
  private static final byte[] ACCEPTED = "\"accepted\":true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REFUSED = "\"accepted\":false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ID = "\"id\":\"".getBytes(StandardCharsets.US_ASCII);

  /// @param actions that the request asked for
  /// @param refusable whether some may be refused
  static Answer to(
      Load.Request request, FullHttpResponse response, int actions, boolean refusable) {
    ByteBuf body = response.content();
    if (response.status().code() != 200) {
      return new Answer(0, response.status() + ": " + shown(body));
    }
    byte[] bytes = new byte[body.readableBytes()];
    body.getBytes(body.readerIndex(), bytes);
    int id = find(bytes, ID, 0) + ID.length;
    if (id < ID.length || !isAt(bytes, id, request.id())) {
      return new Answer(0, "an answer about another action: " + shown(body));
    }
    int accepted = count(bytes, ACCEPTED);
    int refused = refusable ? count(bytes, REFUSED) : 0;
    return new Answer(
        refused,
        accepted + refused == actions ? null : accepted + " of " + actions + ": " + shown(body));
  }

  /// Takes every answer; it is a refusal when the venue said that it is too busy.
  static Answer whatever(FullHttpResponse response) {
    return new Answer(response.status().equals(HttpResponseStatus.TOO_MANY_REQUESTS) ? 1 : 0, null);
  }

  /// In the outcome, which is text, quotation marks are escaped: only receipts are counted.
  private static int count(byte[] bytes, byte[] text) {
    int count = 0;
    for (int at = find(bytes, text, 0); at >= 0; at = find(bytes, text, at + 1)) {
      count++;
    }
    return count;
  }

  private static int find(byte[] bytes, byte[] text, int from) {
    int last = bytes.length - text.length;
    for (int at = from; at <= last; at++) {
      if (bytes[at] == '"' && matches(bytes, at, text)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean matches(byte[] bytes, int at, byte[] text) {
    for (int i = 1; i < text.length; i++) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAt(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String shown(ByteBuf body) {
    int length = Math.min(SHOWN, body.readableBytes());
    return body.toString(body.readerIndex(), length, StandardCharsets.UTF_8);
  }
}
