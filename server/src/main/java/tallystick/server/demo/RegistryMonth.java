package tallystick.server.demo;

import static tallystick.server.demo.Story.Scene.at;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.CreditsAction.AdjustBatch;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.LabelBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsAction.ReverseUnits;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.server.demo.DemoSites.Site;
import tallystick.server.demo.DemoSites.Vintage;
import tallystick.server.demo.Story.Scene;

/// A month of the demo's registry: projects are registered, verified and issued, doubted, and one
/// of them burns.
final class RegistryMonth {
  static final String REGISTRAR = "Registry Office";
  private static final String REGISTRY = "tallystick";
  private static final List<String> VERIFIERS =
      List.of("Meridian Verification", "Plumb Line Audits");

  private final Stage stage;
  private final Map<String, String> projects = new HashMap<>();
  private final Map<String, String> batches = new HashMap<>();
  private final Map<String, Long> issued = new HashMap<>();
  private String challenge = "";

  RegistryMonth(Stage stage) {
    this.stage = stage;
  }

  List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>();
    for (int i = 0; i < DemoSites.ALL.size(); i++) {
      Site site = DemoSites.ALL.get(i);
      String verifier = VERIFIERS.get(i % 2);
      scenes.add(at(i, 9, () -> register(site)));
      for (int n = 0; n < site.vintages().size(); n++) {
        Vintage vintage = site.vintages().get(n);
        scenes.add(at(i + 1 + n, 14, () -> verify(site, vintage, verifier)));
        scenes.add(at(i + 2 + 7 * n, 11, () -> issue(site, vintage)));
      }
    }
    scenes.add(at(12, 8, this::doubt));
    scenes.add(at(14, 16, this::dismiss));
    scenes.add(at(15, 10, this::accuse));
    scenes.add(at(17, 10, () -> label("TS-106", 2023, "CCB")));
    scenes.add(at(20, 13, () -> adjust("TS-104", 2022, Adjustment.AUTHORISED)));
    scenes.add(at(22, 13, this::burn));
    scenes.add(at(25, 13, () -> adjust("TS-101", 2023, Adjustment.APPLIED)));
    return scenes;
  }

  private void register(Site site) {
    String project =
        stage.play(
            stage.who(site.developer()),
            new RegisterProject(
                REGISTRY,
                site.number(),
                site.name(),
                site.methodology(),
                site.country(),
                site.sector(),
                site.place().latitude(),
                site.place().longitude(),
                site.place().extent(),
                (int) LocalDate.of(site.years().first(), 1, 1).toEpochDay(),
                (int) LocalDate.of(site.years().last(), 12, 31).toEpochDay(),
                List.of(DemoDocuments.name(DemoDocuments.design(site))),
                site.text()));
    projects.put(site.number(), project);
  }

  private void verify(Site site, Vintage vintage, String verifier) {
    stage.play(
        stage.who(verifier),
        new VerifyProject(
            project(site.number()),
            vintage.year(),
            vintage.tonnes(),
            DemoDocuments.name(DemoDocuments.report(site, vintage)),
            "Reasonable assurance, without reservations."));
  }

  private void issue(Site site, Vintage vintage) {
    long first = 1 + issued.getOrDefault(site.number(), 0L);
    String batch =
        stage.play(
            stage.who(REGISTRAR),
            new IssueBatch(
                project(site.number()),
                vintage.year(),
                vintage.tonnes(),
                REGISTRY + "-" + site.number(),
                first,
                site.labels(),
                site.adjustment(),
                0,
                ""));
    issued.merge(site.number(), vintage.tonnes(), Long::sum);
    batches.put(site.number() + "/" + vintage.year(), batch);
  }

  private void doubt() {
    challenge =
        stage.play(
            stage.who("Priya Raman"),
            new ChallengeProject(
                project("TS-105"),
                "",
                "The grid's factor in the design is that of 2015. Coal has fallen since."));
  }

  private void dismiss() {
    stage.play(
        stage.who(REGISTRAR),
        new ResolveChallenge(
            challenge, false, "The report uses the factor of the year it verifies, see page 4."));
  }

  private void accuse() {
    stage.play(
        stage.who("Mangrove Futures"),
        new ChallengeProject(
            project("TS-110"),
            project("TS-101"),
            "Half of its area is ours: the plots north of the channel are in both designs."));
  }

  private void burn() {
    stage.play(
        stage.who(REGISTRAR),
        new ReverseUnits(
            project("TS-108"),
            4_200,
            "A fire in the dry season burnt 90 ha of peat along the northern canals."));
  }

  private void label(String number, int year, String label) {
    stage.play(stage.who(REGISTRAR), new LabelBatch(batch(number, year), label, true));
  }

  private void adjust(String number, int year, Adjustment adjustment) {
    stage.play(stage.who(REGISTRAR), new AdjustBatch(batch(number, year), adjustment));
  }

  private String project(String number) {
    return Objects.requireNonNull(projects.get(number), number);
  }

  private String batch(String number, int year) {
    return Objects.requireNonNull(batches.get(number + "/" + year), number);
  }
}
