package tallystick.domains.privacy;

import tallystick.kernel.Table;

/// The rows of the room.
final class Privacy {
  /// Consents by `<principal>/<purpose>`.
  static final Table<Consent> CONSENTS = new Table<>("privacy.consent", Consent.class);

  /// Erasures that one officer proposed, by principal.
  static final Table<Proposal> PROPOSALS = new Table<>("privacy.proposal", Proposal.class);

  /// Emergencies that nobody has judged yet, by officer.
  static final Table<Emergency> EMERGENCIES = new Table<>("privacy.emergency", Emergency.class);

  private Privacy() {}

  record Consent(long since) {}

  /// @param by the officer who proposed it
  record Proposal(String by, Ground ground, String commitment) {}

  /// @param id of the act
  record Emergency(String id, String principal, long until) {}
}
