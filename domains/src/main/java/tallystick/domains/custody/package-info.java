/// Things: where they are, who has them, how many are left, what became of what.
///
/// A thing has one holder, or is packed in another thing and then in the custody of whoever holds
/// that: so a hand-over of a container moves one row, whatever is in it, and custody never has two
/// holders, nor none. What is counted rather than named is stock, by class, holder and place; what
/// was made and is not gone is in stock or packed somewhere. Events are those of EPCIS 2.0; the
/// room reads the part of them that decides custody and keeps the rest as it was said.
@NullMarked
package tallystick.domains.custody;

import org.jspecify.annotations.NullMarked;
