package tallystick.server.compliance;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;

/// Alerts and cases, for officers.
@RestController
final class CasesController {
  private static final String ROOT = "/v1/session/compliance";
  private static final int MAX_BODY = 16 << 10;

  private final Compliance compliance;

  CasesController(Compliance compliance) {
    this.compliance = compliance;
  }

  record AlertList(List<Alerts.Alert> items) {}

  record CaseList(List<Cases.Case> items) {}

  record CaseFile(Cases.Case file, List<Alerts.Alert> alerts, List<Cases.Comment> comments) {}

  record OfficersText(String text) {
    OfficersText {
      Require.text(text, Limits.TEXT_CHARS, "text");
    }
  }

  /// @param alerts that the case begins with
  record NewCase(String principal, String title, List<String> alerts) {
    NewCase {
      Require.principal(principal, "principal");
      Require.text(title, Limits.NOTE_CHARS, "title");
      Require.size(alerts, 0, 50, "alerts");
    }
  }

  record Assignment(String officer) {
    Assignment {
      Require.principal(officer, "officer");
    }
  }

  @GetMapping(ROOT + "/alerts")
  AlertList alerts(@RequestParam(defaultValue = "OPEN") String state, HttpServletRequest request) {
    Caller.officer(compliance.access(), request);
    return new AlertList(compliance.alerts().in(state.replace('\0', '?')));
  }

  @PostMapping(ROOT + "/alerts/{alert}/close")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void closeAlert(@PathVariable String alert, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    OfficersText reason = StrictJson.as(Body.json(request, MAX_BODY), OfficersText.class, "");
    if (!compliance.alerts().close(alert.replace('\0', '?'), officer.principal(), reason.text())) {
      throw Caller.notFound("open alert");
    }
  }

  @GetMapping(ROOT + "/cases")
  CaseList cases(@RequestParam(defaultValue = "OPEN") String state, HttpServletRequest request) {
    Caller.officer(compliance.access(), request);
    return new CaseList(compliance.cases().in(state.replace('\0', '?')));
  }

  @GetMapping(ROOT + "/cases/{id}")
  CaseFile file(@PathVariable String id, HttpServletRequest request) {
    Caller.officer(compliance.access(), request);
    String safe = id.replace('\0', '?');
    return new CaseFile(
        compliance.cases().byId(safe),
        compliance.alerts().ofCase(safe),
        compliance.cases().comments(safe));
  }

  @PostMapping(ROOT + "/cases")
  CaseFile open(HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    NewCase wanted = StrictJson.as(Body.json(request, MAX_BODY), NewCase.class, "");
    String id = compliance.cases().open(wanted.principal(), wanted.title(), officer.principal());
    for (String alert : wanted.alerts()) {
      compliance.alerts().assign(alert.replace('\0', '?'), id);
    }
    return file(id, request);
  }

  @PostMapping(ROOT + "/cases/{id}/comments")
  CaseFile comment(@PathVariable String id, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    OfficersText text = StrictJson.as(Body.json(request, MAX_BODY), OfficersText.class, "");
    requireOpen(
        compliance.cases().comment(id.replace('\0', '?'), officer.principal(), text.text()));
    return file(id, request);
  }

  @PostMapping(ROOT + "/cases/{id}/assign")
  CaseFile assign(@PathVariable String id, HttpServletRequest request) {
    Caller.officer(compliance.access(), request);
    Assignment to = StrictJson.as(Body.json(request, MAX_BODY), Assignment.class, "");
    requireOpen(compliance.cases().assign(id.replace('\0', '?'), to.officer()));
    return file(id, request);
  }

  @PostMapping(ROOT + "/cases/{id}/close")
  CaseFile close(@PathVariable String id, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    OfficersText reason = StrictJson.as(Body.json(request, MAX_BODY), OfficersText.class, "");
    String safe = id.replace('\0', '?');
    requireOpen(compliance.cases().close(safe, reason.text()));
    compliance.alerts().closeCase(safe, officer.principal(), reason.text());
    return file(id, request);
  }

  private static void requireOpen(boolean open) {
    if (!open) {
      throw Caller.conflict("case-closed", "There is no such open case, or it is full.");
    }
  }

  /// All cases, as a table for other programs.
  @GetMapping(ROOT + "/report")
  ResponseEntity<byte[]> report(
      @RequestParam(defaultValue = "json") String format, HttpServletRequest request)
      throws IOException {
    Caller.officer(compliance.access(), request);
    List<Cases.Case> all = compliance.cases().all();
    boolean csv = format.equals("csv");
    return ResponseEntity.ok()
        .contentType(csv ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"cases." + (csv ? "csv" : "json") + "\"")
        .body(csv ? csv(all) : Codec.JSON.writeValueAsBytes(new CaseList(all)));
  }

  private static byte[] csv(List<Cases.Case> all) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter out =
        new CSVPrinter(
            text,
            CSVFormat.RFC4180
                .builder()
                .setHeader(
                    "case",
                    "principal",
                    "name",
                    "title",
                    "state",
                    "opened_by",
                    "assignee",
                    "reason",
                    "since",
                    "closed")
                .get())) {
      for (Cases.Case one : all) {
        out.printRecord(
            one.caseId(),
            one.principal(),
            cell(one.name()),
            cell(one.title()),
            one.state(),
            one.openedBy(),
            one.assignee(),
            cell(one.reason()),
            one.since(),
            one.closed());
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// So that no program for tables takes text for a formula.
  private static String cell(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
