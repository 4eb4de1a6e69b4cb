package tallystick.kernel;

/// A table that people read, derived from events; its columns are the components of a record, in
/// snake case.
///
/// @param name `<room>.<nouns>`, which is schema and table
/// @param key the component that is the primary key
public record View<R extends Record>(String name, Class<R> row, String key) {}
