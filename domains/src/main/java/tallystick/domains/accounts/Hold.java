package tallystick.domains.accounts;

import tallystick.domains.accounts.AccountsAction.AtDeadline;

/// An amount set aside, while it is open.
///
/// @param arbiter a principal, or empty when a room decides
/// @param deadline log time in milliseconds; 0 when a room keeps its own
/// @param room who decides over it: `accounts` for a hold between two people
public record Hold(
    String payer,
    String payee,
    String asset,
    long amount,
    String arbiter,
    long deadline,
    AtDeadline atDeadline,
    String room,
    String memo) {}
