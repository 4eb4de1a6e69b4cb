/// The demo venue: people anyone can become, deals of a month gone by, and money for whoever comes.
@NullMarked
package tallystick.server.demo;

import org.jspecify.annotations.NullMarked;
