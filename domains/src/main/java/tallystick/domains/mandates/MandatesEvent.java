package tallystick.domains.mandates;

import java.util.List;
import tallystick.kernel.Event;

/// What happened in the room of mandates.
public sealed interface MandatesEvent extends Event {
  /// An agent may sign in the giver's name now.
  ///
  /// @param until 0 for no end
  record MandateGiven(
      String mandate,
      String giver,
      String agent,
      String label,
      List<String> scope,
      List<String> counterparties,
      List<String> items,
      List<Allowance> allowances,
      long from,
      long until)
      implements MandatesEvent {}

  /// A mandate is over.
  record MandateRevoked(String mandate, String giver, String agent) implements MandatesEvent {}

  /// The act was done under a mandate; the last of its events.
  ///
  /// @param key the one that signed
  /// @param type wire name of the action
  record MandateUsed(
      String mandate, String giver, String agent, String key, String type, List<Spent> spent)
      implements MandatesEvent {}

  /// What an act took of an allowance.
  ///
  /// @param used of the budget since `since`, with this act
  /// @param since when the period began
  record Spent(String asset, long amount, long used, long since) {}
}
