package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the text of a [Policy], line by line (https://c2sp.org/tlog-policy#structure).
///
/// Words are separated by spaces and tabs and nothing else, so that a policy means the same to
/// every reader, whatever it holds to be a space.
final class PolicyReader {
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");
  private static final Pattern EDGES = Pattern.compile("^[ \t]+|[ \t]+$");
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");

  private final PolicyTerms terms = new PolicyTerms();
  private final List<Policy.Log> logs = new ArrayList<>();
  private final List<Policy.Witness> witnesses = new ArrayList<>();
  private final List<Policy.Group> groups = new ArrayList<>();
  private @Nullable String quorum;

  Policy read(String text) {
    if (text.length() > Policy.MAX_CHARACTERS) {
      throw new IllegalArgumentException(
          "a policy has at most " + Policy.MAX_CHARACTERS + " characters");
    }
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        read(EDGES.matcher(line).replaceAll(""), line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    if (quorum == null) {
      throw new IllegalArgumentException("the policy has no quorum line");
    }
    return new Policy(logs, witnesses, groups, quorum);
  }

  private void read(String trimmed, String line) {
    require(!CONTROLS.matcher(line).find(), "a control character");
    if (trimmed.isEmpty() || trimmed.startsWith("#")) {
      return;
    }
    String[] words = BLANKS.split(trimmed);
    switch (words[0]) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      default ->
          throw new IllegalArgumentException("a line begins with log, witness, group or quorum");
    }
  }

  private void log(String[] words) {
    require(words.length == 2 || words.length == 3, "a log is: log VKEY [URL]");
    Policy.Log log = new Policy.Log(VerifierKey.parse(words[1]), optional(words, 2));
    terms.add(log);
    logs.add(log);
  }

  private void witness(String[] words) {
    require(words.length == 3 || words.length == 4, "a witness is: witness NAME VKEY [URL]");
    Policy.Witness witness =
        new Policy.Witness(words[1], VerifierKey.parse(words[2]), optional(words, 3));
    terms.add(witness);
    witnesses.add(witness);
  }

  private void group(String[] words) {
    require(words.length >= 4, "a group is: group NAME all|any|K MEMBER…");
    List<String> members = List.of(words).subList(3, words.length);
    Policy.Group group = new Policy.Group(words[1], threshold(words[2], members), members);
    terms.add(group);
    groups.add(group);
  }

  private static int threshold(String word, List<String> members) {
    return switch (word) {
      case "any" -> 1;
      case "all" -> members.size();
      default -> {
        long count = Canonical.decimal(word);
        require(count >= 0, "a group needs all, any or a number of its members, not " + word);
        yield (int) Math.min(count, Integer.MAX_VALUE);
      }
    };
  }

  private void quorum(String[] words) {
    require(words.length == 2, "a quorum is: quorum NAME|none");
    require(quorum == null, "the policy has a quorum line already");
    terms.quorum(words[1]);
    quorum = words[1];
  }

  private static String optional(String[] words, int index) {
    return words.length > index ? words[index] : "";
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
