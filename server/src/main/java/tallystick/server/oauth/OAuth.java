package tallystick.server.oauth;

import java.util.Map;
import tallystick.server.access.Access;
import tallystick.server.gateway.Gateway;

/// The front door of the package: what it is made of, and what it adds to the gateway.
public final class OAuth {
  private final Access access;
  private final ApiKeys apiKeys;
  private final Apps apps;
  private final Grants grants;
  private final SigningKeys signingKeys;
  private final AccessTokens tokens;
  private final DpopProofs proofs = new DpopProofs();

  /// @param access whose accounts programs act for
  public OAuth(Access access) {
    this.access = access;
    this.apiKeys = new ApiKeys(access);
    this.apps = new Apps(access);
    this.grants = new Grants(access);
    this.signingKeys = new SigningKeys(access.sql(), access.vault(), access.clock());
    this.tokens = new AccessTokens(signingKeys, access.clock());
  }

  /// What the gateway answers besides.
  public Gateway.Addition addition() {
    return new Gateway.Addition(
        OAuthConfiguration.class, Map.of("oauth", this), OAuthOperations.ALL);
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
}
