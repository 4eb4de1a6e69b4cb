package tallystick.server.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Envelope;
import tallystick.kernel.Receipt;
import tallystick.server.access.Dossier;
import tallystick.server.gateway.Operation;
import tallystick.server.gateway.Operation.Caller;

/// What this package answers, for the description of the API.
final class PrivacyOperations {
  private static final String ROOT = "/v1/session/privacy";

  static final List<Operation> ALL =
      List.of(
          get(
              Caller.MEMBER,
              ROOT,
              "my_data",
              "What is kept of oneself",
              List.of(),
              PrivacyController.MyData.class),
          get(
              Caller.MEMBER,
              ROOT + "/export",
              "my_data_export",
              "All of it, as a ZIP",
              List.of(),
              null),
          new Operation(
              Caller.ANYONE,
              "post",
              "/v1/privacy/export",
              "my_data_by_key",
              "privacy",
              "What there is about the owner of a key, as a ZIP, by a signed request",
              List.of(),
              Envelope.class,
              null),
          new Operation(
              Caller.MEMBER,
              "post",
              ROOT + "/erasure",
              "erase_me",
              "privacy",
              "Erases oneself, for good",
              List.of(),
              PrivacyController.Erasure.class,
              Receipt.class),
          get(
              Caller.OFFICER,
              ROOT + "/staff",
              "staff_sessions",
              "When those who hold an office signed in, for officers",
              List.of(),
              PrivacyController.StaffSessions.class),
          get(
              Caller.OFFICER,
              ROOT + "/people/{principal}",
              "read_in_emergency",
              "What is sealed of a person, for an officer who declared an emergency",
              List.of("principal"),
              Dossier.Account.class),
          new Operation(
              Caller.OFFICER,
              "delete",
              ROOT + "/people/{principal}/sessions",
              "end_sessions_in_emergency",
              "privacy",
              "Ends all sessions of a person, for an officer who declared an emergency",
              List.of("principal"),
              null,
              null),
          get(
              Caller.ANYONE,
              "/v1/privacy/retention",
              "retention",
              "What is kept for how long",
              List.of(),
              PrivacyController.Rules.class));

  private PrivacyOperations() {}

  private static Operation get(
      Caller may,
      String path,
      String id,
      String summary,
      List<String> names,
      @Nullable Class<?> answer) {
    return new Operation(may, "get", path, id, "privacy", summary, names, null, answer);
  }
}
