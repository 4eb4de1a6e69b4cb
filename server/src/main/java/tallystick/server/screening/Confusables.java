package tallystick.server.screening;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.HashSet;
import java.util.Set;

/// Names that look like others ([UTS 39](https://www.unicode.org/reports/tr39/)).
public final class Confusables {
  private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
  private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

  private Confusables() {}

  /// The same for all names that look alike, spaces and case aside.
  public static String skeleton(String name) {
    return FOLD.normalize(LOOKS.getSkeleton(FOLD.normalize(name))).replaceAll("\\s+", "");
  }

  /// The same for names that are the same but for spaces, case and forms of letters.
  public static String folded(String name) {
    return FOLD.normalize(name).replaceAll("\\s+", "");
  }

  /// Whether a word has letters of scripts that no language writes together.
  public static boolean mixesScripts(String name) {
    for (String word : name.split("[\\s-]+")) {
      Set<Integer> scripts = new HashSet<>();
      word.codePoints()
          .filter(UCharacter::isLetter)
          .map(UScript::getScript)
          .filter(script -> script != UScript.COMMON && script != UScript.INHERITED)
          .forEach(scripts::add);
      scripts.removeAll(
          Set.of(
              UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO));
      if (scripts.size() > 1) {
        return true;
      }
    }
    return false;
  }
}
