package tallystick.server.compliance;

import static tallystick.server.gateway.Operation.Caller.COMPLIANCE_OFFICER;
import static tallystick.server.gateway.Operation.Caller.MEMBER;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.server.gateway.Operation;

/// What this package answers, for the description of the API.
final class ComplianceOperations {
  private static final String ROOT = "/v1/session/compliance";

  static final List<Operation> ALL =
      List.of(
          get(MEMBER, "", "my_verification", "One's own application", List.of(), mine()),
          post(
              MEMBER,
              "/application",
              "draft_application",
              "Says what one applies for",
              ApplicationsController.WantedLevel.class,
              mine()),
          new Operation(
              MEMBER,
              "delete",
              ROOT + "/application",
              "withdraw_application",
              "compliance desk",
              "Takes a draft back",
              List.of(),
              null,
              mine()),
          new Operation(
              MEMBER,
              "post",
              ROOT + "/application/documents",
              "attach_document",
              "compliance desk",
              "Hands a document in; the body is its bytes",
              List.of("kind"),
              null,
              mine()),
          post(
              MEMBER, "/application/submit", "submit_application", "Hands it all in", null, mine()),
          get(
              COMPLIANCE_OFFICER,
              "/review",
              "review_queue",
              "What waits",
              List.of(),
              ReviewController.ReviewQueue.class),
          get(
              COMPLIANCE_OFFICER,
              "/review/{application}",
              "examine_application",
              "An application, for an officer",
              List.of("application"),
              ReviewController.Examined.class),
          get(
              COMPLIANCE_OFFICER,
              "/review/{application}/documents/{document}",
              "examine_document",
              "A document, for an officer",
              List.of("application", "document"),
              null),
          post(
              COMPLIANCE_OFFICER,
              "/review/{application}/refuse",
              "refuse_application",
              "Says no",
              ReviewController.Refusal.class,
              null),
          get(
              COMPLIANCE_OFFICER,
              "/screening",
              "screening_hits",
              "Hits of the lists of sanctions",
              List.of("state"),
              ScreeningController.HitListing.class),
          get(
              COMPLIANCE_OFFICER,
              "/screening/search",
              "screen_name",
              "Looks a name up",
              List.of("name"),
              ScreeningController.Candidates.class),
          post(
              COMPLIANCE_OFFICER,
              "/screening/{hit}",
              "decide_hit",
              "Decides a hit",
              ScreeningController.HitDecision.class,
              null),
          get(
              COMPLIANCE_OFFICER,
              "/alerts",
              "alerts",
              "Alerts",
              List.of("state"),
              CasesController.AlertList.class),
          post(
              COMPLIANCE_OFFICER,
              "/alerts/{alert}/close",
              "close_alert",
              "Closes an alert",
              CasesController.OfficersText.class,
              null),
          get(
              COMPLIANCE_OFFICER,
              "/cases",
              "cases",
              "Cases",
              List.of("state"),
              CasesController.CaseList.class),
          get(COMPLIANCE_OFFICER, "/cases/{id}", "case_file", "One case", List.of("id"), file()),
          post(
              COMPLIANCE_OFFICER,
              "/cases",
              "open_case",
              "Opens a case",
              CasesController.NewCase.class,
              file()),
          post(
              COMPLIANCE_OFFICER,
              "/cases/{id}/comments",
              "comment_case",
              "Adds to a case",
              CasesController.OfficersText.class,
              file()),
          post(
              COMPLIANCE_OFFICER,
              "/cases/{id}/assign",
              "assign_case",
              "Gives a case to an officer",
              CasesController.Assignment.class,
              file()),
          post(
              COMPLIANCE_OFFICER,
              "/cases/{id}/close",
              "close_case",
              "Closes a case",
              CasesController.OfficersText.class,
              file()),
          get(
              COMPLIANCE_OFFICER,
              "/report",
              "case_report",
              "All cases, as csv or json",
              List.of("format"),
              null),
          post(
              MEMBER,
              "/travel",
              "keep_travel_data",
              "Keeps Travel Rule data; beside these members the body has `ivms101`",
              TravelController.TravelTransfer.class,
              TravelController.KeptTravelData.class),
          get(
              MEMBER,
              "/travel",
              "travel_data",
              "Travel Rule data that one sent or was sent",
              List.of(),
              TravelController.HandedTravelData.class));

  private ComplianceOperations() {}

  private static Class<?> mine() {
    return ApplicationsController.MyVerification.class;
  }

  private static Class<?> file() {
    return CasesController.CaseFile.class;
  }

  private static Operation get(
      Operation.Caller may,
      String path,
      String id,
      String summary,
      List<String> names,
      @Nullable Class<?> answer) {
    return new Operation(
        may, "get", ROOT + path, id, "compliance desk", summary, names, null, answer);
  }

  private static Operation post(
      Operation.Caller may,
      String path,
      String id,
      String summary,
      @Nullable Class<?> body,
      @Nullable Class<?> answer) {
    List<String> names =
        path.contains("{")
            ? List.of(path.substring(path.indexOf('{') + 1, path.indexOf('}')))
            : List.of();
    return new Operation(
        may, "post", ROOT + path, id, "compliance desk", summary, names, body, answer);
  }
}
