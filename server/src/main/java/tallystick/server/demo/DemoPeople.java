package tallystick.server.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<String> SELLERS =
      List.of("Hilltop Roastery", "Anna Lindqvist Pottery", "Beech & Brass", "Quayside Books");
  private static final List<String> BUYERS =
      List.of("Mira Okafor", "Jonas Weber", "Sofia Duarte", "Tomasz Zielinski", "Priya Raman");

  private DemoPeople() {}

  /// Somebody anyone can become.
  ///
  /// @param seed of the Ed25519 key, 32 bytes
  public record Person(String name, String principal, String role, byte[] seed) {
    SigningKey key() {
      return SigningKey.fromSeed(seed);
    }
  }

  /// All of them, sellers first.
  public static List<Person> listed() {
    List<Person> people = new ArrayList<>();
    SELLERS.forEach(name -> people.add(person(name, "seller")));
    BUYERS.forEach(name -> people.add(person(name, "buyer")));
    return List.copyOf(people);
  }

  private static Person person(String name, String role) {
    byte[] seed = Sha256.of(("tallystick.demo/v1\n" + name).getBytes(StandardCharsets.UTF_8));
    return new Person(name, Ids.principalOf(SigningKey.fromSeed(seed).keyId()), role, seed);
  }
}
