package tallystick.simulation.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Merkle;

/// Tests whether the log explains what the clients saw: that the order which it claims is one in
/// which everything could have happened at an instant between call and return (Herlihy and Wing,
/// "Linearizability", 1990), and that nothing in it contradicts the rules.
final class HistoryCheck {
  private static final int MAX_FINDINGS = 20;

  private final List<String> findings = new ArrayList<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<Long, byte[]> roots = new HashMap<>();

  private HistoryCheck() {}

  /// @param log all blocks from the first one, as one node has them
  /// @return what is wrong, at most some of it; empty if nothing is
  static List<String> of(List<Block> log, List<Op> ops, List<Read> reads) {
    HistoryCheck check = new HistoryCheck();
    check.learn(log);
    check.findings.addAll(Replay.of(log));
    check.everyAnswerIsInTheLog(ops);
    check.orderIsThatOfRealTime(ops);
    check.readsNeverGoBack(reads);
    return List.copyOf(check.findings);
  }

  private void find(String finding) {
    if (findings.size() < MAX_FINDINGS) {
      findings.add(finding);
    }
  }

  private void learn(List<Block> log) {
    long time = 0;
    for (Block block : log) {
      if (block.height() != roots.size() + 1L || block.firstPosition() != leaves.size()) {
        find("block " + block.height() + " does not follow the one before it");
      }
      if (block.time() < time) {
        find("time falls at block " + block.height());
      }
      time = block.time();
      roots.put(block.height(), block.stateRoot());
      for (Entry entry : block.entries()) {
        Long before = positions.put(entry.id(), (long) leaves.size());
        if (before != null) {
          find(entry.id() + " was decided twice, at " + before + " and " + leaves.size());
        }
        leaves.add(Merkle.leafHash(entry.leaf(block.height(), block.time())));
      }
    }
  }

  private void everyAnswerIsInTheLog(List<Op> ops) {
    for (Op op : ops) {
      if (!op.isAnswered()) {
        continue;
      }
      Long at = positions.get(op.id());
      if (at == null) {
        find(op.id() + " was acknowledged at " + op.position() + " and is lost");
      } else if (at != op.position() || !Arrays.equals(leaves.get((int) (long) at), op.leaf())) {
        find(op.id() + " was answered otherwise than the log has it at " + at);
      }
    }
  }

  /// If one had returned before the other was called, it stands before it. What was never answered
  /// may stand anywhere after its call, or nowhere.
  private void orderIsThatOfRealTime(List<Op> all) {
    List<Op> ops = once(all);
    List<Op> byReturn = new ArrayList<>(ops.stream().filter(Op::isAnswered).toList());
    byReturn.sort(Comparator.comparingLong(Op::returned));
    List<Op> byCall = new ArrayList<>(ops);
    byCall.sort(Comparator.comparingLong(Op::called));
    long highest = -1;
    String highestId = "";
    int returned = 0;
    for (Op op : byCall) {
      for (; returned < byReturn.size(); returned++) {
        Op done = byReturn.get(returned);
        if (done.returned() >= op.called()) {
          break;
        }
        if (done.position() > highest) {
          highest = done.position();
          highestId = done.id();
        }
      }
      Long at = positions.get(op.id());
      if (at != null && at <= highest && !op.id().equals(highestId)) {
        find(
            "%s was called after %s had returned, and stands before it: %d, %d"
                .formatted(op.id(), highestId, at, highest));
      }
    }
  }

  /// A repeat is the same operation: it began when it was first asked for, and was over when it was
  /// first answered.
  private static List<Op> once(List<Op> ops) {
    Map<String, Op> once = new HashMap<>();
    for (Op op : ops) {
      once.merge(
          op.id(),
          op,
          (one, other) -> {
            Op first = one.returned() <= other.returned() ? one : other;
            long called = Math.min(one.called(), other.called());
            return new Op(
                first.client(),
                first.id(),
                called,
                first.returned(),
                first.position(),
                first.leaf());
          });
    }
    return List.copyOf(once.values());
  }

  private void readsNeverGoBack(List<Read> reads) {
    for (Read read : reads) {
      if (read.height() < read.known()) {
        find(
            "client %d saw block %d at %s after block %d"
                .formatted(read.client(), read.height(), read.node(), read.known()));
      }
      byte[] root = roots.get(read.height());
      if (read.height() > 0 && !Arrays.equals(root, read.root())) {
        find("%s showed a state at block %d that never was".formatted(read.node(), read.height()));
      }
      Long wrote = positions.get(read.wrote());
      if (!read.wrote().isEmpty() && (wrote == null || wrote != read.position())) {
        find(
            "client %d did not find its own %s at %s: %d"
                .formatted(read.client(), read.wrote(), read.node(), read.position()));
      }
    }
  }
}
