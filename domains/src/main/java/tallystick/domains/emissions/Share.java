package tallystick.domains.emissions;

/// What of a leg's emissions is of one thing, or of some of a class.
///
/// @param parent what it was packed in on the way; empty if in nothing
/// @param amount 1 of a thing, else in smallest parts of the class's unit
/// @param ttw milligrams of CO2e
/// @param wtw milligrams of CO2e
public record Share(String key, String parent, long amount, long massGrams, long ttw, long wtw) {}
