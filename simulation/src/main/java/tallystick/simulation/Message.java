package tallystick.simulation;

import java.util.List;
import java.util.SortedMap;
import tallystick.kernel.Block;
import tallystick.kernel.Envelope;

/// What travels. Members of the group are numbered anew when they begin with an empty disk, so a
/// message names the members that it is from and for, not only the places on the network.
sealed interface Message {
  /// What members say to each other to keep one order.
  sealed interface OfGroup extends Message {
    int from();

    int to();

    long term();
  }

  /// A candidate wants to lead.
  record AskVote(int from, int to, long term, long lastIndex, long lastTerm) implements OfGroup {}

  record Voted(int from, int to, long term, boolean granted) implements OfGroup {}

  /// Entries to follow the one at `previousIndex`; none for a sign of life.
  ///
  /// @param clock of the sender
  record Append(
      int from,
      int to,
      long term,
      long previousIndex,
      long previousTerm,
      List<RaftLog.Entry> entries,
      long commit,
      long clock)
      implements OfGroup {}

  /// @param match up to where the sender's log is that of the leader, on disk
  record Appended(int from, int to, long term, boolean fits, long match, long clock)
      implements OfGroup {}

  /// Everything up to an entry, for one who is too far behind.
  record Install(
      int from, int to, long term, long index, long indexTerm, List<Integer> members, Store store)
      implements OfGroup {}

  /// A member whose disk was lost is to be removed, and to begin again under another number.
  record Rejoin(int fresh) implements Message {}

  /// @param relayed whether another node passed it on, which is done once
  record Submit(long call, Envelope envelope, boolean relayed) implements Message {}

  record Answered(long call, Answer answer) implements Message {}

  /// One who keeps views wants blocks.
  record Follow(long fromHeight) implements Message {}

  record Blocks(List<Block> blocks) implements Message {}

  /// A question to views that must show a height.
  record Read(long call, String account, long minHeight) implements Message {}

  /// @param row the columns of the balance, empty if there is none
  record Shown(long call, long height, SortedMap<String, Object> row) implements Message {}
}
