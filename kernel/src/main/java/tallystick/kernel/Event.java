package tallystick.kernel;

/// Something that happened, as a record of a room's sealed event interface, complete enough that a
/// view never has to ask the state. Its wire name is `<room>.<RecordName>`.
public interface Event {}
