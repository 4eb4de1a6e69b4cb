package tallystick.server.fix;

/// What a session asked for and has not been answered yet.
///
/// @param type of the message
/// @param sequence number of the message
/// @param name its ClOrdID
/// @param original the ClOrdID of the order that it is about, or empty
/// @param order the number of that order, or 0
record Request(
    String type,
    int sequence,
    String name,
    String original,
    String symbol,
    char side,
    long order) {}
