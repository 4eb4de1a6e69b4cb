package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerFault;
import tallystick.server.limits.Quota;
import tallystick.server.limits.Quotas;
import tallystick.server.limits.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// How much everybody may do: actions a second, and ten seconds' worth at once. An action costs
/// one, whatever becomes of it; an order that is filled gives back what it cost.
///
/// Counted is the *key* that signs, for nobody else can use it up: what turns out to bear a wrong
/// signature is given back. So is the *person* in whose name it is done, whichever the keys, but
/// only by what the ledger accepted, for anybody can write a name. Keys cost nothing to make, so
/// the *network* counts as well, unless it is this machine; and *actions* for which the operator
/// said so, by key and by network.
///
/// An envelope is let in while anything is left, and charged for all its actions when they are
/// decided; what it took beyond is waited for.
final class RateLimits {
  /// How many keys a network may use up.
  private static final int KEYS_OF_NETWORK = 5;

  private static final Pattern PRINCIPAL = Pattern.compile("[0-9a-f]{32}");
  private static final String FILLED = "\"" + Ending.FILLED.name() + "\"";

  private final Quotas quotas;
  private final Codec codec;
  private final boolean on;
  private final Quota key;
  private final Quota person;
  private final Quota network;
  private final Map<String, Quota> actions;

  /// How much is given.
  ///
  /// @param perSecond actions of a key, and of a person; 0 for no limit
  /// @param actions a second, by wire name or by the name of a room for all of the room's
  record Rates(long perSecond, Map<String, Long> actions) {}

  RateLimits(Rates rates, Quotas quotas, Codec codec) {
    this.quotas = quotas;
    this.codec = codec;
    this.on = rates.perSecond() > 0;
    long most = Math.max(1, rates.perSecond());
    this.key = Quota.perSecond("actions", most);
    this.person = Quota.perSecond("person", most);
    this.network = Quota.perSecond("network", most * KEYS_OF_NETWORK);
    this.actions =
        rates.actions().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, one -> Quota.perSecond(one.getKey(), one.getValue())));
  }

  boolean isOn() {
    return on || !actions.isEmpty();
  }

  /// What an envelope is counted as.
  ///
  /// @param person in whose name it is done, if that is counted
  /// @param refused why it is not let in, if it is not
  record Pass(List<Counted> counted, Optional<String> person, Optional<Problem> refused) {
    static final Pass NONE = new Pass(List.of(), Optional.empty(), Optional.empty());
  }

  /// @param claimed whether the envelope says so itself, which is true only if its signature is
  /// @param more actions than the one that is paid for at the door
  record Counted(Quota quota, String who, boolean claimed, long more) {}

  /// Lets an envelope in, or says when to come again.
  ///
  /// @param address from which it came
  Pass enter(Envelope envelope, String address) {
    if (!isOn()) {
      return Pass.NONE;
    }
    Asked asked = Asked.of(envelope.payload());
    Optional<String> by = on ? asked.by() : Optional.empty();
    List<Counted> counts = counts(envelope.key(), Network.asker(address), asked);
    Optional<Standing> full =
        by.map(name -> quotas.look(person, name))
            .filter(standing -> !standing.in())
            .or(() -> take(counts));
    return new Pass(counts, by, full.map(RateLimits::refusal));
  }

  /// Takes one of each, or none if there is one of which nothing is left.
  private Optional<Standing> take(List<Counted> counts) {
    for (int i = 0; i < counts.size(); i++) {
      Standing standing = quotas.take(counts.get(i).quota(), counts.get(i).who());
      if (!standing.in()) {
        counts.subList(0, i).forEach(this::giveBack);
        return Optional.of(standing);
      }
    }
    return Optional.empty();
  }

  private List<Counted> counts(String signer, Optional<String> from, Asked asked) {
    String who = Ids.principalOf(signer);
    long more = Math.max(0, asked.types().size() - 1L);
    List<Counted> counts = new ArrayList<>();
    if (on) {
      counts.add(new Counted(key, who, true, more));
      from.ifPresent(address -> counts.add(new Counted(network, address, false, more)));
    }
    asked.types().stream()
        .map(this::quota)
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .forEach((quota, times) -> {
          counts.add(new Counted(quota, who, true, times - 1));
          from.ifPresent(address -> counts.add(new Counted(quota, address, false, times - 1)));
        });
    return counts;
  }

  private Optional<Quota> quota(String type) {
    String room = type.substring(0, Math.max(0, type.indexOf('.')));
    return Optional.ofNullable(actions.get(type)).or(() -> Optional.ofNullable(actions.get(room)));
  }

  private static Problem refusal(Standing standing) {
    Quota quota = standing.quota();
    return Problem.later(
        HttpStatus.TOO_MANY_REQUESTS,
        "rate-limited",
        "More than %d actions in %d seconds are asked for (%s)."
            .formatted(quota.most(), quota.window().toSeconds(), quota.name()),
        standing.retryAfterSeconds());
  }

  private void giveBack(Counted one) {
    quotas.giveBack(one.quota(), one.who(), 1);
  }

  /// Charges for what was decided beyond what was paid for at the door.
  void decided(Pass pass, List<Receipt> receipts) {
    pass.counted().forEach(one -> quotas.charge(one.quota(), one.who(), one.more()));
    long accepted = receipts.stream().filter(Receipt::accepted).count();
    pass.person().ifPresent(name -> quotas.charge(person, name, accepted));
  }

  /// Gives back what somebody else spent in a key's name.
  void failed(Pass pass, Throwable failure) {
    if (failure instanceof LedgerFault fault && fault.code().equals(LedgerFault.BAD_SIGNATURE)) {
      pass.counted().stream().filter(Counted::claimed).forEach(this::giveBack);
    }
  }

  /// Gives back what filled orders cost, to those who are counted here.
  void follow(Block block) {
    Map<String, Long> filled = new TreeMap<>();
    for (Entry entry : block.entries()) {
      if (new String(entry.outcome(), StandardCharsets.UTF_8).contains(FILLED)) {
        for (Event event : codec.outcome(entry.outcome()).events()) {
          if (event instanceof OrderDone done && done.why() == Ending.FILLED) {
            filled.merge(done.owner(), 1L, Long::sum);
          }
        }
      }
    }
    if (!filled.isEmpty() && quotas.claims("filled " + block.height())) {
      filled.forEach((owner, orders) -> {
        quotas.giveBack(key, owner, orders);
        quotas.giveBack(person, owner, orders);
      });
    }
  }

  /// Tells a caller where it stands, with what is used up most.
  void tell(Pass pass, HttpServletResponse response) {
    List<Standing> standings = new ArrayList<>();
    pass.counted().forEach(one -> standings.add(quotas.look(one.quota(), one.who())));
    pass.person().ifPresent(name -> standings.add(quotas.look(person, name)));
    standings.stream()
        .reduce((one, other) -> other.isTighterThan(one) ? other : one)
        .ifPresent(tightest -> tightest.tell(response));
  }

  /// What a payload says that it is, as far as it can be read: whether it is so is seen by the
  /// ledger, which refuses what cannot be read.
  ///
  /// @param by the person in whose name it is done
  /// @param types wire names of its actions
  private record Asked(Optional<String> by, List<String> types) {
    private static final Asked NOTHING = new Asked(Optional.empty(), List.of());

    static Asked of(byte[] payload) {
      try {
        JsonNode json = Codec.JSON.readTree(payload);
        List<String> types = new ArrayList<>();
        for (JsonNode one : json.has("actions") ? json.get("actions") : List.of(json)) {
          types.add(one.path("type").asString(""));
        }
        return new Asked(
            json.path("by").asStringOpt().filter(by -> PRINCIPAL.matcher(by).matches()), types);
      } catch (JacksonException e) {
        return NOTHING;
      }
    }
  }
}
