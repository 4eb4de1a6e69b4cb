/// Machines that measure and act: which there are, whose, how they are set, and what they said.
///
/// An owner *registers* a device by the hash of a claim code; the device makes a key of its own,
/// registers as a principal and *enrols* with the code. From then on the owner says how it is
/// *wanted* and the device *reports* how it is (its twin); *commands* have a deadline, *releases*
/// of models, configurations and firmware are rolled out to groups by percent and rolled back.
///
/// *Readings* are not in the log: a batch of them is, by its Merkle root, so that each can be
/// proved. They are numbered; a number is never used twice, and a gap is said. A *threshold* on a
/// channel lets the device, or its owner's monitor, raise an *alarm*, and clear it.
@NullMarked
package tallystick.domains.devices;

import org.jspecify.annotations.NullMarked;
