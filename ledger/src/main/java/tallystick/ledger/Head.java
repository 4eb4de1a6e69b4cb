package tallystick.ledger;

/// The newest state of the log, and the newest checkpoint of it, which may be some blocks older.
///
/// @param height of the newest block, 0 before the first
/// @param time of that block in milliseconds since 1970
/// @param size leaves in the Merkle log
/// @param stateRoot state root, 32 bytes
/// @param note the newest published checkpoint (C2SP tlog-checkpoint) with the lines `height <n>`
///   and `state <base64>`, cosigned by the nodes that came to the same
/// @param vkey the verifier key of the note
/// @param origin the log's name, first line of the note
public record Head(
    long height, long time, long size, byte[] stateRoot, String note, String vkey, String origin) {}
