package tallystick.domains.mandates;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.kernel.Event;

/// What an act took from somebody, read off its postings: for each asset by how much it lowered
/// what the owner can use, and to whom that went or is to go. Paying out what was held before takes
/// nothing more: it was taken when it was held. What an act gives back does not refill a budget.
///
/// @param spent by asset, above zero
/// @param recipients the other sides of all that was taken; empty text where a hold is nobody's
public record Cost(SortedMap<String, Long> spent, List<String> recipients) {
  /// What the events of an act took from an owner.
  public static Cost of(List<Event> events, String owner) {
    SortedMap<String, Long> net = new TreeMap<>();
    List<String> recipients = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Posted posted && posted.owner().equals(owner)) {
        net.merge(posted.asset(), -posted.availableChange(), Math::addExact);
        if (posted.availableChange() < 0) {
          recipients.add(posted.counterparty());
        }
      }
    }
    net.values().removeIf(amount -> amount <= 0);
    return new Cost(net, recipients);
  }
}
