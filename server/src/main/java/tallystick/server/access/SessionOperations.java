package tallystick.server.access;

import static tallystick.server.gateway.Operation.Caller.ANYONE;
import static tallystick.server.gateway.Operation.Caller.MEMBER;
import static tallystick.server.gateway.Operation.Caller.SIGNING_IN;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Receipt;
import tallystick.server.access.SignInController.SignedIn;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// What this package answers, for the description of the API.
final class SessionOperations {
  private static final String ROOT = "/v1/session";

  static final List<Operation> ALL =
      List.of(
          post(
              ANYONE,
              "/sign-up",
              "sign_up",
              "Makes a member whose key the venue keeps",
              SignIns.SignUp.class,
              SignedIn.class),
          post(
              ANYONE,
              "/sign-in",
              "sign_in",
              "Shows the password; the second factor is wanted next",
              SignIns.SignIn.class,
              SignedIn.class),
          post(
              SIGNING_IN,
              "/second-factor",
              "second_factor",
              "Shows the second factor, for the first time or anew",
              Factors.Code.class,
              SignedIn.class),
          get(SIGNING_IN, "", "session", "Who is signed in", List.of(), SignedIn.class),
          delete(SIGNING_IN, "", "sign_out", "Ends this session", List.of()),
          get(
              MEMBER,
              "/sessions",
              "sessions",
              "One's own sessions",
              List.of(),
              SessionsController.OpenSessions.class),
          delete(MEMBER, "/sessions", "end_other_sessions", "Ends all other sessions", List.of()),
          delete(
              MEMBER, "/sessions/{session}", "end_session", "Ends a session", List.of("session")),
          get(
              MEMBER,
              "/history",
              "history",
              "What happened to one's account",
              List.of("before"),
              SessionsController.History.class),
          post(
              SIGNING_IN,
              "/totp",
              "begin_totp",
              "Begins to set up an authenticator",
              null,
              Factors.TotpSetUp.class),
          post(
              SIGNING_IN,
              "/totp/confirm",
              "finish_totp",
              "Takes the authenticator into use",
              Factors.Code.class,
              FactorsController.TotpDone.class),
          post(
              MEMBER,
              "/recovery-codes",
              "recovery_codes",
              "Makes new recovery codes",
              null,
              FactorsController.RecoveryCodes.class),
          post(
              ANYONE,
              "/sign-in/challenge",
              "wallet_challenge",
              "Makes a text that a wallet signs (EIP-4361)",
              Wallets.Wanted.class,
              Wallets.Challenge.class),
          post(
              ANYONE,
              "/sign-in/wallet",
              "sign_in_by_wallet",
              "Signs in by a signed text",
              Wallets.Signed.class,
              SignedIn.class),
          get(MEMBER, "/wallets", "wallets", "One's own wallets", List.of(), Wallets.Listed.class),
          post(
              MEMBER,
              "/wallets",
              "add_wallet",
              "Lets a wallet sign in",
              Wallets.Signed.class,
              Wallets.Listed.class),
          delete(
              MEMBER,
              "/wallets/{address}",
              "remove_wallet",
              "Lets a wallet sign in no more",
              List.of("address")),
          post(
              ANYONE,
              "/sign-up/passkey/options",
              "begin_sign_up_by_passkey",
              "What a browser makes the passkey of a new member by",
              PasskeySignUps.Wanted.class,
              PasskeyOptions.Creation.class),
          post(
              ANYONE,
              "/sign-up/passkey",
              "sign_up_by_passkey",
              "Makes a member by passkey alone, whose key the venue keeps",
              PasskeySignUps.Custodial.class,
              SignedIn.class),
          post(
              ANYONE,
              "/sign-up/passkey/own-key",
              "sign_up_by_passkey_with_own_key",
              "Makes an account by passkey alone for who keeps their key",
              PasskeySignUps.OwnKey.class,
              SignedIn.class),
          post(
              ANYONE,
              "/sign-in/passkey/options",
              "begin_sign_in_by_passkey",
              "What a browser asks for a passkey by",
              null,
              PasskeyOptions.Request.class),
          post(
              ANYONE,
              "/sign-in/passkey",
              "sign_in_by_passkey",
              "Signs in by passkey, which is both factors",
              Passkeys.Shown.class,
              SignedIn.class),
          post(
              SIGNING_IN,
              "/second-factor/passkey/options",
              "begin_second_factor_by_passkey",
              "What a browser asks for one's own passkeys by",
              null,
              PasskeyOptions.Request.class),
          post(
              SIGNING_IN,
              "/second-factor/passkey",
              "second_factor_by_passkey",
              "Shows a passkey as second factor, for the first time or anew",
              Passkeys.Shown.class,
              SignedIn.class),
          post(
              MEMBER,
              "/passkeys/options",
              "begin_passkey",
              "What a browser makes another passkey by",
              null,
              PasskeyOptions.Creation.class),
          post(
              MEMBER,
              "/passkeys",
              "add_passkey",
              "Adds a passkey",
              Passkeys.Added.class,
              Passkeys.Row.class),
          get(
              MEMBER,
              "/passkeys",
              "passkeys",
              "One's own passkeys",
              List.of(),
              Passkeys.Listed.class),
          delete(MEMBER, "/passkeys/{id}", "remove_passkey", "Removes a passkey", List.of("id")),
          new Operation(
              MEMBER,
              "put",
              ROOT + "/passkeys/{id}/wrapped-key",
              "wrap_key",
              "session",
              "Keeps a signing key that the browser wrapped",
              List.of("id"),
              Passkeys.Wrapped.class,
              null),
          post(
              MEMBER,
              "/password",
              "change_password",
              "Changes the password",
              Factors.PasswordChange.class,
              null),
          post(
              ANYONE,
              "/password/forgotten",
              "forget_password",
              "Has a link for another password sent, if there is such an account",
              PasswordResets.Forgotten.class,
              null),
          post(
              ANYONE,
              "/password/reset",
              "reset_password",
              "Sets another password by a link, and ends all sessions",
              PasswordResets.Reset.class,
              null),
          post(
              MEMBER,
              "/actions",
              "act",
              "Acts as the member who is signed in",
              SessionActionsController.SessionAction.class,
              Receipt.class));

  private SessionOperations() {}

  private static Operation get(
      Caller may, String path, String id, String summary, List<String> names, Class<?> answer) {
    return new Operation(may, "get", ROOT + path, id, "session", summary, names, null, answer);
  }

  private static Operation post(
      Caller may,
      String path,
      String id,
      String summary,
      @Nullable Class<?> body,
      @Nullable Class<?> answer) {
    return new Operation(may, "post", ROOT + path, id, "session", summary, List.of(), body, answer);
  }

  private static Operation delete(
      Caller may, String path, String id, String summary, List<String> names) {
    return new Operation(may, "delete", ROOT + path, id, "session", summary, names, null, null);
  }
}
