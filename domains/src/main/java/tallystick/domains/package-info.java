/// The rooms of the venue, one package each, all with the same doors. [Domains#ALL] is the list.
@NullMarked
package tallystick.domains;

import org.jspecify.annotations.NullMarked;
