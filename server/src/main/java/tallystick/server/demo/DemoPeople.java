package tallystick.server.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import tallystick.kernel.Ids;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;

/// The people of a demo venue. Their keys follow from their names, so that everybody may have them:
/// they guard nothing. The operator is not among them, its key is as secret as any.
public final class DemoPeople {
  /// What the money of a demo venue is called: by this a venue is known as one.
  public static final String MONEY = "Demo dollars (not money)";

  /// The money's code.
  public static final String ASSET = "USD";

  /// Digits behind the point.
  public static final int DECIMALS = 2;

  /// The demo venue's name.
  public static final String VENUE = "Tallystick demo";

  private static final long PURSE = 2_500_00;
  private static final long DEEP_PURSE = 2_000_000_00;
  private static final List<Person> ALL =
      Stream.of(
              people("seller", "Hilltop Roastery", "Anna Lindqvist Pottery"),
              people("seller", "Beech & Brass", "Quayside Books"),
              people("buyer", "Mira Okafor", "Jonas Weber", "Sofia Duarte"),
              people("buyer", "Tomasz Zielinski", "Priya Raman"),
              people("developer", "Mangrove Futures", "Clean Hearths"),
              people("developer", "Saimaa Biochar Works", "Rice Without Methane"),
              people("verifier", "Meridian Verification", "Plumb Line Audits"),
              people("registrar", RegistryMonth.REGISTRAR),
              people("trader", Dealers.ALL.toArray(String[]::new)),
              people("company", "Fjord Ferries", "Orchard Foods"),
              people("grower", "Huila Growers"),
              people("carrier", "Northway Cold Chain"),
              people("shop", "Corner Grocer", "Harbour Café"))
          .flatMap(List::stream)
          .toList();

  private DemoPeople() {}

  /// Somebody anyone can become.
  ///
  /// @param seed of the Ed25519 key, 32 bytes
  public record Person(String name, String principal, String role, byte[] seed) {
    SigningKey key() {
      return SigningKey.fromSeed(seed);
    }

    /// Minor units of money to begin with.
    long purse() {
      return role.equals("trader") || role.equals("company") ? DEEP_PURSE : PURSE;
    }
  }

  /// All of them, sellers first.
  public static List<Person> listed() {
    return ALL;
  }

  /// Those who keep shops, then those who buy there.
  static List<String> shoppers() {
    return ALL.stream()
        .filter(person -> person.role().equals("seller") || person.role().equals("buyer"))
        .map(Person::principal)
        .toList();
  }

  private static List<Person> people(String role, String... names) {
    return Stream.of(names).map(name -> person(name, role)).toList();
  }

  private static Person person(String name, String role) {
    byte[] seed = Sha256.of(("tallystick.demo/v1\n" + name).getBytes(StandardCharsets.UTF_8));
    return new Person(name, Ids.principalOf(SigningKey.fromSeed(seed).keyId()), role, seed);
  }
}
