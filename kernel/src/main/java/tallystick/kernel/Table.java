package tallystick.kernel;

/// A named table of the state: ASCII keys in byte order to records of one type.
///
/// @param name `<room>.<noun>`, unique
/// @param type an immutable record that the codec can write and read
public record Table<V extends Record>(String name, Class<V> type) {}
