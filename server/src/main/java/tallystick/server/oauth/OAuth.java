package tallystick.server.oauth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tallystick.server.access.Access;
import tallystick.server.access.Person;
import tallystick.server.gateway.Gateway;

/// The front door of the package: what it is made of, and what it adds to the gateway.
public final class OAuth implements AutoCloseable {
  private final Access access;
  private final ApiKeys apiKeys;
  private final Apps apps;
  private final Grants grants;
  private final SigningKeys signingKeys;
  private final AccessTokens tokens;
  private final DpopProofs proofs = new DpopProofs();
  private final List<Provider.Known> providers;
  private final ProviderHttp http;

  private OAuth(Access access, List<Provider.Known> providers) {
    this.providers = providers;
    this.http = new ProviderHttp(providers);
    this.access = access;
    this.apiKeys = new ApiKeys(access);
    this.apps = new Apps(access);
    this.grants = new Grants(access);
    this.signingKeys = new SigningKeys(access.sql(), access.vault(), access.clock());
    this.tokens = new AccessTokens(signingKeys, access.clock());
  }

  /// Reads whom the operator trusts to vouch for people.
  ///
  /// @param access whose accounts programs act for
  /// @param data folder in which `providers.json` may be
  /// @throws IOException when it, or a secret, is not as it must be
  public static OAuth open(Access access, Path data) throws IOException {
    return new OAuth(access, Provider.read(data));
  }

  /// What the gateway answers besides.
  public Gateway.Addition addition() {
    return new Gateway.Addition(
        OAuthConfiguration.class, Map.of("oauth", this), OAuthOperations.ALL);
  }

  /// What a person has to do with programs.
  ///
  /// @param apps that are the person's own
  /// @param allowed what the person allowed to apps
  public record Programs(List<?> apiKeys, List<?> apps, List<?> allowed) {}

  /// The programs of a person, without what opens anything.
  public Programs programs(String person) {
    return new Programs(
        apiKeys.all(access.people().byId(person)), apps.all(person), grants.all(person));
  }

  /// What lets a program in.
  public record Program(String client, String secret) {
    @Override
    public String toString() {
      return "Program[" + client + "]";
    }
  }

  /// Lets a program of somebody outside act for a person by a secret, in what one scope says.
  public Program register(Person person, String name, String scope) {
    Apps.NewApp wanted = new Apps.NewApp(name, List.of(), List.of(scope), true, true);
    String secret = Secrets.make(Secrets.APP);
    String app = apps.make(person.person(), wanted, secret).app();
    grants.allow(person.person(), app, wanted.scopes(), true, "");
    return new Program(app, secret);
  }

  /// Lets it in no longer.
  public void remove(Person person, String client) {
    apps.remove(person.person(), client);
    grants.forget();
  }

  Access access() {
    return access;
  }

  ApiKeys apiKeys() {
    return apiKeys;
  }

  Apps apps() {
    return apps;
  }

  Grants grants() {
    return grants;
  }

  SigningKeys signingKeys() {
    return signingKeys;
  }

  AccessTokens tokens() {
    return tokens;
  }

  DpopProofs proofs() {
    return proofs;
  }

  List<Provider.Known> providers() {
    return providers;
  }

  ProviderHttp http() {
    return http;
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
