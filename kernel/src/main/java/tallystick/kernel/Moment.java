package tallystick.kernel;

/// Where in the log a decision is made. All of it is fixed before the block is decided, and the
/// same for every action in it.
///
/// @param height of the block
/// @param time log time in milliseconds since 1970, fixed by the leader
/// @param rules the version of the rules in force at that height, from 1
public record Moment(long height, long time, int rules) {}
