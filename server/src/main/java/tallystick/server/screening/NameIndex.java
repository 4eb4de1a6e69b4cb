package tallystick.server.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All names of all lists, to be found by a name that is like one of them. Words that are like
/// those of the name are looked up first, each once; only names that can still reach the threshold
/// by the words they share are compared whole. Never changed, so that a new list is a new index.
public final class NameIndex {
  /// From this score on somebody may be meant.
  public static final double THRESHOLD = 0.86;

  private static final int MAX_MATCHES = 50;

  private final List<Entry> entries = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final Map<String, Integer> known = new HashMap<>();
  private final Map<String, List<Integer>> byKey = new HashMap<>();
  private final Map<Character, List<Integer>> byInitial = new HashMap<>();

  /// Numbers of entries in which a word occurs, by its number.
  private final int[][] occurrences;

  /// @param words numbers of those of a reading
  /// @param weight of all of them
  private record Entry(Listed listed, String name, int[] words, double weight) {}

  private record Word(Token token, List<Integer> entries) {}

  /// A word that is like one that was asked for.
  private record Like(int word, double how) {}

  /// Somebody who may be meant.
  ///
  /// @param name of theirs that is like the one that was looked up
  /// @param score from [#THRESHOLD] to 1
  public record Match(Listed listed, String name, double score) {}

  public NameIndex(List<Listed> all) {
    for (Listed listed : all) {
      for (String name : listed.names()) {
        for (Reading reading : Reading.of(name)) {
          add(listed, name, reading);
        }
      }
    }
    occurrences = new int[words.size()][];
    for (int i = 0; i < occurrences.length; i++) {
      occurrences[i] = words.get(i).entries.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private void add(Listed listed, String name, Reading reading) {
    int number = entries.size();
    int[] numbers = reading.tokens().stream().mapToInt(this::number).distinct().toArray();
    double weight = 0;
    for (int word : numbers) {
      words.get(word).entries.add(number);
      weight += words.get(word).token.weight();
    }
    entries.add(new Entry(listed, name, numbers, weight));
  }

  private int number(Token token) {
    String name = token.text() + (token.abjad() ? "*" : "");
    Integer before = known.get(name);
    if (before != null) {
      return before;
    }
    int number = words.size();
    words.add(new Word(token, new ArrayList<>()));
    known.put(name, number);
    for (String key : token.keys()) {
      byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(number);
    }
    byInitial.computeIfAbsent(token.text().charAt(0), any -> new ArrayList<>()).add(number);
    return number;
  }

  /// How many names are known, in all readings.
  public int size() {
    return entries.size();
  }

  /// Who may be meant by a name, the likeliest first; nobody twice.
  public List<Match> search(String name) {
    Map<String, Match> best = new HashMap<>();
    for (Reading reading : Reading.of(name)) {
      for (Match match : search(reading)) {
        best.merge(match.listed.key(), match, (a, b) -> a.score >= b.score ? a : b);
      }
    }
    return best.values().stream()
        .sorted(
            Comparator.comparingDouble(Match::score).reversed().thenComparing(m -> m.listed.key()))
        .limit(MAX_MATCHES)
        .toList();
  }

  private List<Match> search(Reading reading) {
    List<Token> asked = reading.tokens();
    List<List<Like>> alike = asked.stream().map(this::alike).toList();
    double[] most = most(asked, alike);
    double[][] how = new double[asked.size()][words.size()];
    for (int i = 0; i < how.length; i++) {
      for (Like like : alike.get(i)) {
        how[i][like.word] = like.how;
      }
    }
    double weight = asked.stream().mapToDouble(Token::weight).sum();
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < most.length; i++) {
      if (most[i] > 0 && score(most[i], weight, entries.get(i).weight) >= THRESHOLD) {
        Entry entry = entries.get(i);
        Pairing pairing = new Pairing(asked, how, entry);
        double score = pairing.isEnough() ? score(pairing.sum, weight, entry.weight) : 0;
        if (score >= THRESHOLD) {
          matches.add(new Match(entry.listed, entry.name, score));
        }
      }
    }
    return matches;
  }

  /// What the shorter name lacks counts less than what differs, as middle names and titles come and
  /// go.
  private static double score(double sum, double asked, double entry) {
    double less = Math.min(1, sum / Math.min(asked, entry));
    double more = Math.min(1, sum / Math.max(asked, entry));
    return 0.75 * less + 0.25 * more;
  }

  /// Words of entries that are like one.
  private List<Like> alike(Token token) {
    Set<Integer> candidates = new HashSet<>();
    if (token.isInitial()) {
      candidates.addAll(byInitial.getOrDefault(token.text().charAt(0), List.of()));
    } else {
      token.keys().forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
      Integer initial = known.get(token.text().substring(0, 1));
      if (initial != null) {
        candidates.add(initial);
      }
    }
    List<Like> alike = new ArrayList<>();
    for (int candidate : candidates) {
      double how = token.like(words.get(candidate).token);
      if (how >= Token.FLOOR) {
        alike.add(new Like(candidate, how));
      }
    }
    return alike;
  }

  /// By entry, no less than what pairing its words with those that were asked for can give.
  private double[] most(List<Token> asked, List<List<Like>> alike) {
    double[] most = new double[entries.size()];
    double[] ofOne = new double[entries.size()];
    for (int i = 0; i < asked.size(); i++) {
      for (Like like : alike.get(i)) {
        double worth = worth(like, asked.get(i));
        for (int entry : occurrences[like.word]) {
          if (worth > ofOne[entry]) {
            most[entry] += worth - ofOne[entry];
            ofOne[entry] = worth;
          }
        }
      }
      for (Like like : alike.get(i)) {
        for (int entry : occurrences[like.word]) {
          ofOne[entry] = 0;
        }
      }
    }
    return most;
  }

  private double worth(Like like, Token asked) {
    return like.how * (words.get(like.word).token.weight() + asked.weight()) / 2;
  }

  /// The words of a name paired with those of an entry, the best pair first.
  private final class Pairing {
    private final Entry entry;
    private final int asked;
    private int pairs;
    private double sum;

    private Pairing(List<Token> asked, double[][] how, Entry entry) {
      this.entry = entry;
      this.asked = asked.size();
      double[][] worth = new double[asked.size()][entry.words.length];
      for (int i = 0; i < worth.length; i++) {
        for (int j = 0; j < entry.words.length; j++) {
          int word = entry.words[j];
          worth[i][j] = how[i][word] == 0 ? 0 : worth(new Like(word, how[i][word]), asked.get(i));
        }
      }
      while (pairBest(worth)) {
        pairs++;
      }
    }

    private boolean pairBest(double[][] worth) {
      int left = 0;
      int right = 0;
      for (int i = 0; i < worth.length; i++) {
        for (int j = 0; j < worth[i].length; j++) {
          if (worth[i][j] > worth[left][right]) {
            left = i;
            right = j;
          }
        }
      }
      double best = worth[left][right];
      sum += best;
      Arrays.fill(worth[left], 0);
      for (double[] row : worth) {
        row[right] = 0;
      }
      return best > 0;
    }

    /// One word alone is nobody, unless both names have no other; of two, both must fit.
    private boolean isEnough() {
      int fewer = Math.min(asked, entry.words.length);
      int more = Math.max(asked, entry.words.length);
      return pairs >= Math.min(2, more) && (fewer > 2 || pairs == fewer);
    }
  }
}
