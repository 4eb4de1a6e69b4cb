package tallystick.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// Some hundred principals with money who pay each other small amounts. All that they sign is
/// legal, whatever came before it.
final class Crowd implements Load.Source {
  /// How many there are, unless something else is asked for.
  static final int PEOPLE = 400;

  /// Actions of a list that is sent to prepare: every receipt repeats all of them.
  static final int LIST = 32;

  private static final long FUNDS = 1_000_000_000_000L;
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final Codec CODEC = new Codec(Domains.ALL);

  private final List<Person> people = new ArrayList<>();
  private final Codec codec;
  private final String asset;
  private final String run = hex(ThreadLocalRandom.current().nextLong());
  private final AtomicLong ids = new AtomicLong();

  private Crowd(String log, String asset, int count) {
    this.codec = CODEC.forLog(log);
    this.asset = asset;
    for (int i = 0; i < count; i++) {
      people.add(new Person(SigningKey.generate()));
    }
  }

  /// Somebody with a key.
  record Person(SigningKey key, String principal) {
    Person(SigningKey key) {
      this(key, Ids.principalOf(key.keyId()));
    }
  }

  /// Takes envelopes, all actions of which must be accepted.
  interface Taker {
    void submit(List<Envelope> envelopes) throws IOException, InterruptedException;
  }

  /// Makes an empty ledger a venue, and comes to it.
  ///
  /// @param log the log's name, for which they sign
  static Crowd founding(String log, Taker venue, SigningKey operatorKey)
      throws IOException, InterruptedException {
    return at(log, venue, operatorKey, PEOPLE, List.of(new FoundVenue("Bench")));
  }

  /// Registers the crowd at a venue, and gives everybody money of an asset of this run.
  static Crowd at(String log, Taker venue, SigningKey operatorKey, int count)
      throws IOException, InterruptedException {
    return at(log, venue, operatorKey, count, List.of());
  }

  private static Crowd at(
      String log, Taker venue, SigningKey operatorKey, int count, List<Action> before)
      throws IOException, InterruptedException {
    Person operator = new Person(operatorKey);
    long number = ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36 * 36);
    String asset = "B" + Long.toString(number, 36).toUpperCase(Locale.ROOT);
    Crowd crowd = new Crowd(log, asset, count);
    List<Envelope> setup = new ArrayList<>();
    before.forEach(action -> setup.add(crowd.sign(operator, List.of(action))));
    setup.add(crowd.sign(operator, List.of(new DefineAsset(crowd.asset, "Bench money", 2))));
    for (Person person : crowd.people) {
      setup.add(crowd.sign(person, List.of(new RegisterPrincipal("Bench"))));
    }
    venue.submit(setup);
    List<Issue> gifts =
        crowd.people.stream()
            .map(person -> new Issue(person.principal, crowd.asset, FUNDS, ""))
            .toList();
    List<Envelope> giving = new ArrayList<>();
    for (int from = 0; from < gifts.size(); from += LIST) {
      int to = Math.min(gifts.size(), from + LIST);
      giving.add(crowd.sign(operator, gifts.subList(from, to)));
    }
    venue.submit(giving);
    return crowd;
  }

  /// Envelopes of transfers, signed by all processors.
  @Override
  public List<Envelope> envelopes(int count, int actionsEach) {
    return transfers(count, actionsEach);
  }

  @Override
  public String noun() {
    return "transfer";
  }

  @Override
  public boolean refusable() {
    return false;
  }

  List<Person> people() {
    return people;
  }

  /// The code of their money.
  String asset() {
    return asset;
  }

  List<Envelope> transfers(int count, int actionsEach) {
    return IntStream.range(0, count).parallel().mapToObj(i -> transfers(actionsEach)).toList();
  }

  private Envelope transfers(int count) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int from = random.nextInt(people.size());
    List<Transfer> transfers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int to = (from + 1 + random.nextInt(people.size() - 1)) % people.size();
      long amount = random.nextLong(1, 100);
      transfers.add(new Transfer(people.get(to).principal, asset, amount, "bench"));
    }
    return sign(people.get(from), true, transfers);
  }

  private Envelope sign(Person person, List<? extends Action> actions) {
    return sign(person, true, actions);
  }

  /// @param atomic whether none of several actions happens unless all do
  Envelope sign(Person person, boolean atomic, List<? extends Action> actions) {
    String id = run + hex(ids.incrementAndGet());
    long until = System.currentTimeMillis() + HOUR_MILLIS;
    byte[] payload =
        actions.size() == 1
            ? codec.payload(id, person.principal, until, actions.getFirst())
            : codec.payload(id, person.principal, until, atomic, actions);
    return Envelope.sign(payload, person.key);
  }

  private static String hex(long number) {
    return HexFormat.of().toHexDigits(number);
  }
}
