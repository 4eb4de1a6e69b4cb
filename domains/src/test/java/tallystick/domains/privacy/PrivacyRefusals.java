package tallystick.domains.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tallystick.domains.Venue.USD;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.privacy.PrivacyAction.ApproveErasure;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.domains.privacy.PrivacyAction.GiveConsent;
import tallystick.domains.privacy.PrivacyAction.JudgeEmergency;
import tallystick.domains.privacy.PrivacyAction.ProposeErasure;
import tallystick.domains.privacy.PrivacyAction.Reason;
import tallystick.domains.privacy.PrivacyAction.RejectErasure;
import tallystick.domains.privacy.PrivacyAction.WithdrawConsent;
import tallystick.kernel.Outcome;

/// When the room of privacy refuses.
public final class PrivacyRefusals {
  private final List<RefusalCase> cases = new ArrayList<>();

  private PrivacyRefusals() {
    consents();
    leaving();
    officers();
    emergencies();
  }

  public static List<RefusalCase> cases() {
    return new PrivacyRefusals().cases;
  }

  private void when(Reason reason, String situation, Function<Ward, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Ward())));
  }

  private void consents() {
    when(
        Reason.CONSENT_GIVEN,
        "one gives it twice",
        w -> {
          w.venue.does(w.ann, new GiveConsent(Purpose.NEWS));
          return w.venue.tries(w.ann, new GiveConsent(Purpose.NEWS));
        });
    when(
        Reason.CONSENT_NOT_GIVEN,
        "another one was given",
        w -> {
          w.venue.does(w.ann, new GiveConsent(Purpose.NEWS));
          return w.venue.tries(w.ann, new WithdrawConsent(Purpose.RESEARCH));
        });
  }

  private void leaving() {
    when(Reason.HOLDS_OFFICE, "the operator leaves", w -> w.venue.tries(w.olga, Ward.LEAVE));
    when(Reason.HOLDS_OFFICE, "an officer leaves", w -> w.venue.tries(w.otto, Ward.LEAVE));
    when(
        Reason.STILL_OWNS,
        "there is a balance",
        w -> {
          w.venue.gives(w.ann, 1);
          return w.venue.tries(w.ann, Ward.LEAVE);
        });
    when(
        Reason.STILL_OWNS,
        "an officer would take a balance away",
        w -> {
          w.venue.gives(w.ann, 1);
          return w.venue.tries(w.olga, w.proposal());
        });
    when(
        Reason.STILL_BOUND,
        "something is held for another",
        w -> {
          w.venue.gives(w.ann, 1);
          w.venue.does(
              w.ann,
              new PlaceHold(
                  w.ben.id(),
                  USD,
                  1,
                  w.olga.id(),
                  w.venue.time() + Venue.HOUR_MILLIS,
                  AtDeadline.RELEASE,
                  ""));
          return w.venue.tries(w.ann, new EraseMe("", true));
        });
    when(
        Reason.NOT_IN_PERSON,
        "the key will expire",
        w -> {
          Person phone = w.ann.with(Person.of("a phone").key());
          String key = phone.key().keyId();
          w.venue.does(w.ann, new AddKey(key, proof(phone)));
          w.venue.does(w.ann, new LimitKey(key, "", List.of(), w.venue.time() + Venue.HOUR_MILLIS));
          return w.venue.tries(phone, Ward.LEAVE);
        });
  }

  private static String proof(Person who) {
    byte[] signature = who.key().sign(("tallystick.key/v1\n" + who.id() + "\n").getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private void officers() {
    when(Reason.NOT_OFFICER, "a member proposes", w -> w.venue.tries(w.ben, w.proposal()));
    when(
        Reason.NOT_OFFICER,
        "a member approves",
        w -> w.venue.tries(w.ben, new ApproveErasure(w.ann.id(), Ground.ORDER)));
    when(
        Reason.NOT_OFFICER,
        "a member rejects",
        w -> w.venue.tries(w.ann, new RejectErasure(w.ann.id())));
    when(
        Reason.PRINCIPAL_UNKNOWN,
        "there is nobody to erase",
        w -> {
          String nobody = Person.of("nobody").id();
          return w.venue.tries(w.olga, new ProposeErasure(nobody, Ground.DEATH, ""));
        });
    when(
        Reason.PRINCIPAL_CLOSED,
        "somebody has left already",
        w -> {
          w.venue.does(w.ann, Ward.LEAVE);
          return w.venue.tries(w.olga, w.proposal());
        });
    when(
        Reason.ERASURE_PROPOSED,
        "it is proposed twice",
        w -> {
          w.venue.does(w.olga, w.proposal());
          return w.venue.tries(w.otto, w.proposal());
        });
    when(
        Reason.ERASURE_NOT_PROPOSED,
        "it was proposed on another ground",
        w -> {
          w.venue.does(w.olga, w.proposal());
          return w.venue.tries(w.otto, new ApproveErasure(w.ann.id(), Ground.DEATH));
        });
    when(
        Reason.ERASURE_NOT_PROPOSED,
        "there is nothing to reject",
        w -> w.venue.tries(w.otto, new RejectErasure(w.ann.id())));
    when(
        Reason.OWN_PROPOSAL,
        "one officer does both",
        w -> {
          w.venue.does(w.otto, w.proposal());
          return w.venue.tries(w.otto, new ApproveErasure(w.ann.id(), Ground.ORDER));
        });
  }

  private void emergencies() {
    when(Reason.NOT_OFFICER, "a member breaks glass", w -> w.venue.tries(w.ben, w.emergency()));
    when(
        Reason.EMERGENCY_OPEN,
        "nobody judged the last one",
        w -> {
          w.venue.does(w.otto, w.emergency());
          w.venue.passes(24 * Venue.HOUR_MILLIS);
          return w.venue.tries(w.otto, w.emergency());
        });
    when(
        Reason.EMERGENCY_UNKNOWN,
        "there was none",
        w -> w.venue.tries(w.olga, verdict(w.otto, Venue.nothing())));
    when(
        Reason.OWN_EMERGENCY,
        "the officer finds it right",
        w -> w.venue.tries(w.otto, verdict(w.otto, w.venue.does(w.otto, w.emergency()))));
    when(
        Reason.NOT_OFFICER,
        "who was read judges",
        w -> w.venue.tries(w.ann, verdict(w.otto, w.venue.does(w.otto, w.emergency()))));
  }

  private static JudgeEmergency verdict(Person officer, String emergency) {
    return new JudgeEmergency(officer.id(), emergency, true, "Looked into");
  }
}
