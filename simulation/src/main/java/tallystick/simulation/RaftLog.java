package tallystick.simulation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// What a member of the group must not forget: its term, its vote, its entries. Everything is a
/// record of one journal, so that its order on disk is the order of the promises.
final class RaftLog {
  static final int NOBODY = -1;

  private static final byte VOTE = 1;
  private static final byte ENTRY = 2;
  private static final byte BASE = 3;

  private final Journal journal;
  private final Flaw flaw;
  private final List<Entry> entries = new ArrayList<>();
  private long term;
  private int votedFor = NOBODY;
  private long base;
  private long baseTerm;
  private List<Integer> baseMembers;

  /// What an entry is for.
  enum Kind {
    /// The first entry of a leader, which makes those before it count.
    LEADS('L'),
    PROPOSAL('P'),
    MEMBERS('M');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }

    private static Kind of(byte letter) {
      for (Kind kind : values()) {
        if (kind.letter == letter) {
          return kind;
        }
      }
      throw new IllegalStateException("no entry is of the kind " + letter);
    }
  }

  record Entry(long term, Kind kind, byte[] bytes) {}

  /// Reads what is in the journal.
  ///
  /// @param members the group as it begins
  /// @throws Frame.Damaged when the journal is
  RaftLog(Journal journal, List<Integer> members, Flaw flaw) {
    this.journal = journal;
    this.flaw = flaw;
    this.baseMembers = List.copyOf(members);
    journal.read().forEach(record -> replay(ByteBuffer.wrap(record)));
  }

  private void replay(ByteBuffer in) {
    byte kind = in.get();
    switch (kind) {
      case VOTE -> {
        term = in.getLong();
        votedFor = flaw == Flaw.FORGETS_VOTES ? NOBODY : in.getInt();
      }
      case ENTRY -> {
        long index = in.getLong();
        keep(index, new Entry(in.getLong(), Kind.of(in.get()), rest(in)));
      }
      case BASE -> {
        base = in.getLong();
        baseTerm = in.getLong();
        baseMembers = members(rest(in));
        entries.clear();
      }
      default -> throw new IllegalStateException("no record begins with " + kind);
    }
  }

  private static byte[] rest(ByteBuffer in) {
    byte[] rest = new byte[in.remaining()];
    in.get(rest);
    return rest;
  }

  static byte[] bytes(List<Integer> members) {
    ByteBuffer out = ByteBuffer.allocate(Integer.BYTES * members.size());
    members.forEach(out::putInt);
    return out.array();
  }

  private static List<Integer> members(byte[] bytes) {
    List<Integer> members = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      members.add(in.getInt());
    }
    return List.copyOf(members);
  }

  private void keep(long index, Entry entry) {
    entries.subList((int) (index - base - 1), entries.size()).clear();
    entries.add(entry);
  }

  /// Puts an entry at an index, in place of what stands there and after it.
  void put(long index, Entry entry) {
    keep(index, entry);
    journal.append(record(index, entry));
  }

  private static byte[] record(long index, Entry entry) {
    return ByteBuffer.allocate(2 + 2 * Long.BYTES + entry.bytes.length)
        .put(ENTRY)
        .putLong(index)
        .putLong(entry.term)
        .put(entry.kind.letter)
        .put(entry.bytes)
        .array();
  }

  /// Goes on to a term, with a vote in it or without.
  void vote(long inTerm, int forMember) {
    term = inTerm;
    votedFor = forMember;
    journal.append(vote());
  }

  private byte[] vote() {
    return ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES)
        .put(VOTE)
        .putLong(term)
        .putInt(votedFor)
        .array();
  }

  /// Forgets the entries up to an index, whose effects are on disk.
  void purge(long upTo) {
    baseMembers = membersAt(upTo);
    baseTerm = termAt(upTo);
    entries.subList(0, (int) (upTo - base)).clear();
    base = upTo;
    rewrite();
  }

  /// Begins after a snapshot, with no entries.
  void beginAfter(long index, long indexTerm, List<Integer> members) {
    base = index;
    baseTerm = indexTerm;
    baseMembers = members;
    entries.clear();
    rewrite();
  }

  private void rewrite() {
    byte[] members = bytes(baseMembers);
    List<byte[]> records = new ArrayList<>();
    records.add(
        ByteBuffer.allocate(1 + 2 * Long.BYTES + members.length)
            .put(BASE)
            .putLong(base)
            .putLong(baseTerm)
            .put(members)
            .array());
    records.add(vote());
    for (int i = 0; i < entries.size(); i++) {
      records.add(record(base + 1 + i, entries.get(i)));
    }
    journal.rewrite(records);
  }

  long term() {
    return term;
  }

  int votedFor() {
    return votedFor;
  }

  long base() {
    return base;
  }

  long last() {
    return base + entries.size();
  }

  Entry entry(long index) {
    return entries.get((int) (index - base - 1));
  }

  List<Entry> entries(long from, int most) {
    int start = (int) (from - base - 1);
    return List.copyOf(entries.subList(start, Math.min(entries.size(), start + most)));
  }

  long termAt(long index) {
    return index == base ? baseTerm : entry(index).term;
  }

  /// Who belongs to the group, by the newest entry that says so.
  List<Integer> members() {
    return membersAt(last());
  }

  List<Integer> membersAt(long index) {
    long at = membersIndex(index);
    return at > base ? members(entry(at).bytes) : baseMembers;
  }

  /// Where that entry stands, the base if it is gone.
  long membersIndex(long upTo) {
    for (long i = upTo; i > base; i--) {
      if (entry(i).kind == Kind.MEMBERS) {
        return i;
      }
    }
    return base;
  }
}
