package tallystick.domains.planted.lower;

/// Planted: what the room above must not know of.
public record LowerAction() {}
