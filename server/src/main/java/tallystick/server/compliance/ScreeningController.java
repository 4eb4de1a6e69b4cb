package tallystick.server.compliance;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;
import tallystick.server.screening.NameIndex;

/// Hits of the lists of sanctions, for officers.
@RestController
final class ScreeningController {
  private static final String ROOT = "/v1/session/compliance/screening";
  private static final int MAX_BODY = 4 << 10;

  private final Compliance compliance;

  ScreeningController(Compliance compliance) {
    this.compliance = compliance;
  }

  /// @param version SHA-256 of the lists, empty if there are none
  /// @param entries on all lists
  record HitListing(String version, int entries, List<Hits.Hit> items) {}

  record Candidate(String entry, String name, String type, String remarks, int score) {}

  record Candidates(List<Candidate> items) {}

  /// @param decision TRUE_MATCH or FALSE_POSITIVE
  record HitDecision(String decision, String note) {
    private static final Pattern DECISION = Pattern.compile("TRUE_MATCH|FALSE_POSITIVE");

    HitDecision {
      Require.matches(decision, DECISION, "TRUE_MATCH or FALSE_POSITIVE", "decision");
      Require.text(note, Limits.NOTE_CHARS, "note");
    }
  }

  @GetMapping(ROOT)
  HitListing hits(@RequestParam(defaultValue = "OPEN") String state, HttpServletRequest request) {
    Caller.officer(compliance.access(), request);
    Screening.Loaded lists = compliance.screening().loaded();
    return new HitListing(
        lists.version(), lists.entries(), compliance.hits().in(state.replace('\0', '?')));
  }

  /// Looks a name up, without keeping anything.
  @GetMapping(ROOT + "/search")
  Candidates search(@RequestParam(defaultValue = "") String name, HttpServletRequest request) {
    Caller.officer(compliance.access(), request);
    Require.text(name, 300, "name");
    return new Candidates(
        compliance.screening().loaded().index().search(name).stream()
            .map(ScreeningController::candidate)
            .toList());
  }

  private static Candidate candidate(NameIndex.Match match) {
    return new Candidate(
        match.listed().key(),
        match.name(),
        match.listed().type(),
        match.listed().remarks(),
        Hits.percent(match.score()));
  }

  /// Decides a hit: it is remembered for this name and entry.
  @PostMapping(ROOT + "/{hit}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void decide(@PathVariable String hit, HttpServletRequest request) {
    Caller officer = Caller.officer(compliance.access(), request);
    HitDecision given = StrictJson.as(Body.json(request, MAX_BODY), HitDecision.class, "");
    boolean was =
        compliance
            .hits()
            .decide(hit.replace('\0', '?'), given.decision(), officer.principal(), given.note());
    if (!was) {
      throw Caller.notFound("open hit");
    }
  }
}
