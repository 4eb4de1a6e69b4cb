/// A whole venue in one thread under a seed, and auditors who look at everything.
///
/// ```
/// Client ──┐                       ┌─ Intake ─ Raft (Leadership, RaftLog) ─ Journal ┐
///          ├─ Network ─ Node ─ Member                                               ├ Disk
/// Reader ──┘                       └─ Replica (Execution, StateTree, TileTree) Store┘
///                     Scheduler · Dice        Nemesis            Promises
/// ```
///
/// The rules, [tallystick.ledger.Execution], state tree, Merkle log, receipts, the rooms' views,
/// workloads and invariants are the product's own. [Scheduler], [Network], [Disk] and its parts are
/// the environment. [Raft] and [Intake] stand in for Apache Ratis and for the ledger's threads,
/// which no seed can order. [Nemesis] breaks the environment, [Promises] says what must hold all
/// the same, and a [Flaw] can be planted to see that it is found.
///
/// What this does not cover is written in `docs/simulation.md`; tests with real processes do.
///
/// [Simulation] is the smaller half: rules and execution alone, many times as fast.
@NullMarked
package tallystick.simulation;

import org.jspecify.annotations.NullMarked;
