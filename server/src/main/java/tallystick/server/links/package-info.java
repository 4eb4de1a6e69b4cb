/// What is known of a thing, from the code on its label: a resolver of GS1 Digital Links
/// (https://ref.gs1.org/standards/resolver/).
@NullMarked
package tallystick.server.links;

import org.jspecify.annotations.NullMarked;
