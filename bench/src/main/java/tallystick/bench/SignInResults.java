package tallystick.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tallystick.bench.Results.Mark;
import tallystick.bench.SignInBench.Flooded;
import tallystick.bench.SignInBench.Guesses;
import tallystick.bench.SignInBench.Pair;
import tallystick.bench.SignInBench.Plan;
import tallystick.bench.SignInBench.Round;
import tallystick.bench.SignInBench.Spread;
import tallystick.bench.SignInBench.Timed;

/// Everything that one run of `./run bench sign-in` found.
record SignInResults(
    String command,
    String date,
    Machine machine,
    Plan plan,
    Guesses guesses,
    List<Round> rounds,
    List<Pair> lookUps,
    Pair acts,
    List<Mark> marks) {
  private static final double FLOOD_MARK = 2;
  private static final double LOOK_UP_MARK_MILLIS = 1;
  private static final double SHARE_MARK = 0.05;
  private static final double GUESS_MARK = 0.1;

  static SignInResults of(
      String command,
      String date,
      Machine machine,
      Plan plan,
      Guesses guesses,
      List<Round> rounds,
      List<Pair> lookUps,
      Pair acts) {
    double ratio = median(rounds, round -> round.ratio(round.tries()));
    double fewer = median(rounds, round -> round.ratio(round.fewer()));
    double millis =
        median(
            lookUps,
            pair -> pair.with().millis().p99Millis() - pair.without().millis().p99Millis());
    double micros =
        median(lookUps, pair -> pair.with().venueMicros() - pair.without().venueMicros());
    double share = micros / acts.with().venueMicros();
    double there = guesses.there().median();
    double difference = Math.abs(there - guesses.missing().median()) / there;
    List<Mark> marks =
        List.of(
            new Mark(
                "p99 of others beside %,.0f log-ins a second <= 2 x (median of the rounds)"
                    .formatted(plan.triesPerSecond()),
                "x %.2f".formatted(ratio),
                ratio <= FLOOD_MARK),
            new Mark(
                "the same beside %,.0f".formatted(SignInBench.LESS_PER_SECOND),
                "x %.2f".formatted(fewer),
                fewer <= FLOOD_MARK),
            new Mark(
                "medians of wrong passwords differ by < 10 %, account there or not",
                "%.1f %%".formatted(difference * 100), difference < GUESS_MARK),
            new Mark(
                "looking a session up < 1 ms at p99 (difference of the two, median of the turns)",
                "%.2f ms".formatted(millis),
                millis < LOOK_UP_MARK_MILLIS),
            new Mark(
                "looking a session up < 5 % of the venue's processor time for an act by session",
                "%.1f %%".formatted(share * 100), share < SHARE_MARK));
    return new SignInResults(command, date, machine, plan, guesses, rounds, lookUps, acts, marks);
  }

  private static <T> double median(List<T> all, ToDoubleFunction<T> of) {
    double[] sorted = all.stream().mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  String report() {
    StringBuilder text = new StringBuilder();
    text.append(machine.heading("signing in", date, command))
        .append("- the clients, the flood's included, run on the same processors as the venue\n\n")
        .append("## Acts of others beside a flood of log-ins\n\n")
        .append("Single signed transfers, %,.0f a second. ".formatted(plan.perSecond()))
        .append(
            "Tries of passwords come from as many addresses as there are; beside them, as many\n")
        .append("reads of one line from memory: what the machine makes of any such flood.\n\n")
        .append(
            "| round | beside | a second | turned away | p50 ms | p99 ms | p99.9 ms | x p99 |\n")
        .append(
            "|------:|--------|---------:|------------:|-------:|-------:|---------:|------:|\n");
    for (int i = 0; i < rounds.size(); i++) {
      Round round = rounds.get(i);
      text.append("| %d | nothing | | | %s | |\n".formatted(i + 1, times(round.calm())))
          .append(row(i + 1, round, round.tries()))
          .append(row(i + 1, round, round.fewer()))
          .append(row(i + 1, round, round.reads()));
    }
    text.append("\n## What a session costs\n\n")
        .append("| requests | a second | p50 ms | p99 ms | p99.9 ms | us of the venue for each |\n")
        .append("|----------|---------:|-------:|-------:|---------:|------------------------:|\n");
    Stream.concat(lookUps.stream(), Stream.of(acts))
        .flatMap(pair -> Stream.of(pair.without(), pair.with()))
        .forEach(timed ->
            text.append(
                "| %s | %,.0f | %s | %,.0f |\n"
                    .formatted(
                        timed.what(), timed.perSecond(), times(timed), timed.venueMicros())));
    text.append("\n## Wrong passwords, in turns\n\n")
        .append("| account | least ms | median ms | most ms |\n")
        .append("|---------|---------:|----------:|--------:|\n")
        .append("| there | %s |\n".formatted(spread(guesses.there())))
        .append("| missing | %s |\n".formatted(spread(guesses.missing())));
    text.append("\n## Marks\n\n| mark | found | |\n|------|------:|---|\n");
    for (Mark mark : marks) {
      text.append(
          "| %s | %s | %s |\n".formatted(mark.goal(), mark.found(), mark.met() ? "met" : "missed"));
    }
    return text.toString();
  }

  private static String row(int number, Round round, Flooded flood) {
    return "| %d | %s | %,.0f | %.1f %% | %s | %.2f |\n"
        .formatted(
            number,
            flood.what(),
            flood.perSecond(),
            flood.turnedAway() * 100,
            times(flood.acts()),
            round.ratio(flood));
  }

  private static String spread(Spread spread) {
    return "%.0f | %.0f | %.0f".formatted(spread.min(), spread.median(), spread.max());
  }

  private static String times(Timed timed) {
    return "%.2f | %.2f | %.2f"
        .formatted(
            timed.millis().p50Millis(), timed.millis().p99Millis(), timed.millis().p999Millis());
  }
}
