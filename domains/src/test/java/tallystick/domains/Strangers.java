package tallystick.domains;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tallystick.domains.Venue.Person;
import tallystick.domains.identity.Identity;
import tallystick.domains.identity.IdentityAction.AddKey;
import tallystick.domains.identity.IdentityAction.LimitKey;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.mandates.MandatesAction;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.kernel.Action;
import tallystick.kernel.Domain;
import tallystick.kernel.SigningKey;

/// Somebody registered whom nobody knows, with keys that may not sign: a revoked one, and ones that
/// are limited to a room; with agents, whose mandates are for a room; and somebody who is not even
/// registered.
record Strangers(
    WorkloadRun run,
    Person nobody,
    Person unknown,
    Person revoked,
    Map<String, Person> limited,
    Map<String, Person> agents) {
  private static final List<String> ROOMS = List.of("accounts", "market");

  static Strangers comeTo(WorkloadRun run) {
    Person nobody = Person.of("a stranger");
    run.does(nobody, new RegisterPrincipal("Stranger"));
    Person revoked = nobody.with(Person.of("a lost key").key());
    add(run, nobody, revoked.key());
    run.does(nobody, new RevokeKey(revoked.key().keyId()));
    Map<String, Person> limited = new LinkedHashMap<>();
    Map<String, Person> agents = new LinkedHashMap<>();
    for (String room : ROOMS) {
      SigningKey key = Person.of("a key for " + room).key();
      add(run, nobody, key);
      run.does(nobody, new LimitKey(key.keyId(), "", List.of(room), 0));
      limited.put(room, nobody.with(key));
      SigningKey agent = Person.of("an agent for " + room).key();
      run.does(
          nobody,
          new GiveMandate(agent.keyId(), "", List.of(room), List.of(), List.of(), List.of(), 0, 0));
      agents.put(room, nobody.with(agent));
    }
    return new Strangers(run, nobody, Person.of("not registered"), revoked, limited, agents);
  }

  private static void add(WorkloadRun run, Person whose, SigningKey key) {
    byte[] message = ("tallystick.key/v1\n" + whose.id() + "\n").getBytes(UTF_8);
    String proof = Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(message));
    run.does(whose, new AddKey(key.keyId(), proof));
  }

  /// The room of an action.
  static Domain room(Action what) {
    return Domains.ALL.stream()
        .filter(room -> room.actions().isInstance(what))
        .findFirst()
        .orElseThrow();
  }

  /// Those who must not do what somebody else is about to do, whatever it is, each with the reasons
  /// that they may be told.
  Map<Person, List<String>> attempts(Person who, Action what) {
    Map<Person, List<String>> attempts = new LinkedHashMap<>();
    attempts.put(unknown, List.of("identity.KEY_UNKNOWN"));
    attempts.put(who.with(nobody.key()), List.of("identity.KEY_NOT_OF_PRINCIPAL"));
    attempts.put(revoked, List.of("identity.KEY_REVOKED"));
    String other = room(what).name().equals("market") ? "accounts" : "market";
    Person narrow = Objects.requireNonNull(limited.get(other), other);
    if (!isForEveryKey(narrow, what)) {
      attempts.put(narrow, List.of("identity.KEY_OUT_OF_SCOPE"));
    }
    attempts.put(
        Objects.requireNonNull(agents.get(other), other),
        List.of("mandates.OUTSIDE_MANDATE", "identity.KEY_UNKNOWN"));
    return attempts;
  }

  /// What even a limited key may do: put itself out of use, stop a recovery, end mandates.
  private boolean isForEveryKey(Person narrow, Action what) {
    return Identity.allows(run.state, narrow.key().keyId(), what)
        || (what instanceof MandatesAction && !(what instanceof GiveMandate));
  }
}
