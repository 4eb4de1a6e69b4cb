package tallystick.server.oauth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.server.gateway.Operation;

/// What this package answers in JSON, for the description of the API; the rest is OAuth's.
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
          new Operation(
              "get",
              "/v1/oauth/token-holder",
              "token_holder",
              TAG,
              "For whom a token acts",
              List.of(),
              null,
              TokenHolderController.TokenHolder.class));

  private OAuthOperations() {}

  private static Operation get(String path, String id, String summary, Class<?> answer) {
    return new Operation("get", ROOT + path, id, TAG, summary, List.of(), null, answer);
  }

  private static Operation post(
      String path, String id, String summary, @Nullable Class<?> body, Class<?> answer) {
    return new Operation("post", ROOT + path, id, TAG, summary, List.of(), body, answer);
  }

  private static Operation delete(String path, String id, String summary, String name) {
    return new Operation("delete", ROOT + path, id, TAG, summary, List.of(name), null, null);
  }
}
