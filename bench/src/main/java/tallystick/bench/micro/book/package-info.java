/// The order book beside another engine's on one stream of commands.
@NullMarked
package tallystick.bench.micro.book;

import org.jspecify.annotations.NullMarked;
