package tallystick.server.registries;

/// A point on the earth (WGS 84) in millionths of a degree.
public record Place(int latitude, int longitude) {}
