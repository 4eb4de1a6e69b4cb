/// Files that are made of the views for other programs.
@NullMarked
package tallystick.server.exports;

import org.jspecify.annotations.NullMarked;
