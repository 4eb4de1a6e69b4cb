package tallystick.server.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// A word of a name.
///
/// @param text plain
/// @param bones its consonants, each run of one letter once; what scripts without vowels leave
/// @param sounds its codes by Double Metaphone
/// @param abjad whether it was written without vowels
record Token(String text, String bones, List<String> sounds, boolean abjad) {
  private static final int MIN_BONES = 3;
  private static final int MAX_DELETIONS = 14;

  /// What two spellings of one sound count at least.
  private static final double SOUND = 0.90;

  /// What two words of the same consonants do, if one was written without vowels.
  private static final double BONES = 0.93;

  /// Below this letters alone do not make two words one.
  static final double FLOOR = 0.84;

  /// What an initial counts for the word that it stands for.
  private static final double INITIAL = 0.85;

  private static final JaroWinklerSimilarity LETTERS = new JaroWinklerSimilarity();

  static Token of(String text, boolean abjad) {
    DoubleMetaphone phonetic = new DoubleMetaphone();
    phonetic.setMaxCodeLen(6);
    List<String> sounds = new ArrayList<>();
    for (boolean alternate : new boolean[] {false, true}) {
      String sound = phonetic.doubleMetaphone(text, alternate);
      if (sound != null && sound.length() > 1 && !sounds.contains(sound)) {
        sounds.add(sound);
      }
    }
    return new Token(text, bones(text), sounds, abjad);
  }

  private static String bones(String text) {
    StringBuilder bones = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Half vowels come and go with the transcription, as do doubled letters.
      char same = c == 'q' || c == 'c' ? 'k' : c;
      boolean vowel = "aeiouwyj".indexOf(c) >= 0;
      if (!vowel && (bones.isEmpty() || bones.charAt(bones.length() - 1) != same)) {
        bones.append(same);
      }
    }
    return bones.toString();
  }

  /// How much it says of who is meant: longer words more.
  double weight() {
    return Math.min(8, 2 + text.length());
  }

  boolean isInitial() {
    return text.length() == 1;
  }

  /// Under what it is looked up: every word that may be meant has one of these in common.
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    keys.add(text);
    sounds.forEach(sound -> keys.add("#" + sound));
    if (bones.length() >= MIN_BONES) {
      keys.add("=" + bones);
    }
    if (text.length() > 3 && text.length() <= MAX_DELETIONS) {
      // With one letter less: two words that differ by one letter have such a form in common.
      for (int i = 0; i < text.length(); i++) {
        keys.add(text.substring(0, i) + text.substring(i + 1));
      }
    }
    return keys;
  }

  /// How much it is like another one, from 0 to 1.
  double like(Token other) {
    if (text.equals(other.text)) {
      return 1;
    }
    if (isInitial() || other.isInitial()) {
      return text.charAt(0) == other.text.charAt(0) ? INITIAL : 0;
    }
    double letters = LETTERS.apply(text, other.text);
    boolean bare = abjad || other.abjad;
    if (bare && bones.length() >= MIN_BONES && bones.equals(other.bones)) {
      return Math.max(letters, BONES);
    }
    boolean sounding = letters >= 0.7 && sounds.stream().anyMatch(other.sounds::contains);
    return sounding ? Math.max(letters, SOUND) : letters;
  }
}
