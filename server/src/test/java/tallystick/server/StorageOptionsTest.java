package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What the command line may say of where data are.
class StorageOptionsTest {
  private static final Set<Role> GATEWAY = EnumSet.of(Role.GATEWAY);

  private static StorageOptions given(String... args) {
    return CommandLine.populateCommand(new StorageOptions(), args);
  }

  private static String refusal(StorageOptions options, Set<Role> roles) {
    IOException refusal = assertThrows(IOException.class, () -> options.check(roles));
    return Objects.requireNonNull(refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/tally",
        "jdbc:postgresql://127.0.0.1,db.example/tally?user=a",
        "jdbc:postgresql://192.0.2.7:5432/tally"
      })
  void a_database_elsewhere_is_not_asked_before_it_is_said_whether_in_secret(String address) {
    String told = refusal(given("--postgres", address), GATEWAY);
    assertEquals(0, told.indexOf("--postgres: say whether the connection to "), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/tally?sslmode=verify-full",
        "jdbc:postgresql://db.example/tally?user=a&sslmode=disable",
        "jdbc:postgresql://localhost/tally",
        "jdbc:postgresql://[::1]:5433/tally"
      })
  void it_is_asked_as_was_said_or_on_this_machine(String address) {
    assertDoesNotThrow(() -> given("--postgres", address).check(GATEWAY));
  }

  @Test
  void what_is_no_address_is_told() {
    assertEquals(
        "--postgres must look like jdbc:postgresql://host:5432/name",
        refusal(given("--postgres", "postgres://db/tally"), GATEWAY));
  }

  @Test
  void a_role_that_reads_views_needs_them() {
    assertEquals(
        "the role devices without the role views needs --postgres, where they are",
        refusal(given(), EnumSet.of(Role.LEDGER, Role.DEVICES)));
    assertDoesNotThrow(() -> given().check(EnumSet.of(Role.LEDGER)));
  }
}
