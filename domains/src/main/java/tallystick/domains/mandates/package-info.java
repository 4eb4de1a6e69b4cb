/// Who may act for whom: standing permissions, counted as they are used.
///
/// A *mandate* lets an agent (a principal, or a single key) sign in the name of its giver: which
/// actions, with whom, about what, how much of which asset per act and per period, from when until
/// when. The agent puts the giver in the payload's `by` and signs with its own key. What an act
/// costs is read off the postings to the giver's balances after its rules have run, so that every
/// room is covered and two acts in one block cannot both use what is left. Keys, recovery and
/// mandates themselves are never delegated.
@NullMarked
package tallystick.domains.mandates;

import org.jspecify.annotations.NullMarked;
