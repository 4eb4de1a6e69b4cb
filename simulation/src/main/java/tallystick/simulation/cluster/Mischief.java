package tallystick.simulation.cluster;

/// What is done to the nodes while they work.
enum Mischief {
  /// SIGKILL of the leader, which is started again once the others serve.
  KILL_LEADER,
  /// SIGKILL of another node.
  KILL_FOLLOWER,
  /// SIGKILL of all at once.
  KILL_ALL,
  /// SIGSTOP of the leader for some seconds: it wakes up and believes that it leads.
  PAUSE_LEADER,
  /// SIGSTOP of another node.
  PAUSE_FOLLOWER,
  /// The leader's packets are lost, to and fro, as long as it takes to elect another.
  SILENCE_LEADER,
  /// Another node's packets are lost.
  SILENCE_FOLLOWER,
  /// Connections with another node break and cannot be made again for a while.
  CUT_FOLLOWER,
  /// Everything to and from the leader takes its time.
  DELAY_LEADER,
  /// The disk of one node fills up; the node is started again when there is room.
  FILL_DISK
}
