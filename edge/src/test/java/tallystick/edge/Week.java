package tallystick.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tallystick.domains.devices.DevicesAction.EnrolDevice;
import tallystick.kernel.SigningKey;

/// A week without an uplink at a reading a second from each of 50 sensors, by a simulated clock;
/// then all of it goes up. Not a test, for it takes minutes: run it by hand. Arguments: an empty
/// folder, and seconds if not a week's.
final class Week {
  private static final int SENSORS = 50;
  private static final long BEGIN = 1_800_000_000_000L;

  private Week() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 7L * 24 * 3_600;
    try (Outbox outbox = Outbox.open(folder.resolve("outbox.db"))) {
      long began = System.nanoTime();
      for (long second = 0; second < seconds; second++) {
        List<Measurement> measured = new ArrayList<>(SENSORS);
        for (int sensor = 0; sensor < SENSORS; sensor++) {
          measured.add(new Measurement("c" + sensor, 4_000 + (second * 7 + sensor) % 900));
        }
        outbox.append(BEGIN + second * 1_000, measured);
      }
      say("kept", outbox.last(), began);
      say("bytes of the file", Files.size(folder.resolve("outbox.db")), began);
      outbox.set("enrolled", "yes");
      drain(outbox, BEGIN + seconds * 1_000);
    }
  }

  /// A venue that takes everything, and checks that it comes in order, once.
  private static void drain(Outbox outbox, long clock) {
    long began = System.nanoTime();
    List<Parcel> wire = new ArrayList<>();
    TinyLog log = new TinyLog();
    Dispatch dispatch =
        new Dispatch(
            outbox,
            log.known(),
            new Signer(SigningKey.generate(), TinyLog.ORIGIN),
            new EnrolDevice("a-claim-code-of-some-length", "edge", "1"),
            new Dispatch.Pace(() -> clock, () -> clock, () -> 10_000),
            new Dispatch.Wire() {
              @Override
              public void send(Parcel parcel) {
                wire.add(parcel);
              }

              @Override
              public void renew() {}

              @Override
              public long last() {
                return 0;
              }
            });
    dispatch.connected(true);
    long last = 0;
    long messages = 0;
    while (!wire.isEmpty()) {
      Parcel parcel = wire.removeFirst();
      if (parcel.last() <= last) {
        throw new IllegalStateException(parcel.last() + " after " + last);
      }
      last = parcel.last();
      messages++;
      dispatch.answered(log.answers(parcel, ""));
    }
    say("messages", messages, began);
    say("sent", last, began);
    if (last != outbox.last() || !outbox.oldest(1).isEmpty()) {
      throw new IllegalStateException("not everything went up");
    }
  }

  private static void say(String what, long count, long began) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    System.out.println(what + " " + count + " after " + millis + " ms");
  }
}
