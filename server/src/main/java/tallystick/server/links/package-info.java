/// What is known of a thing, from the code on its label: codes are read in pictures, and links of
/// GS1 are resolved (https://ref.gs1.org/standards/resolver/).
@NullMarked
package tallystick.server.links;

import org.jspecify.annotations.NullMarked;
