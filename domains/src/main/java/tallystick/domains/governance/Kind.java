package tallystick.domains.governance;

/// What a decision is about. Each kind has its own quorum, threshold, voting period and delay.
public enum Kind {
  PARAMETER("parameter", Standard.WEIGHTY, 3_600_000),
  ROLE("role", Standard.WEIGHTY, 0),
  INSTRUMENT("instrument", Standard.ORDINARY, 0),
  DELISTING("delisting", Standard.ORDINARY, 0),
  HALT("halt", Standard.URGENT, 0),
  VOTING_ASSET("voting-asset", Standard.WEIGHTY, 3_600_000),
  RULES("rules", Standard.WEIGHTY, 86_400_000);

  private static final long MAX_MILLIS = 30L * 86_400_000;

  private final String noun;
  private final Standard standard;
  private final long delayMillis;

  Kind(String noun, Standard standard, long delayMillis) {
    this.noun = noun;
    this.standard = standard;
    this.delayMillis = delayMillis;
  }

  /// The part of all power that has to vote; at most half, for else a few lost keys could make
  /// decisions impossible for ever.
  Parameter quorum() {
    return new Parameter(
        name("quorum"),
        standard.quorum,
        0,
        5_000,
        Unit.BASIS_POINTS,
        sentence("how much of all power must vote."));
  }

  /// More than this part of the votes for or against has to be for it.
  Parameter threshold() {
    return new Parameter(
        name("threshold"),
        standard.threshold,
        5_000,
        9_000,
        Unit.BASIS_POINTS,
        sentence("more of the votes for or against must be for it than this."));
  }

  /// How long votes are taken.
  Parameter period() {
    return new Parameter(
        name("period"),
        standard.periodMillis,
        60_000,
        MAX_MILLIS,
        Unit.MILLISECONDS,
        sentence("how long votes are taken."));
  }

  /// How long what has passed waits.
  Parameter delay() {
    return new Parameter(
        name("delay"),
        delayMillis,
        0,
        MAX_MILLIS,
        Unit.MILLISECONDS,
        sentence("how long it waits after it has passed; a guardian may stop it meanwhile."));
  }

  private String name(String of) {
    return "governance." + noun + "." + of;
  }

  private String sentence(String rest) {
    return "Decisions of the kind " + noun + ": " + rest;
  }

  private enum Standard {
    URGENT(500, 5_000, 3_600_000),
    ORDINARY(1_000, 5_000, 86_400_000),
    WEIGHTY(2_000, 6_000, 3L * 86_400_000);

    private final long quorum;
    private final long threshold;
    private final long periodMillis;

    Standard(long quorum, long threshold, long periodMillis) {
      this.quorum = quorum;
      this.threshold = threshold;
      this.periodMillis = periodMillis;
    }
  }
}
