/// Names against lists of sanctions: readers of the lists' own formats, names as they are compared,
/// and an index that finds who is meant by a name in another spelling or script. Knows neither
/// venue nor database.
@NullMarked
package tallystick.server.screening;

import org.jspecify.annotations.NullMarked;
