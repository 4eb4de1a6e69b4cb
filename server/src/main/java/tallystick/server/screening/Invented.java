package tallystick.server.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tallystick.kernel.Dice;

/// Names of people who do not exist, put together from a seed: lists of any size by which the
/// search is measured and tested, as no real list may be handed on.
public final class Invented {
  private static final List<String> GIVEN =
      List.of(
          "Mohammed",
          "Yusuf",
          "Vladimir",
          "Ekaterina",
          "Hussein",
          "Aleksandr",
          "Jonathan",
          "Catherine",
          "Dmitri",
          "Abdullah",
          "Fatima",
          "Sergei",
          "Mikhail",
          "Ibrahim",
          "Natalia",
          "Stephen",
          "Philip",
          "Nikolai",
          "Hassan",
          "Khalid",
          "Evgeny",
          "Omar",
          "Tatiana",
          "Christopher",
          "Marcus",
          "Isabella",
          "Rashid",
          "Svetlana",
          "Guillermo",
          "Joaquin");
  private static final List<String> HEADS =
      List.of(
          "Bor", "Kal", "Zor", "Tem", "Vash", "Mar", "Qad", "Ras", "Sul", "Per", "Dan", "Gor",
          "Hal", "Jab", "Kov", "Lut", "Nas", "Ost", "Pav", "Rom", "Sad", "Tar", "Ulan", "Vol",
          "Wes", "Yar", "Zak", "Bel", "Chern", "Fadl");
  private static final List<String> TAILS =
      List.of(
          "enko", "ov", "zade", "mann", "ari", "uddin", "escu", "ian", "berg", "awi", "sky", "ez",
          "ilov", "adze", "inho", "ström", "oglu", "ani", "ovich", "edine", "hara", "mire", "worth",
          "field", "sson");

  private static final List<String> FAR =
      List.of(
          "Win", "Clif", "Plum", "Brad", "Thorn", "Ash", "Grey", "Lin", "Moss", "Nor", "Oak",
          "Priest", "Quin", "Red", "Stan", "Whit");

  private Invented() {}

  /// Somebody.
  public static String person(Dice dice) {
    String name = dice.pick(GIVEN) + " " + family(dice);
    return dice.chance(40) ? name + " " + family(dice) : name;
  }

  /// Somebody whose names are made of other syllables, but for the common given names.
  static String stranger(Dice dice) {
    return dice.pick(GIVEN) + " " + dice.pick(FAR) + dice.pick(FAR).toLowerCase(Locale.ROOT);
  }

  private static String family(Dice dice) {
    return dice.pick(HEADS)
        + (dice.chance(60) ? dice.pick(HEADS).toLowerCase(Locale.ROOT) : "")
        + dice.pick(TAILS);
  }

  /// A list of so many entries, some with another name.
  public static List<Listed> list(int entries, Dice dice) {
    List<Listed> list = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      List<String> names =
          dice.chance(50) ? List.of(person(dice)) : List.of(person(dice), person(dice));
      list.add(new Listed("made-up", "" + i, "individual", names, List.of("TEST"), ""));
    }
    return list;
  }
}
