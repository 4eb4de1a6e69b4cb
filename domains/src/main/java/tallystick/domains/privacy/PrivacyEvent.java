package tallystick.domains.privacy;

import tallystick.kernel.Event;

/// What happened in the room of privacy.
public sealed interface PrivacyEvent extends Event {
  /// Somebody agrees that data of theirs is used.
  record ConsentGiven(String principal, Purpose purpose) implements PrivacyEvent {}

  /// Somebody agrees no more.
  record ConsentWithdrawn(String principal, Purpose purpose) implements PrivacyEvent {}

  /// An officer wants somebody erased.
  record ErasureProposed(String principal, Ground ground, String commitment, String officer)
      implements PrivacyEvent {}

  /// It comes to nothing.
  record ErasureRejected(String principal, String officer) implements PrivacyEvent {}

  /// Somebody is erased: whoever has the key of their data must destroy it now.
  ///
  /// @param commitment SHA-256 of the key, empty if the venue holds none
  /// @param by who decided it last
  record PersonErased(String principal, Ground ground, String commitment, String by)
      implements PrivacyEvent {}

  /// An officer may read what is sealed of a person.
  ///
  /// @param emergency the id of the act
  /// @param until log time
  record EmergencyDeclared(
      String emergency, String officer, String principal, String reason, long until)
      implements PrivacyEvent {}

  /// It was right, or not; it is over in any case.
  record EmergencyJudged(
      String emergency, String officer, String judge, boolean justified, String finding)
      implements PrivacyEvent {}
}
