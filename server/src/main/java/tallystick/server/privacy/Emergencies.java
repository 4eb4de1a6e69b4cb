package tallystick.server.privacy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.access.Access;
import tallystick.server.access.Dossier;
import tallystick.server.gateway.Problem;

/// Lets an officer read what is sealed of a person while an emergency lasts that the officer
/// declared in the log, and tells the operator of every one.
final class Emergencies {
  private static final Logger LOG = LoggerFactory.getLogger(Emergencies.class);
  private static final int MOST = 1_000;

  private final Access access;
  private final Reads reads;
  private final Dossier dossier;
  private final JdbcClient sql;
  private final Set<String> told = new HashSet<>();

  Emergencies(Access access, Reads reads) {
    this.access = access;
    this.reads = reads;
    this.dossier = new Dossier(access);
    this.sql = access.sql();
  }

  private record Emergency(String emergency, String officer, String principal, String reason) {}

  /// Writes into the server's log what nobody has judged, once each.
  void alarm() {
    for (Emergency one :
        sql.sql(
                """
                SELECT emergency, officer, principal, reason FROM privacy.emergencies
                WHERE verdict = 'DECLARED' ORDER BY cursor DESC LIMIT :limit\
                """)
            .param("limit", MOST)
            .query(Emergency.class)
            .list()) {
      if (told.add(one.emergency())) {
        LOG.warn(
            "EMERGENCY {}: officer {} may read what is sealed of {}: {}",
            one.emergency(),
            one.officer(),
            one.principal(),
            one.reason());
      }
    }
  }

  /// How many are not judged; -1 if that is not known.
  long open() {
    try {
      return sql.sql("SELECT count(*) FROM privacy.emergencies WHERE verdict = 'DECLARED'")
          .query(Long.class)
          .single();
    } catch (RuntimeException e) {
      return -1;
    }
  }

  /// What is sealed of a person.
  Dossier.Account read(String officer, String principal) {
    return dossier.account(use(officer, principal, "account").person());
  }

  /// Ends all sessions of a person, as when they are in a stranger's hands.
  void endSessions(String officer, String principal) {
    Used used = use(officer, principal, "sessions, to end them");
    access.endSessions(used.person(), used.emergency().emergency());
  }

  private record Used(String person, Emergency emergency) {}

  /// Makes use of an emergency, which is written down for the person before anything is done.
  private Used use(String officer, String principal, String what) {
    Optional<Emergency> found =
        sql.sql(
                """
                SELECT emergency, officer, principal, reason FROM privacy.emergencies
                WHERE officer = :officer AND principal = :principal AND verdict = 'DECLARED'
                  AND until > :now ORDER BY cursor DESC LIMIT 1\
                """)
            .param("officer", officer)
            .param("principal", principal)
            .param("now", access.logClock().millis())
            .query(Emergency.class)
            .optional();
    Emergency emergency =
        found.orElseThrow(() ->
            Problem.of(
                    HttpStatus.FORBIDDEN,
                    "no-emergency",
                    "You have declared no emergency about this person, or it is over.")
                .exception());
    String person =
        sql.sql("SELECT person FROM private.access_people WHERE principal = :principal")
            .param("principal", principal)
            .query(String.class)
            .optional()
            .orElseThrow(() ->
                Problem.of(
                        HttpStatus.NOT_FOUND, "not-found", "Nothing is sealed of this principal.")
                    .exception());
    reads.write(person, officer, emergency.emergency(), what, emergency.reason());
    return new Used(person, emergency);
  }
}
