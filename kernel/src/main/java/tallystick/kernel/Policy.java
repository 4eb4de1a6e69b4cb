package tallystick.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whom one trusts about a log: its key, and which of its witnesses must have cosigned a checkpoint
/// (https://c2sp.org/tlog-policy). A person keeps it as a text file; with it and a receipt nobody
/// need be asked.
///
/// @param logs any of which may have signed
/// @param witnesses whose cosignatures count
/// @param groups each of witnesses and of groups before it
/// @param quorum the witness or group that must have cosigned, or [#NONE]
public record Policy(List<Log> logs, List<Witness> witnesses, List<Group> groups, String quorum) {
  /// The quorum of a policy that asks for no cosignature.
  public static final String NONE = "none";

  /// Characters of a policy.
  public static final int MAX_CHARACTERS = 256 * 1024;

  /// Logs, witnesses and groups, of each.
  public static final int MAX_EACH = 64;

  /// Seconds by which a cosigner's clock may be ahead of ours.
  public static final long MAX_AHEAD = 300;

  /// @throws IllegalArgumentException when it is not a policy: a name or key that stands twice, a
  ///   member or quorum that is not known, a threshold that cannot be reached
  public Policy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    groups = List.copyOf(groups);
    PolicyTerms terms = new PolicyTerms();
    logs.forEach(terms::add);
    witnesses.forEach(terms::add);
    groups.forEach(terms::add);
    terms.quorum(quorum);
  }

  /// A log by its key, whose name is the log's origin.
  ///
  /// @param url where it is, or empty
  public record Log(VerifierKey key, String url) {}

  /// Somebody who cosigns checkpoints.
  ///
  /// @param name within the policy
  /// @param url where it takes checkpoints (https://c2sp.org/tlog-witness), or empty
  public record Witness(String name, VerifierKey key, String url) {}

  /// Several witnesses or groups as one.
  ///
  /// @param threshold of the members, how many must have cosigned: 1 to all
  public record Group(String name, int threshold, List<String> members) {
    /// @throws IllegalArgumentException when the threshold cannot be reached
    public Group {
      members = List.copyOf(members);
      if (threshold < 1 || threshold > members.size()) {
        throw new IllegalArgumentException(
            "the group " + name + " needs 1 to " + members.size() + " members, not " + threshold);
      }
    }
  }

  /// A witness that cosigned.
  ///
  /// @param time in seconds since 1970
  public record Cosigned(String name, long time) {}

  /// What a policy says of a checkpoint.
  ///
  /// @param holds whether the checkpoint is to be relied on
  /// @param cosigned by which of the policy's witnesses, in its order
  /// @param sentence who signed, or what is missing, in one line
  public record Verdict(boolean holds, List<Cosigned> cosigned, String sentence) {}

  /// The policy that takes every checkpoint that the log signed.
  public static Policy of(VerifierKey log) {
    return new Policy(List.of(new Log(log, "")), List.of(), List.of(), NONE);
  }

  /// Reads what [#format] writes, and whatever else the specification allows.
  ///
  /// @throws IllegalArgumentException with the line and what is wrong with it
  public static Policy parse(String text) {
    return new PolicyReader().read(text);
  }

  /// The text of the policy, a definition on each line.
  public String format() {
    StringBuilder text = new StringBuilder();
    logs.forEach(log -> line(text, "log", log.key().text(), log.url()));
    witnesses.forEach(one -> line(text, "witness", one.name(), one.key().text(), one.url()));
    for (Group group : groups) {
      String members = String.join(" ", group.members());
      line(text, "group", group.name(), Integer.toString(group.threshold()), members);
    }
    line(text, "quorum", quorum);
    return text.toString();
  }

  private static void line(StringBuilder text, String... words) {
    text.append(String.join(" ", words).stripTrailing()).append('\n');
  }

  /// Whether a checkpoint is to be relied on. As the specification of notes recommends, one bad
  /// signature under a known key spoils the note; a cosignature that comes from the future does not
  /// count.
  ///
  /// @param now the reader's clock in seconds since 1970
  public Verdict judge(Note note, long now) {
    Log signer = logs.stream().filter(log -> note.isSignedBy(log.key())).findFirst().orElse(null);
    if (signer == null) {
      return refused("the checkpoint is not signed by the log's key " + keys());
    }
    if (!note.text().startsWith(signer.key().name() + "\n")) {
      return refused("the checkpoint is of another log than " + signer.key().name());
    }
    List<Cosigned> cosigned = new ArrayList<>();
    for (Witness witness : witnesses) {
      if (note.signaturesUnder(witness.key()).isEmpty()) {
        continue;
      }
      var time = note.cosignedAt(witness.key());
      if (time.isEmpty()) {
        return refused("the cosignature of " + witness.name() + " is not by its key");
      }
      if (time.getAsLong() - MAX_AHEAD <= now) {
        cosigned.add(new Cosigned(witness.name(), time.getAsLong()));
      }
    }
    return verdict(signer, cosigned);
  }

  private Verdict verdict(Log signer, List<Cosigned> cosigned) {
    List<String> names = cosigned.stream().map(Cosigned::name).toList();
    String by = names.isEmpty() ? "cosigned by nobody" : "cosigned by " + String.join(", ", names);
    return isQuorum(names)
        ? new Verdict(true, cosigned, "signed by " + signer.key().name() + ", " + by)
        : new Verdict(false, cosigned, "the policy's quorum " + quorum + " is not reached: " + by);
  }

  /// Whether the quorum is reached when exactly these witnesses cosigned.
  public boolean isQuorum(List<String> cosigners) {
    if (quorum.equals(NONE)) {
      return true;
    }
    Map<String, Boolean> reached = new LinkedHashMap<>();
    witnesses.forEach(one -> reached.put(one.name(), cosigners.contains(one.name())));
    for (Group group : groups) {
      long count = group.members().stream().filter(name -> isTrue(reached, name)).count();
      reached.put(group.name(), count >= group.threshold());
    }
    return isTrue(reached, quorum);
  }

  private static boolean isTrue(Map<String, Boolean> reached, String name) {
    return Boolean.TRUE.equals(reached.get(name));
  }

  private String keys() {
    return String.join(" or ", logs.stream().map(log -> log.key().text()).toList());
  }

  private static Verdict refused(String sentence) {
    return new Verdict(false, List.of(), sentence);
  }
}
