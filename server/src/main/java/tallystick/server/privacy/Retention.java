package tallystick.server.privacy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.compliance.OwnRecords;

/// How long what is kept, and the job that sees to it. The table that people are shown is the one
/// that the job goes by.
final class Retention {
  private static final String TRAVEL = "compliance_travel";

  /// As FATF recommendation 11 wants it at least, and EU law with it.
  private static final int FIVE_YEARS = 1_827;

  /// @param what it is
  /// @param where table, or `log`
  /// @param days after which it goes; 0 if it is kept until erasure, -1 for ever
  /// @param outlives whether it stays after an erasure until then
  /// @param why it is kept so long
  record Rule(String what, String where, int days, boolean outlives, String why) {}

  /// A rule, and the condition under which a row is too old, by `:before` in ms.
  private record Enforced(Rule rule, String condition) {}

  /// What is kept of one person by law, whatever they say.
  ///
  /// @param rule as in the table of all rules
  /// @param items how many there are
  /// @param until when the last of them goes, in ms since 1970
  record Retained(Rule rule, int items, long until) {}

  private static final List<Enforced> ENFORCED =
      List.of(
          going(
              "History of an account: sign-ins, changes of factors, from where",
              "access_audit",
              400,
              "To find out about theft after more than a year",
              "at < :before"),
          going(
              "Tries to sign in to accounts that are not there",
              "access_audit",
              7,
              "To find out about attacks",
              "person = '' AND at < :before"),
          going(
              "Sessions that ended",
              "access_sessions",
              1,
              "Nothing: they are over",
              "ends < :before"),
          going(
              "Texts for wallets that nobody signed",
              "access_challenges",
              1,
              "Nothing: they are over",
              "ends < :before"),
          going(
              "Who of the staff read your data in an emergency",
              "privacy_reads",
              1_096,
              "For as long as one may complain",
              "at < :before"),
          going(
              "Which officers read your applications for verification",
              "compliance_reads",
              1_096,
              "For as long as one may complain",
              "at < :before"),
          going(
              "Jobs in which you captured EPCIS events, with what was wrong",
              "epcis_jobs",
              30,
              "To look up what became of them",
              "created < :before"),
          going(
              "What your connectors told other systems",
              "connector_deliveries",
              30,
              "To look up what became of it, and to tell it again",
              "state <> 'PENDING' AND tried > 0 AND tried < :before"),
          going(
              "Messages that other systems sent to your connectors",
              "connector_runs",
              30,
              "To look up what became of them, and to know a repeat",
              "ended > 0 AND ended < :before"),
          staying(
              "Travel Rule data: names and addresses of both sides of a transfer",
              TRAVEL,
              "Five years from the transfer: Regulation (EU) 2023/1113, article 26",
              "since < :before"),
          staying(
              "What officers found on lists of sanctions, whoever it is about",
              "compliance_hits",
              "Five years from the decision: FATF recommendation 11",
              "state <> 'OPEN' AND decided < :before"),
          staying(
              "Alerts to officers, whoever they are about",
              "compliance_alerts",
              "Five years after they are closed: FATF recommendation 11",
              "state = 'CLOSED' AND closed < :before"),
          staying(
              "Officers' cases with their comments, whoever they are about",
              "compliance_cases",
              "Five years after they are closed: FATF recommendation 11; the law forbids to tell"
                  + " you whether there is one",
              "state = 'CLOSED' AND closed < :before"));

  private static final List<Rule> TOLD =
      List.of(
          new Rule(
              "E-mail address, password hash, second factor, wallets, passkeys, signing key",
              "access_people",
              0,
              false,
              "To let you in"),
          new Rule(
              "Applications for verification, with their documents",
              "compliance_applications",
              0,
              false,
              "To show what a level was given for"),
          new Rule(
              "Texts of sealed reviews",
              "deposits",
              0,
              false,
              "To open them in time; then they are public"),
          new Rule(
              "Queries of EPCIS under names that you gave them",
              "epcis_queries",
              0,
              false,
              "For all to ask, until you remove them"),
          new Rule(
              "Addresses to which you have EPCIS events sent, with what signs them",
              "epcis_subscriptions",
              0,
              false,
              "To send them, until you remove them"),
          new Rule(
              "All acts: what you signed, with its names, titles, texts and amounts",
              "log",
              -1,
              true,
              "Public on purpose: whoever deals here must be able to prove it; under an alias"));

  private final JdbcClient sql;
  private final InstantSource clock;

  Retention(JdbcClient sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  private static Enforced going(String what, String where, int days, String why, String condition) {
    return new Enforced(new Rule(what, where, days, false, why), condition);
  }

  private static Enforced staying(String what, String where, String why, String condition) {
    return new Enforced(new Rule(what, where, FIVE_YEARS, true, why), condition);
  }

  /// What stays of somebody after an erasure and may be told: not whether officers suspect them.
  static List<Retained> retained(OwnRecords records, String principal) {
    List<Long> since = records.travelSince(principal);
    return ENFORCED.stream()
        .map(Enforced::rule)
        .filter(rule -> rule.where().equals(TRAVEL) && !since.isEmpty())
        .map(rule ->
            new Retained(
                rule, since.size(), since.getFirst() + Duration.ofDays(rule.days()).toMillis()))
        .toList();
  }

  static List<Rule> rules() {
    return Stream.concat(ENFORCED.stream().map(Enforced::rule), TOLD.stream()).toList();
  }

  /// Removes what is too old.
  void sweep() {
    long now = clock.millis();
    for (Enforced one : ENFORCED) {
      sql.sql("DELETE FROM private." + one.rule().where() + " WHERE " + one.condition())
          .param("before", now - Duration.ofDays(one.rule().days()).toMillis())
          .update();
    }
  }
}
