package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Passwords: hashed slowly, and never those that everybody knows.
class PasswordsTest {
  @Test
  void a_password_matches_its_own_hash_however_it_was_typed() {
    try (Passwords passwords = new Passwords()) {
      String hash = passwords.hash("Bär am Fluss");
      assertTrue(passwords.matches("Ba\u0308r am Fluss", hash));
      assertFalse(passwords.matches("Bar am Fluss", hash));
      assertFalse(passwords.matches("Bär am Fluss", Passwords.decoy()));
    }
  }

  @Test
  void whoever_comes_when_too_many_wait_is_sent_away_at_once() throws Exception {
    try (Passwords passwords = new Passwords();
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> tries =
          IntStream.range(0, 60)
              .<Callable<String>>mapToObj(i ->
                  () -> {
                    try {
                      return String.valueOf(passwords.matches("x", Passwords.decoy()));
                    } catch (RuntimeException e) {
                      return String.valueOf(e.getMessage());
                    }
                  })
              .toList();
      long refused = 0;
      for (Future<String> one : crowd.invokeAll(tries)) {
        refused += one.get().startsWith("Too many") ? 1 : 0;
      }
      assertTrue(refused >= 30 && refused < 60, "refused " + refused);
    }
  }

  @Test
  void a_device_of_an_account_goes_before_all_strangers_once_at_a_time() throws Exception {
    try (Passwords passwords = new Passwords();
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> strangers = new ArrayList<>();
      while (!passwords.isFull()) {
        strangers.add(crowd.submit(() -> passwords.matches("x", Passwords.decoy())));
      }
      assertFalse(passwords.matches("x", Passwords.decoy(), "ann"));
      assertTrue(strangers.stream().anyMatch(one -> !one.isDone()), "she did not wait for all");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoever_hashes_steps_back_behind_all_others_and_they_do_not() throws Exception {
    String before = niceness();
    try (ExecutorService one = Executors.newSingleThreadExecutor(Thread.ofPlatform().factory())) {
      String behind =
          one.submit(
                  () -> {
                    Nice.stepBack();
                    return niceness();
                  })
              .get();
      assertEquals("10", behind);
    }
    assertEquals(before, niceness());
  }

  /// Of this thread: the 19th field, and the 17th after the name (proc_pid_stat(5)).
  private static String niceness() throws IOException {
    String fields = Files.readString(Path.of("/proc/thread-self/stat"));
    return fields.substring(fields.lastIndexOf(')') + 2).split(" ")[16];
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1_000})
  void every_password_of_a_list_is_found_and_no_other(int count, @TempDir Path folder)
      throws Exception {
    for (String end : List.of("\n", ":3\n", ":12345\r\n")) {
      Path file = folder.resolve("list-" + end.length());
      Files.writeString(
          file,
          IntStream.range(0, count)
              .mapToObj(i -> sha1("password " + i))
              .sorted()
              .collect(Collectors.joining(end)));
      try (BreachedPasswords list = BreachedPasswords.open(file)) {
        for (int i = 0; i < count; i++) {
          assertTrue(list.contains("password " + i), "password " + i);
          assertFalse(list.contains("passphrase " + i));
        }
      }
    }
  }

  private static String sha1(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
      return HexFormat.of().withUpperCase().formatHex(hash);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_file_of_another_form_is_refused_in_one_line(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("plain.txt"), "123456\npassword\n");
    IOException refused = assertThrows(IOException.class, () -> BreachedPasswords.open(file));
    assertEquals(
        file + " is no list of breached passwords: lines of SHA-1 in hex are wanted, sorted",
        refused.getMessage());
  }
}
