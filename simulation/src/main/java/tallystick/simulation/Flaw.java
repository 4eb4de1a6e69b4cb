package tallystick.simulation;

/// A mistake that can be planted, to see that the simulation finds it.
enum Flaw {
  /// Everything as it should be.
  NONE,
  /// The leader takes an entry for decided as soon as it is on its own disk.
  ACKNOWLEDGES_BEFORE_MAJORITY,
  /// A node sends its vote, dies, and does not know it any more when it starts again.
  FORGETS_VOTES,
  /// A follower says that it keeps entries before they are on its disk.
  ACKNOWLEDGES_BEFORE_DISK,
  /// A snapshot comes without the ids that were decided.
  LOSES_IDS_IN_SNAPSHOT,
  /// A block is not written together with its place in the log, so that a restart executes it
  /// again.
  APPLIES_TWICE,
  /// Views answer at once, whatever height was asked for.
  READS_TOO_EARLY,
  /// A node reads from disk without looking at checksums.
  IGNORES_CHECKSUMS,
  /// The leader believes its own clock.
  BELIEVES_ITS_CLOCK
}
