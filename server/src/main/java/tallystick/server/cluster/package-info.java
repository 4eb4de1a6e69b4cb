/// `./run cluster`: a group of ledger nodes and a gateway as processes of one machine, to see it
/// work, break it, and see it go on. What runs here is what runs on separate hosts; only the
/// command lines are filled in.
@NullMarked
package tallystick.server.cluster;

import org.jspecify.annotations.NullMarked;
