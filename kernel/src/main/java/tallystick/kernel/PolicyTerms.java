package tallystick.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a policy has defined so far, and so what its next line may say. A group can name only what
/// stands before it, which rules out circles; and a name is a member once, so that a witness counts
/// in one way only.
final class PolicyTerms {
  private final List<byte[]> logKeys = new ArrayList<>();
  private final List<byte[]> witnessKeys = new ArrayList<>();
  private final TreeSet<String> names = new TreeSet<>();
  private final TreeSet<String> members = new TreeSet<>();
  private int groups;

  void add(Policy.Log log) {
    requireKind(log.key(), VerifierKey.Kind.NOTE, "a log signs notes: its key has type 1");
    addKey(logKeys, log.key(), "logs");
  }

  void add(Policy.Witness witness) {
    requireKind(
        witness.key(), VerifierKey.Kind.COSIGNATURE, "a witness cosigns: its key has type 4");
    addKey(witnessKeys, witness.key(), "witnesses");
    define(witness.name());
  }

  void add(Policy.Group group) {
    require(groups++ < Policy.MAX_EACH, "a policy has at most " + Policy.MAX_EACH + " groups");
    for (String member : group.members()) {
      requireKnown(member);
      require(members.add(member), member + " is a member already");
    }
    define(group.name());
  }

  void quorum(String name) {
    if (!name.equals(Policy.NONE)) {
      requireKnown(name);
    }
  }

  private void requireKnown(String name) {
    require(names.contains(name), "nothing is called " + name + " before this line");
  }

  private void define(String name) {
    require(isWord(name), "a name is one word");
    require(!name.equals(Policy.NONE), "the name none is taken: it means no quorum");
    require(names.add(name), "the name " + name + " stands twice");
  }

  private static void addKey(List<byte[]> known, VerifierKey key, String what) {
    Predicate<byte[]> same = other -> Arrays.equals(other, key.publicKey());
    require(known.stream().noneMatch(same), "two " + what + " have the same public key");
    require(known.size() < Policy.MAX_EACH, "a policy has at most 64 " + what);
    known.add(key.publicKey());
  }

  private static void requireKind(VerifierKey key, VerifierKey.Kind kind, String otherwise) {
    require(key.kind() == kind, otherwise);
  }

  private static boolean isWord(String text) {
    return Canonical.isLine(text) && text.indexOf(' ') < 0 && text.indexOf('\t') < 0;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
