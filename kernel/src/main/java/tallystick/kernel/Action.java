package tallystick.kernel;

/// Something a principal asks for, as a record of a room's sealed action interface. Its wire name
/// is `<room>.<RecordName>`, its JSON the record's components.
public interface Action {}
