package tallystick.server.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// What this package answers, for the description of the API.
final class OAuthOperations {
  private static final String ROOT = "/v1/session";
  private static final String TAG = "developers";

  static final List<Operation> ALL =
      List.of(
          get("/api-keys", "api_keys", "One's own API keys", ApiKeysController.ApiKeyList.class),
          post(
              "/api-keys",
              "make_api_key",
              "Makes an API key",
              ApiKeysController.NewApiKey.class,
              ApiKeysController.MadeApiKey.class),
          delete("/api-keys/{key}", "end_api_key", "Ends an API key", "key"),
          get("/apps", "apps", "One's own apps", AppsController.AppList.class),
          post(
              "/apps",
              "register_app",
              "Registers an app",
              Apps.NewApp.class,
              AppsController.MadeApp.class),
          delete("/apps/{app}", "remove_app", "Removes an app", "app"),
          get("/consents", "consents", "What one allowed", AppsController.ConsentList.class),
          delete("/consents/{consent}", "end_consent", "Allows it no longer", "consent"),
          get(
              "/authorization",
              "authorization",
              "What an app asks for, by the query of its request",
              AuthorizationController.Asked.class),
          post(
              "/authorization",
              "authorize",
              "Says yes or no to an app",
              AuthorizationController.Decision.class,
              AuthorizationController.Decided.class),
          entrance(
              "get",
              "/sign-in/providers",
              "providers",
              "By whom one may sign in",
              null,
              ProvidersController.ProviderList.class),
          entrance(
              "post",
              "/sign-in/provider",
              "sign_in_by_provider",
              "Begins to sign in by an account elsewhere",
              ProvidersController.Wanted.class,
              ProvidersController.SentTo.class),
          entrance(
              "post",
              "/sign-in/provider/back",
              "back_from_provider",
              "Ends what was begun at a provider",
              ProvidersController.Back.class,
              ProvidersController.Arrived.class),
          get(
              "/providers",
              "linked_providers",
              "One's own accounts elsewhere",
              ProvidersController.LinkedList.class),
          post(
              "/providers",
              "link_provider",
              "Begins to add an account elsewhere",
              ProvidersController.Wanted.class,
              ProvidersController.SentTo.class),
          delete("/providers/{provider}", "unlink_provider", "Removes it", "provider"),
          new Operation(
              Caller.TOKEN,
              "get",
              "/v1/oauth/token-holder",
              "token_holder",
              TAG,
              "For whom a token acts",
              List.of(),
              null,
              TokenHolderController.TokenHolder.class),
          standard(
              Caller.ANYONE,
              "get",
              "/.well-known/oauth-authorization-server",
              "authorization_server",
              "Where tokens are had (RFC 8414)"),
          standard(
              Caller.ANYONE,
              "get",
              MetadataController.RESOURCE,
              "protected_resource",
              "What tokens are for (RFC 9728)"),
          standard(Caller.ANYONE, "get", "/oauth/jwks", "jwks", "Keys that sign tokens (RFC 7517)"),
          standard(Caller.CLIENT, "post", "/oauth/token", "token", "Gives tokens (RFC 6749)"),
          standard(Caller.CLIENT, "post", "/oauth/revoke", "revoke", "Ends a token (RFC 7009)"),
          standard(
              Caller.CLIENT,
              "post",
              "/oauth/introspect",
              "introspect",
              "What a token is worth (RFC 7662)"));

  private OAuthOperations() {}

  private static Operation standard(
      Caller may, String method, String path, String id, String summary) {
    return new Operation(may, method, path, id, TAG, summary, List.of(), null, null);
  }

  private static Operation entrance(
      String method,
      String path,
      String id,
      String summary,
      @Nullable Class<?> body,
      Class<?> answer) {
    return new Operation(
        Caller.ANYONE, method, ROOT + path, id, TAG, summary, List.of(), body, answer);
  }

  private static Operation get(String path, String id, String summary, Class<?> answer) {
    return new Operation(
        Caller.MEMBER, "get", ROOT + path, id, TAG, summary, List.of(), null, answer);
  }

  private static Operation post(
      String path, String id, String summary, @Nullable Class<?> body, Class<?> answer) {
    return new Operation(
        Caller.MEMBER, "post", ROOT + path, id, TAG, summary, List.of(), body, answer);
  }

  private static Operation delete(String path, String id, String summary, String name) {
    return new Operation(
        Caller.MEMBER, "delete", ROOT + path, id, TAG, summary, List.of(name), null, null);
  }
}
