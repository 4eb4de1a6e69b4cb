/// What an outsider does with a public log: check all of it ([Auditor]), and keep a copy of it
/// ([Mirror]). Nothing here asks the venue for anything but the files that it publishes:
/// checkpoint, tiles, bundles of entries, and the bodies behind them.
///
/// Reading and checking signatures is done by several threads ([ChunkReader]); matching leaves
/// ([Leaves]) and deciding again ([Replay]) is done in order, by one.
@NullMarked
package tallystick.ledger.audit;

import org.jspecify.annotations.NullMarked;
