package tallystick.server.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// What happens at which time after the venue's beginning.
final class Story {
  private final Deque<Scene> left;

  /// @param after the beginning
  record Scene(Duration after, Runnable play) {
    static Scene at(int day, int hour, Runnable play) {
      return new Scene(Duration.ofDays(day).plusHours(hour), play);
    }
  }

  Story(List<Scene> scenes) {
    left = new ArrayDeque<>(scenes.stream().sorted(Comparator.comparing(Scene::after)).toList());
  }

  /// Plays what is due and was not played yet, in order.
  void until(Duration elapsed) {
    while (!left.isEmpty() && left.getFirst().after().compareTo(elapsed) <= 0) {
      left.removeFirst().play().run();
    }
  }
}
