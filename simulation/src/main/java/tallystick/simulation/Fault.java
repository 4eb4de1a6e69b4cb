package tallystick.simulation;

/// What goes wrong around the nodes, on purpose and as the seed says.
enum Fault {
  KILL("processes killed"),
  VOTER_KILLED("processes killed right after their vote"),
  POWER_CUT("power cuts"),
  FOLLOWER_CUT("power cuts right after an acknowledgement"),
  LOST_WRITES("writes lost that were not forced"),
  TORN_WRITE("writes torn"),
  PAUSE("pauses"),
  PARTITION("partitions"),
  ONE_WAY("one-way partitions"),
  LOSS("messages lost"),
  DELAY("messages delayed"),
  DUPLICATE("messages doubled"),
  WRONG_CLOCK("clocks set wrong"),
  LEAP("hours without anybody"),
  SLOW_DISK("slow disks"),
  FULL_DISK("full disks"),
  FLIPPED_BYTE("bytes flipped on disk"),
  LOST_VIEWS("views lost");

  private final String plural;

  Fault(String plural) {
    this.plural = plural;
  }

  /// Many of them, for a person.
  String plural() {
    return plural;
  }
}
