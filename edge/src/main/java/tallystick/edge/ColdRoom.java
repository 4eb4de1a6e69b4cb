package tallystick.edge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A simulated cold room. Somebody opens its door now and then and leaves it open for a while; warm
/// and damp air comes in, and the compressor works. The same seed gives the same day. The command
/// `door` with `{"seconds":600}` leaves it open for so long. A site may have a spare compressor,
/// which works for the room whose seed stands in its file.
final class ColdRoom implements Sensor, Actuator {
  private static final long OUTSIDE = 21_000;
  private static final long LOWEST = 3_000;
  private static final long COMPRESSOR_ON = 4_500;
  private static final long OPENINGS_EVERY_SECONDS = 900;

  private static final int MAX_DIGITS = 12;

  private final Dice dice;
  private final long seed;
  private final String prefix;
  private final @Nullable Path spare;
  private long last = -1;
  private long openUntil;
  private boolean cooling;
  private long temperature = 4_000;
  private long humidity = 70_000;
  private long wattSeconds;

  /// @param prefix of the channels' names and of the command's, such as `room-1.`; may be empty
  ColdRoom(long seed, String prefix) {
    this(seed, prefix, null);
  }

  /// @param spare file of the site's spare compressor, if there is one
  ColdRoom(long seed, String prefix, @Nullable Path spare) {
    this.dice = new Dice(seed);
    this.seed = seed;
    this.prefix = prefix;
    this.spare = spare;
  }

  @Override
  public String command() {
    return prefix + "door";
  }

  @Override
  public synchronized ObjectNode act(JsonNode arguments) throws IOException {
    JsonNode seconds = arguments.path("seconds");
    if (!seconds.isIntegralNumber() || !seconds.canConvertToInt()) {
      throw new IOException("seconds must be a whole number");
    }
    openUntil = last + seconds.intValue() * 1_000L;
    return Codec.JSON.createObjectNode().put("until", openUntil);
  }

  @Override
  public synchronized List<Measurement> measure(long time) {
    // A clock that was set does not make it winter: one step is at most a minute.
    long seconds = last < 0 ? 1 : Math.clamp((time - last) / 1_000, 0, 60);
    last = time;
    boolean helped = isHelped();
    for (long i = 0; i < seconds; i++) {
      second(time, helped);
    }
    return List.of(
        new Measurement(prefix + "temperature", temperature + dice.between(-30, 30)),
        new Measurement(
            prefix + "humidity", Math.clamp(humidity + dice.between(-200, 200), 0, 100_000)),
        new Measurement(prefix + "door", time < openUntil ? 1_000 : 0),
        new Measurement(prefix + "energy", wattSeconds / 3_600));
  }

  private boolean isHelped() {
    if (spare == null) {
      return false;
    }
    try (InputStream in = Files.newInputStream(spare)) {
      String text = new String(in.readNBytes(MAX_DIGITS), StandardCharsets.US_ASCII);
      return text.strip().equals(Long.toString(seed));
    } catch (IOException e) {
      return false;
    }
  }

  private void second(long time, boolean helped) {
    boolean open = time < openUntil;
    if (!open && dice.between(1, OPENINGS_EVERY_SECONDS) == 1) {
      openUntil = time + dice.between(10, 240) * 1_000;
    }
    temperature += (OUTSIDE - temperature) / (open ? 600 : 20_000) + 1;
    humidity += ((open ? 95_000 : 70_000) - humidity) / 300;
    cooling = temperature > COMPRESSOR_ON || (cooling && temperature > LOWEST);
    if (cooling) {
      temperature -= 8;
    }
    if (helped && temperature > LOWEST) {
      temperature -= 40;
    }
    wattSeconds += cooling ? 900 : 40;
  }
}
