package tallystick.domains.mandates;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.domains.identity.Scope;
import tallystick.kernel.Action;
import tallystick.kernel.Limits;
import tallystick.kernel.Refusal;
import tallystick.kernel.Require;

/// What may be asked of the room of mandates.
public sealed interface MandatesAction extends Action {
  /// A principal or a key.
  Pattern AGENT = Pattern.compile("[0-9a-f]{32}|[a-z0-9]{2,20}:[A-Za-z0-9_-]{20,200}");

  /// Lets an agent sign in one's own name. What is not named is not allowed, but an empty list of
  /// counterparties or items stands for all.
  ///
  /// @param agent a principal, with all its keys, or the id of one key, which need not be
  ///   registered
  /// @param label for people, may be empty
  /// @param scope rooms (`market`) and actions (`market.PlaceOrder`); keys and mandates themselves
  ///   are never delegated
  /// @param counterparties the only principals that may get anything
  /// @param items the only things that acts may be about: listings, assets ([Action#items])
  /// @param allowances what may be spent; nothing of an asset that is not named
  /// @param from log time from which on it is good, at once if that is over
  /// @param until log time from which on it is good no more; 0 for none
  record GiveMandate(
      String agent,
      String label,
      List<String> scope,
      List<String> counterparties,
      List<String> items,
      List<Allowance> allowances,
      long from,
      long until)
      implements MandatesAction {
    private static final int MAX_NAMED = 64;
    private static final int MAX_ALLOWANCES = 16;
    private static final Pattern DELEGABLE =
        Pattern.compile("(?!(identity|mandates|organisations|privacy)(\\.|$)).*");

    public GiveMandate {
      Require.matches(agent, AGENT, "a principal or a key id", "agent");
      Require.optionalText(label, Limits.NAME_CHARS, "label");
      Scope.require(scope, 1, "scope");
      for (String entry : scope) {
        Require.matches(
            entry,
            DELEGABLE,
            "another room than identity, mandates, organisations or privacy",
            "scope");
      }
      Require.size(counterparties, 0, MAX_NAMED, "counterparties");
      counterparties.forEach(one -> Require.principal(one, "counterparties"));
      Require.distinct(counterparties, "counterparties");
      Require.size(items, 0, MAX_NAMED, "items");
      items.forEach(item -> Require.text(item, 64, "items"));
      Require.distinct(items, "items");
      Require.size(allowances, 0, MAX_ALLOWANCES, "allowances");
      Require.distinct(allowances.stream().map(Allowance::asset).toList(), "allowances");
      Require.range(from, 0, Limits.AMOUNT - 1, "from");
      Require.range(until, until == 0 ? 0 : from + 1, Limits.AMOUNT, "until");
    }
  }

  /// Ends a mandate that one gave.
  record RevokeMandate(String agent, String mandate) implements MandatesAction {
    public RevokeMandate {
      Require.matches(agent, AGENT, "a principal or a key id", "agent");
      Require.id(mandate, "mandate");
    }
  }

  /// Ends all mandates that one gave, to one agent or at all.
  ///
  /// @param agent empty for all agents
  record RevokeMandates(String agent) implements MandatesAction {
    public RevokeMandates {
      if (!agent.isEmpty()) {
        Require.matches(agent, AGENT, "a principal, a key id or nothing", "agent");
      }
    }
  }

  /// Why the room refuses.
  enum Reason implements Refusal {
    OWN_AGENT("One acts for oneself without a mandate."),
    AGENT_UNKNOWN("There is no such principal to act for one."),
    ASSET_UNKNOWN("There is no such asset."),
    UNTIL_PASSED("The mandate would be over already."),
    MANDATE_LIMIT("One gives at most 64 mandates at a time: revoke one first."),
    MANDATE_UNKNOWN("There is no such mandate."),
    MANDATE_NOT_IN_FORCE("The mandate is not good yet, or no more."),
    OUTSIDE_MANDATE("The mandate does not name this kind of act."),
    ITEM_NOT_ALLOWED("The act is about something that the mandate does not name."),
    COUNTERPARTY_NOT_ALLOWED("Somebody would get something whom the mandate does not name."),
    ASSET_NOT_ALLOWED("The act spends an asset that the mandate does not name."),
    OVER_LIMIT("The act spends more than the mandate allows at a time."),
    OVER_BUDGET("The act spends more than is left of the mandate's budget.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    @Override
    public String sentence() {
      return sentence;
    }
  }
}
