package tallystick.edge;

import java.nio.file.Path;
import java.util.List;
import tallystick.domains.devices.Reading;

/// A process that fills an outbox and gives some of it away, until it is killed. It says a line for
/// what is durable: `kept <last number>`, `settled <last number>`.
final class Scribe {
  private Scribe() {}

  public static void main(String[] arguments) throws Exception {
    Outbox outbox = Outbox.open(Path.of(arguments[0]));
    Parcel left = outbox.parcel();
    if (left != null) {
      outbox.settle(left);
    }
    for (long round = 0; ; round++) {
      long next = outbox.last() + 1;
      outbox.append(next, List.of(new Measurement("one", next), new Measurement("two", next + 1)));
      say("kept " + outbox.last());
      if (round % 7 == 3) {
        List<Reading> oldest = outbox.oldest(9);
        long last = oldest.getLast().sequence();
        Parcel parcel = new Parcel(Signer.freshId(), Parcel.READINGS, new byte[] {1}, last, 0);
        outbox.dispatch(parcel);
        outbox.settle(parcel);
        say("settled " + last);
      }
    }
  }

  private static void say(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }
}
