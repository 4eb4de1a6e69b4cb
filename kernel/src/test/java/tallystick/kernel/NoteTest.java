package tallystick.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  // The example of https://pkg.go.dev/golang.org/x/mod/sumdb/note, which is public, key and all.
  private static final String NAME = "PeterNeumann";
  private static final String VKEY =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String BASE64 =
      "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn"
          + "NIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
  private static final String LINE = "— PeterNeumann " + BASE64 + "\n";
  private static final SigningKey KEY = exampleKey();

  @Test
  void the_example_of_go_is_signed_byte_for_byte() {
    assertEquals(TEXT + "\n" + LINE, Note.sign(TEXT, NAME, KEY).format());
    assertEquals(VKEY, VerifierKey.of(NAME, KEY).text());
  }

  @Test
  void the_example_of_go_verifies() {
    Note note = Note.parse(TEXT + "\n" + LINE);
    assertEquals(TEXT, note.text());
    assertTrue(note.isSignedBy(VerifierKey.parse(VKEY)));
    assertEquals(TEXT + "\n" + LINE, note.format());
  }

  @Test
  void a_changed_text_is_refused() {
    Note note = Note.parse(TEXT.replace("don't", "do") + "\n" + LINE);
    assertFalse(note.isSignedBy(VerifierKey.parse(VKEY)));
  }

  @Test
  void a_signature_under_another_name_or_key_is_not_the_keys() {
    VerifierKey key = VerifierKey.parse(VKEY);
    assertFalse(Note.sign(TEXT, "Other", KEY).isSignedBy(key));
    assertFalse(Note.sign(TEXT, NAME, SigningKey.generate()).isSignedBy(key));
  }

  @Test
  void signatures_of_unknown_keys_are_passed_over() {
    SigningKey witness = SigningKey.generate();
    Note note = Note.parse(Note.sign(TEXT, NAME, KEY).alsoSigned("witness", witness).format());
    assertEquals(2, note.signatures().size());
    assertTrue(note.isSignedBy(VerifierKey.parse(VKEY)));
    assertTrue(note.isSignedBy(VerifierKey.of("witness", witness)));
    assertFalse(note.isSignedBy(VerifierKey.of("witness", KEY)));
  }

  @Test
  void a_bad_signature_of_a_known_key_beside_a_good_one_is_refused() {
    byte[] bad = Base64.getDecoder().decode(BASE64);
    bad[40] ^= 1;
    String line = "— PeterNeumann " + Base64.getEncoder().encodeToString(bad) + "\n";
    assertFalse(Note.parse(TEXT + "\n" + LINE + line).isSignedBy(VerifierKey.parse(VKEY)));
    assertFalse(Note.parse(TEXT + "\n" + line + LINE).isSignedBy(VerifierKey.parse(VKEY)));
  }

  @Test
  void a_text_may_have_blank_lines() {
    Note note = Note.parse(Note.sign("one\n\n\ntwo\n\n", NAME, KEY).format());
    assertEquals("one\n\n\ntwo\n\n", note.text());
    assertTrue(note.isSignedBy(VerifierKey.parse(VKEY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "text\n\n",
        "text\n" + LINE,
        "text\n\n" + LINE + "\n",
        "text\n\n" + LINE + "x",
        "text\n\n- PeterNeumann " + BASE64 + "\n",
        "text\n\n—PeterNeumann " + BASE64 + "\n",
        "text\n\n—  " + BASE64 + "\n",
        "text\n\n— " + BASE64 + "\n",
        "text\n\n— Peter Neumann " + BASE64 + "\n",
        "text\n\n— Peter\u00a0Neumann " + BASE64 + "\n",
        "text\n\n— Peter+Neumann " + BASE64 + "\n",
        "text\n\n— PeterNeumann  " + BASE64 + "\n",
        "text\n\n— PeterNeumann " + BASE64 + "=\n",
        "text\n\n— PeterNeumann " + BASE64 + "\r\n",
        "text\n\n— PeterNeumann x08gow==\n",
        "text\n\n— PeterNeumann x08go/Z\n",
        "te\rxt\n\n" + LINE,
        "te\0xt\n\n" + LINE,
        "te\ud800xt\n\n" + LINE,
      })
  void a_malformed_note_is_refused(String note) {
    assertThrows(IllegalArgumentException.class, () -> Note.parse(note));
  }

  @Test
  void a_note_of_100_signatures_is_read_and_of_101_refused() {
    String head = TEXT + "\n";
    assertEquals(100, Note.parse(head + LINE.repeat(100)).signatures().size());
    assertThrows(IllegalArgumentException.class, () -> Note.parse(head + LINE.repeat(101)));
  }

  @Test
  void a_note_of_more_than_a_million_characters_is_refused() {
    String rest = "\n\n" + LINE;
    String most = "a".repeat(Note.MAX_CHARACTERS - rest.length());
    assertEquals(most + "\n", Note.parse(most + rest).text());
    assertThrows(IllegalArgumentException.class, () -> Note.parse("a" + most + rest));
  }

  @Test
  void a_text_without_a_final_newline_is_not_signed() {
    assertThrows(IllegalArgumentException.class, () -> Note.sign("text", NAME, KEY));
    assertThrows(IllegalArgumentException.class, () -> Note.sign("", NAME, KEY));
  }

  @Test
  void a_verifier_key_is_read_and_written() {
    assertEquals(VKEY, VerifierKey.parse(VKEY).text());
    assertEquals(NAME, VerifierKey.parse(VKEY).name());
  }

  @Test
  void no_part_of_a_verifier_key_is_one() {
    for (int from = 0; from < VKEY.length(); from++) {
      for (int to = from; to <= VKEY.length(); to++) {
        String part = VKEY.substring(from, to);
        if (part.length() < VKEY.length()) {
          assertThrows(IllegalArgumentException.class, () -> VerifierKey.parse(part), part);
        }
      }
    }
  }

  @Test
  void a_verifier_key_with_any_character_changed_is_refused() {
    for (int at = 0; at < VKEY.length(); at++) {
      char other = VKEY.charAt(at) == 'B' ? 'C' : 'B';
      String changed = VKEY.substring(0, at) + other + VKEY.substring(at + 1);
      assertThrows(IllegalArgumentException.class, () -> VerifierKey.parse(changed), changed);
    }
  }

  private static SigningKey exampleKey() {
    byte[] typed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    return SigningKey.fromSeed(Arrays.copyOfRange(typed, 1, 33));
  }
}
