/// Sparkplug B 3.0 (https://sparkplug.eclipse.org/specification/) as a source of readings: its edge
/// nodes speak over a plant's broker, sign nothing, and know metrics by numbers that only their
/// birth explains. [Nodes] makes measurements of what they say, [Host] listens to them.
@NullMarked
package tallystick.edge.sparkplug;

import org.jspecify.annotations.NullMarked;
