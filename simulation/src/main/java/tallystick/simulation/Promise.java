package tallystick.simulation;

/// What a cluster promises, whatever goes wrong around it. The predicates are in [Promises].
enum Promise {
  ONE_ORDER("any two nodes have the same block at the same height"),
  ROOTS_EQUAL("any two nodes have the same roots at the same height"),
  LOG_GROWS_ONLY("every log is the beginning of every longer one"),
  NOTHING_LOST("what was acknowledged is in the log for ever, where the receipt says"),
  DECIDED_ONCE("an id is decided once"),
  ONE_LEADER("a term has one leader at most"),
  DECIDED_STAYS("an entry that was decided is never replaced"),
  TIME_NEVER_FALLS("log time never falls"),
  TIME_IS_RIGHT("one wrong clock does not move log time"),
  READS_CURRENT("a read shows what was decided at its height, which is never below the one asked"),
  ONLY_GOOD_BYTES("nobody is served what a disk has damaged"),
  SOUND_DISKS("a disk that nothing damaged reads as it was written"),
  SOUND_ROOMS("the rooms' invariants hold"),
  SERVICE_RESUMES("some time after the last fault all nodes agree and answer again");

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String toString() {
    return name() + " (" + sentence + ")";
  }
}
