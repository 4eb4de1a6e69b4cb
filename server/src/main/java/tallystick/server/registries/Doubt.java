package tallystick.server.registries;

/// A row that was not taken in.
///
/// @param line of the file at which the row begins
/// @param column where the reason stands, empty if it is about the whole row
/// @param code stable, in kebab case; docs/registries.md lists them
public record Doubt(String file, long line, String column, String code, String sentence) {}
