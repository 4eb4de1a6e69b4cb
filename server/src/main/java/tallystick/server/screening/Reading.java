package tallystick.server.screening;

import com.ibm.icu.text.SpoofChecker;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A name as words that can be compared. A name has several readings: with its particles joined to
/// what follows and without them, with the letters that its letters look like.
///
/// @param tokens in no particular order
record Reading(List<Token> tokens) {
  private static final int MAX_CHARS = 300;
  private static final int MAX_TOKENS = 12;

  /// Words that come and go with the transcription, and forms of companies.
  private static final Set<String> PARTICLES =
      Set.of(
          "al",
          "el",
          "ul",
          "ad",
          "as",
          "bin",
          "ibn",
          "bint",
          "ben",
          "abu",
          "abd",
          "de",
          "da",
          "di",
          "van",
          "von",
          "der",
          "den",
          "la",
          "le",
          "mr",
          "mrs",
          "dr",
          "the",
          "and",
          "of",
          "ltd",
          "llc",
          "inc",
          "co",
          "company",
          "limited",
          "corp",
          "corporation",
          "gmbh",
          "sa",
          "plc");

  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();

  /// All readings of a name that have any word.
  static List<Reading> of(String name) {
    String given = name.substring(0, Math.min(MAX_CHARS, name.length()));
    boolean abjad = Latin.isAbjad(given);
    Set<List<String>> readings = new LinkedHashSet<>();
    List<String> words = words(given);
    readings.add(without(words));
    readings.add(joined(words));
    if (Latin.isHan(given)) {
      readings.add(syllables(words));
    }
    if (Confusables.mixesScripts(given)) {
      readings.add(without(words(LOOKS.getSkeleton(given))));
    }
    readings.removeIf(List::isEmpty);
    return readings.stream()
        .map(reading -> new Reading(reading.stream().map(word -> Token.of(word, abjad)).toList()))
        .toList();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : Latin.plain(text).split(" ")) {
      if (!word.isEmpty() && words.size() < MAX_TOKENS) {
        words.add(word);
      }
    }
    return words;
  }

  private static List<String> without(List<String> words) {
    List<String> rest = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
    return rest.isEmpty() ? words : rest;
  }

  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    for (String word : words) {
      before.append(word);
      if (!PARTICLES.contains(word)) {
        joined.add(before.toString());
        before.setLength(0);
      }
    }
    return before.isEmpty() ? joined : without(words);
  }

  /// The first for the family, all others for the given name.
  private static List<String> syllables(List<String> words) {
    return words.size() < 3
        ? words
        : List.of(words.getFirst(), String.join("", words.subList(1, words.size())));
  }
}
