package tallystick.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks the sensors in time with each other, by a configuration that may change at any moment. A
/// sensor that is named as before goes on as it was.
final class Measuring implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Measuring.class.getName());

  private final ScheduledExecutorService thread;
  private final Ear ear;
  private @Nullable Future<?> turns;
  private boolean started;
  private volatile Plan plan = new Plan(null, Map.of());

  /// Who hears what was measured.
  interface Ear {
    /// @param by the configuration by which it was measured
    /// @param measured may be empty
    void measured(Configuration by, long time, List<Measurement> measured);

    /// There are other actuators now, which are sensors too.
    ///
    /// @throws IllegalArgumentException when they cannot be
    void actuators(List<Actuator> actuators);
  }

  private record Plan(@Nullable Configuration by, Map<String, Sensor> sensors) {}

  Measuring(ScheduledExecutorService thread, Ear ear) {
    this.thread = thread;
    this.ear = ear;
  }

  /// Measures by a configuration from now on, or goes on as it was.
  ///
  /// @throws IOException with a sentence for the owner, when a sensor is none
  synchronized void use(Configuration next) throws IOException {
    Map<String, Sensor> known = plan.sensors();
    Map<String, Sensor> sensors = new LinkedHashMap<>();
    List<Actuator> actuators = new ArrayList<>();
    try {
      for (String text : next.sensors()) {
        Sensor sensor = known.getOrDefault(text, null);
        sensors.put(text, sensor == null ? Sensors.of(text) : sensor);
        if (sensors.get(text) instanceof Actuator actuator) {
          actuators.add(actuator);
        }
      }
      ear.actuators(actuators);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    Configuration before = plan.by();
    plan = new Plan(next, sensors);
    if (started && (before == null || before.everySeconds() != next.everySeconds())) {
      turn(next);
    }
    Set<Sensor> gone = new HashSet<>(known.values());
    gone.removeAll(sensors.values());
    gone.forEach(Sensor::close);
  }

  /// Begins.
  synchronized void start() {
    started = true;
    Configuration by = plan.by();
    if (by != null) {
      turn(by);
    }
  }

  private void turn(Configuration by) {
    Future<?> before = turns;
    if (before != null) {
      before.cancel(false);
    }
    turns = thread.scheduleAtFixedRate(this::measure, 0, by.everySeconds(), TimeUnit.SECONDS);
  }

  /// A sensor that fails harms no other.
  private void measure() {
    Plan now = plan;
    Configuration by = now.by();
    if (by == null) {
      return;
    }
    long time = System.currentTimeMillis();
    List<Measurement> measured = new ArrayList<>();
    now.sensors()
        .forEach((text, sensor) -> {
          try {
            measured.addAll(sensor.measure(time));
          } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a sensor says nothing: {0}", e.getMessage());
          }
        });
    ear.measured(by, time, measured);
  }

  @Override
  public void close() {
    thread.close();
  }
}
