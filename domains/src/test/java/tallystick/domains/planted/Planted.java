package tallystick.domains.planted;

import java.io.File;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import tallystick.kernel.Dice;

/// Planted: decisions that would differ between machines or runs. The structure test must find
/// every one of them, which shows that its rules can fail.
public final class Planted {
  private Planted() {}

  static final class ReadsTheClock {
    long time() {
      return System.currentTimeMillis();
    }
  }

  static final class ReadsTheTimeOfDay {
    long time() {
      return Instant.now().toEpochMilli();
    }
  }

  static final class ReadsTheEnvironment {
    String home() {
      return System.getProperty("user.home", "");
    }
  }

  static final class Gambles {
    int number() {
      return new Random(1).nextInt();
    }
  }

  static final class InventsIds {
    String id() {
      return UUID.randomUUID().toString();
    }
  }

  static final class ThrowsDice {
    int number() {
      return new Dice(1).below(6);
    }
  }

  static final class StartsThreads {
    Thread thread() {
      return Thread.ofVirtual().unstarted(() -> {});
    }
  }

  static final class SharesMemory {
    final AtomicLong shared = new AtomicLong();
  }

  static final class SplitsWork {
    long sum(List<Long> all) {
      return all.parallelStream().mapToLong(n -> n).sum();
    }
  }

  static final class OpensFiles {
    boolean there() {
      return new File("x").exists();
    }
  }

  static final class OpensTheNetwork {
    URI address() {
      return URI.create("https://example.org");
    }
  }

  static final class KnowsTheLocale {
    String upper(String text) {
      return text.toUpperCase(Locale.getDefault());
    }
  }

  static final class FormatsForTheLocale {
    String number(int n) {
      return "%d".formatted(n);
    }
  }

  static final class WalksAHashMap {
    Collection<Integer> values() {
      return new HashMap<>(Map.copyOf(new HashMap<String, Integer>())).values();
    }
  }

  static final class WalksAHashSet {
    Set<String> names(List<String> names) {
      return new HashSet<>(names);
    }
  }

  static final class WalksASetOf {
    List<String> names() {
      return List.copyOf(Set.of("a", "b", "c"));
    }
  }

  static final class WalksAMapOf {
    List<String> names() {
      return List.copyOf(Map.of("a", 1, "b", 2).keySet());
    }
  }

  static final class CollectsToASet {
    Set<String> names(List<String> names) {
      return names.stream().collect(Collectors.toSet());
    }
  }

  static final class SortsByIdentity {
    int order(Object one) {
      return System.identityHashCode(one);
    }
  }

  @Tag("planted")
  static final class IsAnnotated {}

  static final class WorkManager {}

  static final class ThingImpl {}

  static final class AbstractThing {}

  static final class BaseThing {}

  static final class StringUtils {}

  static final class Divides {
    long half(long n) {
      return (long) (n / 2.0);
    }
  }

  static final class Rounds {
    long rounded(long n) {
      return Math.round(Math.sqrt((double) n));
    }
  }

  static final class KeepsAFraction {
    float fraction;
  }

  static final class BoxesAFraction {
    Object price() {
      return Double.valueOf("1.5");
    }
  }
}
