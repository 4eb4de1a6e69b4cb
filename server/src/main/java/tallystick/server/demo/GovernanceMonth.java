package tallystick.server.demo;

import static tallystick.server.demo.Story.Scene.at;

import java.util.List;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction;
import tallystick.domains.governance.GovernanceAction.CloseVoting;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.domains.governance.Role;
import tallystick.server.demo.Story.Scene;

/// What the demo venue decides in its first month: at first the operator alone, then everybody who
/// has votes.
final class GovernanceMonth {
  private static final String VOTES = "VOTES";
  private static final List<String> OTHERS =
      List.of(
          "Mangrove Futures",
          "Clean Hearths",
          "Saimaa Biochar Works",
          "Rice Without Methane",
          "Fjord Ferries",
          "Orchard Foods",
          "Mira Okafor",
          "Priya Raman");

  private static final String FEES =
      "Takers pay more here than elsewhere. Two basis points less bring the spread down.";
  private static final String MAKERS = "Whoever quotes should pay nothing.";
  private static final String SHARE =
      "The fire in the peat has cost a third of that project's buffer. Set more aside from now on.";

  private final Stage stage;
  private String weight = "";
  private String fees = "";
  private String makers = "";
  private String buffer = "";

  GovernanceMonth(Stage stage) {
    this.stage = stage;
  }

  List<Scene> scenes() {
    return List.of(
        at(0, 1, this::roles),
        at(16, 9, this::votes),
        at(16, 11, () -> execute(weight)),
        at(18, 10, () -> fees = parameter("Northwind Markets", "exchange.taker-fee", 8, FEES)),
        at(18, 15, () -> vote(fees, Choice.FOR, "Harbour Trading", "Quiet Desk", "Fjord Ferries")),
        at(19, 9, () -> vote(fees, Choice.FOR, "Northwind Markets", "Ledgerline Capital")),
        at(19, 12, () -> execute(fees)),
        at(20, 10, () -> makers = parameter("Quiet Desk", "exchange.maker-fee", 0, MAKERS)),
        at(20, 18, () -> vote(makers, Choice.FOR, "Quiet Desk")),
        at(21, 8, () -> vote(makers, Choice.AGAINST, "Ledgerline Capital", "Northwind Markets")),
        at(21, 9, () -> vote(makers, Choice.ABSTAIN, "Mangrove Futures")),
        at(23, 11, () -> close(makers)),
        at(23, 12, () -> buffer = parameter("Orchard Foods", "credits.buffer-share", 1_500, SHARE)),
        at(24, 9, () -> vote(buffer, Choice.FOR, "Harbour Trading", "Quiet Desk")),
        at(24, 10, () -> vote(buffer, Choice.FOR, "Ledgerline Capital", "Northwind Markets")),
        at(24, 11, () -> vote(buffer, Choice.FOR, "Orchard Foods")),
        at(24, 15, () -> execute(buffer)),
        at(28, 16, this::openQuestion),
        at(29, 11, this::openListing));
  }

  private void roles() {
    grant(Role.REGISTRAR, "Registry Office", "Keeps the registry of this venue.");
    grant(Role.VERIFIER, "Meridian Verification", "Accredited for land use and for stoves.");
    grant(Role.VERIFIER, "Plumb Line Audits", "Accredited for energy, waste and removal.");
    grant(Role.GUARDIAN, "Mira Okafor", "May stop what was decided in haste.");
  }

  private void grant(Role role, String name, String text) {
    decide(new ProposeRole(role, stage.who(name), true, text));
  }

  /// Lists an instrument while the operator alone has a vote.
  void list(String symbol, InstrumentTerms terms, String text) {
    decide(new ProposeInstrument(symbol, terms, text));
  }

  /// What the operator wants passes and happens at once, for nobody else has a vote yet.
  private void decide(GovernanceAction proposed) {
    String proposal = stage.play(stage.operator, proposed);
    stage.play(stage.operator, new Vote(proposal, Choice.FOR));
  }

  private void votes() {
    stage.play(stage.operator, new DefineAsset(VOTES, "Votes in the demo venue", 0));
    Dealers.ALL.forEach(name -> give(name, 15_000));
    OTHERS.forEach(name -> give(name, 5_000));
    weight =
        stage.play(
            stage.operator,
            new ProposeVotingAsset(VOTES, "From here on, those decide who have votes."));
    stage.play(stage.operator, new Vote(weight, Choice.FOR));
  }

  private void give(String name, long votes) {
    stage.play(stage.operator, new Issue(stage.who(name), VOTES, votes, "Votes for a founder"));
  }

  private String parameter(String by, String name, long value, String text) {
    return stage.play(stage.who(by), new ProposeParameter(name, value, text));
  }

  private void vote(String proposal, Choice choice, String... voters) {
    for (String voter : voters) {
      stage.play(stage.who(voter), new Vote(proposal, choice));
    }
  }

  private void execute(String proposal) {
    stage.play(stage.operator, new ExecuteProposal(proposal));
  }

  private void close(String proposal) {
    // It is closed already when the votes that were out could not change it.
    var _ = stage.act(stage.operator, new CloseVoting(proposal));
  }

  /// A question that visitors can still vote on.
  private void openQuestion() {
    String question =
        parameter(
            "Fjord Ferries",
            "credits.finalise-delay",
            3L * 86_400_000,
            "A day is short: give people the weekend to notice a mistake in a retirement.");
    vote(question, Choice.FOR, "Fjord Ferries", "Orchard Foods", "Mangrove Futures");
    vote(question, Choice.AGAINST, "Harbour Trading");
  }

  private void openListing() {
    String listing =
        stage.play(
            stage.who("Ledgerline Capital"),
            new ProposeInstrument(
                "PEAT24-USD",
                new InstrumentTerms("C8-2024", DemoPeople.ASSET, 5, 10, 10, 50_000, stage.operator),
                "The largest class of the registry has no market of its own yet."));
    vote(listing, Choice.FOR, "Ledgerline Capital", "Rice Without Methane");
  }
}
