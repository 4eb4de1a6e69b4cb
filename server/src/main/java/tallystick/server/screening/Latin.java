package tallystick.server.screening;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/// Text of any script in plain small Latin letters.
final class Latin {
  /// As passports have it; the general rules write Cyrillic as libraries do and nobody else.
  private static final Transliterator CYRILLIC =
      Transliterator.getInstance("[:Cyrillic:] Russian-Latin/BGN");

  private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

  private Latin() {}

  /// Small letters, digits and spaces only; apostrophes are dropped, other marks become spaces.
  static String plain(String text) {
    String latin = isAscii(text) ? text : LATIN.transliterate(CYRILLIC.transliterate(text));
    StringBuilder plain = new StringBuilder(latin.length());
    for (char c : latin.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        plain.append(c);
      } else if (c != '\'' && c != '`' && c != '.' && c < 0x80) {
        plain.append(' ');
      }
    }
    return plain.toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /// Whether a script writes few vowels or none, as those of Arabic and Hebrew.
  static boolean isAbjad(String text) {
    return text.codePoints()
        .anyMatch(c -> {
          int script = UScript.getScript(c);
          return script == UScript.ARABIC || script == UScript.HEBREW || script == UScript.SYRIAC;
        });
  }

  /// Whether a syllable is one sign, so that a given name is several.
  static boolean isHan(String text) {
    return text.codePoints()
        .anyMatch(c -> {
          int script = UScript.getScript(c);
          return script == UScript.HAN || script == UScript.HANGUL;
        });
  }
}
