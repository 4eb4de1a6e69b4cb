package tallystick.server.gateway;

import java.util.List;
import java.util.stream.Stream;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;

/// The topics of the live stream, `<room>.<name>.<key>`, as the rooms declare them.
public record EventTopics(List<Domain> domains) {

  /// Whose followers are told of an event.
  public List<String> of(Event event) {
    for (Domain domain : domains) {
      if (domain.events().isInstance(event)) {
        return domain.api().topics().stream()
            .flatMap(topic -> names(domain, topic, event))
            .toList();
      }
    }
    return List.of();
  }

  private static Stream<String> names(Domain domain, Topic topic, Event event) {
    return topic.keys().apply(event).stream()
        .distinct()
        .map(key -> domain.name() + "." + topic.name() + "." + key);
  }

  /// A topic without its key.
  ///
  /// @param topic as `market.orders`
  /// @param key what the last part of its name is
  public record Declared(String topic, String key, String summary) {}

  /// All that there are.
  public List<Declared> declared() {
    return domains.stream()
        .flatMap(domain ->
            domain.api().topics().stream()
                .map(topic ->
                    new Declared(domain.name() + "." + topic.name(), topic.key(), topic.summary())))
        .toList();
  }
}
