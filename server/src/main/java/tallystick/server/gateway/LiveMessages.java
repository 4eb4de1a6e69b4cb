package tallystick.server.gateway;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Domain;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.kernel.Limits;
import tallystick.kernel.Receipt;
import tallystick.server.views.Headline;

/// What a block tells the followers of topics, as JSON.
final class LiveMessages {
  /// The topic of every action.
  static final String ACTIONS = "log.actions";

  /// The topic of every block.
  static final String BLOCKS = "log.blocks";

  private final Codec codec;
  private final EventTopics topics;

  LiveMessages(List<Domain> domains) {
    this.codec = new Codec(domains);
    this.topics = new EventTopics(domains);
  }

  record Typed(String type, Record body) {}

  record Message(String topic, long height, long time, String action, long cursor, Typed event) {}

  record ActionBody(
      String id,
      long height,
      long time,
      long position,
      String type,
      String by,
      String key,
      boolean accepted,
      String reason) {}

  record BlockBody(long height, long time, long firstPosition, int actions, long accepted) {}

  /// Gives each message of the block on a wanted topic to `out`, in order.
  void of(Block block, Predicate<String> wanted, BiConsumer<String, String> out) {
    if (wanted.test(ACTIONS)) {
      List<Headline> headlines = Headline.of(block);
      for (int i = 0; i < block.entries().size(); i++) {
        action(Receipt.of(block, i), headlines.get(i), out);
      }
    }
    for (int i = 0; i < block.entries().size(); i++) {
      events(block, i, wanted, out);
    }
    if (wanted.test(BLOCKS)) {
      long accepted =
          block.entries().stream().filter(e -> codec.outcome(e.outcome()).accepted()).count();
      BlockBody body =
          new BlockBody(
              block.height(),
              block.time(),
              block.firstPosition(),
              block.entries().size(),
              accepted);
      Typed event = new Typed("log.Block", body);
      send(new Message(BLOCKS, block.height(), block.time(), "", block.height(), event), out);
    }
  }

  private static void action(Receipt receipt, Headline headline, BiConsumer<String, String> out) {
    ActionBody body =
        new ActionBody(
            receipt.id(),
            receipt.height(),
            receipt.time(),
            receipt.position(),
            headline.type(),
            headline.by(),
            receipt.envelope().key(),
            receipt.accepted(),
            receipt.reason());
    send(
        new Message(
            ACTIONS,
            receipt.height(),
            receipt.time(),
            receipt.id(),
            receipt.position(),
            new Typed("log.Action", body)),
        out);
  }

  private void events(
      Block block, int index, Predicate<String> wanted, BiConsumer<String, String> out) {
    Entry entry = block.entries().get(index);
    List<Event> events = codec.outcome(entry.outcome()).events();
    for (int sequence = 0; sequence < events.size(); sequence++) {
      Event event = events.get(sequence);
      long cursor = (block.firstPosition() + index) * Limits.EVENTS_PER_ACTION + sequence;
      for (String topic : topics.of(event)) {
        if (wanted.test(topic)) {
          Typed typed = new Typed(Codec.name(event.getClass()), (Record) event);
          send(new Message(topic, block.height(), block.time(), entry.id(), cursor, typed), out);
        }
      }
    }
  }

  private static void send(Message message, BiConsumer<String, String> out) {
    out.accept(message.topic(), Codec.JSON.writeValueAsString(message));
  }
}
