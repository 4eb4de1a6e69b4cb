package tallystick.bench;

import java.util.List;
import tallystick.bench.Delays.Percentiles;
import tallystick.bench.Delays.Times;
import tallystick.bench.DevicesBench.Plan;
import tallystick.bench.DevicesBench.Proofs;
import tallystick.bench.DevicesBench.Round;
import tallystick.bench.Results.Mark;

/// Everything that one run of `./run bench devices` found.
///
/// @param rounds by the size of their messages, the slowest of each first
record DevicesResults(
    String command,
    String date,
    Machine machine,
    Plan plan,
    List<Round> rounds,
    Proofs proofs,
    Times dashboard,
    List<Mark> marks) {
  private static final double RATIO_MARK = 0.5;
  private static final double READINGS_MARK = 20_000;
  private static final double DASHBOARD_MARK_MILLIS = 250;

  static DevicesResults of(
      String command,
      String date,
      Machine machine,
      Plan plan,
      List<Round> rounds,
      Proofs proofs,
      Times dashboard) {
    Round small = median(rounds, plan.sizes().getFirst());
    Round large = median(rounds, plan.sizes().getLast());
    double p99 = dashboard.sinceDue().p99Millis();
    List<Mark> marks =
        List.of(
            new Mark(
                "messages of %d readings >= 50 %% of the bare broker's (median of the rounds)"
                    .formatted(small.readings()),
                "%.0f %%".formatted(small.ratio() * 100),
                small.ratio() >= RATIO_MARK),
            new Mark(
                "readings in messages of %d >= 50 %% of the bare broker's messages of %d"
                    .formatted(large.readings(), small.readings()),
                "%.0f %%".formatted(large.readingsPerSecond() / small.bare() * 100),
                large.readingsPerSecond() >= RATIO_MARK * small.bare()),
            new Mark(
                "readings in messages of %d >= 20,000 a second".formatted(large.readings()),
                "%,.0f".formatted(large.readingsPerSecond()),
                large.readingsPerSecond() >= READINGS_MARK),
            new Mark(
                "any reading is proved",
                "%d of %d".formatted(proofs.given(), proofs.asked()),
                proofs.given() == proofs.asked()),
            new Mark(
                "from a reading to the dashboard < 250 ms at p99",
                "%.1f ms".formatted(p99),
                p99 < DASHBOARD_MARK_MILLIS));
    return new DevicesResults(command, date, machine, plan, rounds, proofs, dashboard, marks);
  }

  private static Round median(List<Round> rounds, int readings) {
    List<Round> some = rounds.stream().filter(one -> one.readings() == readings).toList();
    return some.get(some.size() / 2);
  }

  String report() {
    StringBuilder text = new StringBuilder();
    text.append(machine.heading("readings of devices", date, command))
        .append("- devices, brokers, venue and its PostgreSQL run on the same processors\n\n")
        .append("## Messages a second\n\n")
        .append(
            "%d devices, each with two messages on their way (MQTT 5, QoS 1). At a bare broker a\n"
                .formatted(plan.devices()))
        .append("message is done when one subscriber to all devices has it; at the venue, when\n")
        .append("its device has the receipt: signature checked, readings in PostgreSQL, root in\n")
        .append("the log, both forced to disk.\n\n")
        .append("| readings | bytes | mosquitto | bare broker | venue | ratio | readings/s")
        .append(" | us venue | us PostgreSQL | us devices |\n")
        .append("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Round one : rounds) {
      text.append(
          "| %d | %,d | %,.0f | %,.0f | %,.0f | %.2f | %,.0f | %,.0f | %,.0f | %,.0f |\n"
              .formatted(
                  one.readings(),
                  one.bytes(),
                  one.mosquitto(),
                  one.bare(),
                  one.venue(),
                  one.ratio(),
                  one.readingsPerSecond(),
                  one.micros().server(),
                  one.micros().postgres(),
                  one.micros().client()));
    }
    text.append("\n## From a reading to the dashboard\n\n")
        .append(
            "%,.0f readings a second, each a message of its own, from when one was taken and\n"
                .formatted(plan.dashboardPerSecond()))
        .append("unsigned until the WebSocket that follows the fleet has it.\n\n")
        .append("| messages | p50 ms | p99 ms | p99.9 ms | max ms |\n|---:|---:|---:|---:|---:|\n");
    Percentiles millis = dashboard.sinceDue();
    text.append(
        "| %,d | %.1f | %.1f | %.1f | %.1f |\n"
            .formatted(
                dashboard.messages(),
                millis.p50Millis(),
                millis.p99Millis(),
                millis.p999Millis(),
                millis.maxMillis()));
    text.append("\n## Marks\n\n");
    for (Mark mark : marks) {
      text.append(
          "- %s: %s (%s)\n"
              .formatted(mark.met() ? "mark met" : "mark MISSED", mark.goal(), mark.found()));
    }
    return text.toString();
  }
}
