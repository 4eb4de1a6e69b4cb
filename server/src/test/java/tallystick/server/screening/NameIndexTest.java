package tallystick.server.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.kernel.Dice;

class NameIndexTest {
  private static final int ENTRIES = 20_000;

  private static NameIndex of(String... names) {
    List<Listed> list = new ArrayList<>();
    for (String name : names) {
      list.add(new Listed("test", "" + list.size(), "individual", List.of(name), List.of(), ""));
    }
    return new NameIndex(list);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZORVATH, Belimir Kasper | Belimir Zorvath",
        "ZORVATH, Belimir Kasper | zorvath belimir",
        "ZORVATH, Belimir Kasper | Belimir Zorvat",
        "ZORVATH, Belimir Kasper | Bellimir Zorvaht",
        "ZORVATH, Belimir Kasper | Белимир Зорват",
        "ZORVATH, Belimir Kasper | B. K. Zorvath",
        "Yuri Kravenko | Юрий Кравенко",
        "Yuri Kravenko | Yury Kravenco",
        "Mohammed Hussein al-Tariqi | محمد حسين الطارقي",
        "Mohammed Hussein al-Tariqi | Muhammad Husayn Altariqi",
        "Mohammed Hussein al-Tariqi | Mohamed Hussain Tariqi",
        "Xi Wanping | 习万平",
        "Nikolaos Papadakis | Νικόλαος Παπαδάκης",
        "Paul Morwenna | Раul Mоrwenna",
        "José Ibañez | Jose Ibanez",
        "Quillbrook Trading LLC | Quillbrook Trading Company",
      })
  void a_name_is_found_in_another_spelling(String listed, String asked) {
    List<NameIndex.Match> found = of(listed, "Somebody Else", "Another One").search(asked);
    assertEquals(1, found.size(), () -> asked + " → " + found);
    assertEquals(listed, found.getFirst().name());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ZORVATH, Belimir | Belimir Schneider",
        "ZORVATH, Belimir | Anna Zorvath",
        "Mohammed Hussein | Mohammed Ali",
        "Maria Santos | Mario Sanders",
        "John Smith | Joan Schmidt",
        "Quillbrook Trading LLC | Trading Company",
      })
  void another_name_is_not_found(String listed, String asked) {
    assertEquals(List.of(), of(listed).search(asked));
  }

  @Test
  void nothing_is_found_by_nothing() {
    assertEquals(List.of(), of("ZORVATH, Belimir").search(""));
    assertEquals(List.of(), of("ZORVATH, Belimir").search("…!?"));
    assertEquals(List.of(), of("ZORVATH, Belimir").search("日"));
  }

  /// Recall over variants of names that are listed, precision over names that are not; both
  /// printed.
  @Test
  void most_variants_are_found_and_few_others() {
    long seed = 20_261_121;
    Dice dice = new Dice(seed);
    List<Listed> list = Invented.list(ENTRIES, dice);
    NameIndex index = new NameIndex(list);
    int asked = 600;
    int found = 0;
    List<String> missed = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      Listed one = dice.pick(list);
      String variant = variant(one.names().getFirst(), dice);
      if (index.search(variant).stream().anyMatch(match -> match.listed().equals(one))) {
        found++;
      } else {
        missed.add(one.names().getFirst() + " as " + variant);
      }
    }
    int others = 0;
    for (int i = 0; i < asked; i++) {
      others += index.search(Invented.stranger(dice)).isEmpty() ? 0 : 1;
    }
    double recall = (double) found / asked;
    double precision = (double) found / (found + others);
    System.out.printf(
        "Screening %,d entries (seed %d): recall %.3f, precision %.3f (%d strangers hit)%n",
        ENTRIES, seed, recall, precision, others);
    assertTrue(recall >= 0.95, "recall " + recall + ", missed " + missed);
    assertTrue(precision >= 0.95, "precision " + precision);
  }

  /// Time of the processor and not of the wall, as other tests run beside it.
  @Test
  void one_name_against_twenty_thousand_takes_less_than_five_milliseconds() {
    Dice dice = new Dice(20_261_122);
    List<Listed> list = Invented.list(ENTRIES, dice);
    NameIndex index = new NameIndex(list);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long[] nanos = new long[2_000];
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < nanos.length; i++) {
        String name = dice.chance(50) ? Invented.person(dice) : dice.pick(list).names().getFirst();
        long before = threads.getCurrentThreadCpuTime();
        index.search(name);
        nanos[i] = threads.getCurrentThreadCpuTime() - before;
      }
    }
    Arrays.sort(nanos);
    long middle = nanos[nanos.length / 2] / 1_000;
    long p99 = nanos[nanos.length * 99 / 100] / 1_000;
    System.out.printf(
        "Screening one name against %,d entries: p50 %d µs, p99 %d µs of processor time%n",
        ENTRIES, middle, p99);
    assertTrue(p99 < 5_000, "p99 " + p99 + " µs");
  }

  private static String variant(String name, Dice dice) {
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    switch (dice.below(6)) {
      case 0 -> Collections.reverse(words);
      case 1 -> words.set(words.size() - 1, typo(words.getLast(), dice));
      case 2 -> words.set(0, respelt(words.getFirst()));
      case 3 -> words.replaceAll(NameIndexTest::respelt);
      case 4 -> words.add(1, "Abel");
      default -> words.replaceAll(word -> word.toUpperCase(Locale.ROOT));
    }
    return String.join(" ", words);
  }

  /// Two letters exchanged, one left out or one doubled, never the first.
  private static String typo(String word, Dice dice) {
    int at = 1 + dice.below(word.length() - 2);
    return switch (dice.below(3)) {
      case 0 ->
          word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
      case 1 -> word.substring(0, at) + word.substring(at + 1);
      default -> word.substring(0, at) + word.charAt(at) + word.substring(at);
    };
  }

  private static String respelt(String word) {
    return word.replace("ph", "f")
        .replace("ck", "k")
        .replace("sky", "skiy")
        .replace("ei", "ey")
        .replace("v", "w")
        .replace("ov", "off")
        .replace("mm", "m")
        .replace("ss", "s")
        .replace("ou", "u");
  }
}
