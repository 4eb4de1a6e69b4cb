package tallystick.domains.credits;

/// What state units are in. Whoever owns units that are `ACTIVE` or `RESERVED` has them in the
/// balance of their class; all others are in nobody's.
public enum UnitStatus {
  /// They can be moved, retired and cancelled by their owner.
  ACTIVE,
  /// They wait for their retirement to become final; until then it can be withdrawn.
  RESERVED,
  /// They stand behind the units of a basket, which is their owner.
  POOLED,
  /// They are set aside against reversals; their project is their owner.
  BUFFER,
  /// They have been used, for ever; the last owner is kept.
  RETIRED,
  /// They have been taken out without being used, for ever.
  CANCELLED,
  /// Their time was over.
  EXPIRED;

  /// Whether they can never move again.
  public boolean isFinal() {
    return this == RETIRED || this == CANCELLED || this == EXPIRED;
  }
}
