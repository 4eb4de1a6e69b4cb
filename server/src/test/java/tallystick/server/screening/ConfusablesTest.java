package tallystick.server.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConfusablesTest {
  @Test
  void a_name_in_letters_that_look_the_same_has_the_same_skeleton() {
    assertEquals(Confusables.skeleton("Paul"), Confusables.skeleton("Раul"));
    assertEquals(Confusables.skeleton("Coffee & Co"), Confusables.skeleton("Сoffee & Co"));
    assertEquals(Confusables.skeleton("O1ga"), Confusables.skeleton("0lga"));
    assertNotEquals(Confusables.skeleton("Paul"), Confusables.skeleton("Paula"));
  }

  @Test
  void scripts_that_no_language_mixes_are_seen_within_a_word() {
    assertTrue(Confusables.mixesScripts("Раul"));
    assertFalse(Confusables.mixesScripts("Paul Юрий"));
    assertFalse(Confusables.mixesScripts("東京タワー"));
    assertFalse(Confusables.mixesScripts("Łódź 2000"));
  }
}
