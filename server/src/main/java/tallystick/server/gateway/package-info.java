/// The gateway role: HTTP and WebSocket in front of the ledger and the views.
///
/// What rooms declare (actions, queries, topics) is served by [ActionsServlet], [QueryController]
/// and [LiveHub], and described by [OpenApi] and [TypeScript], without naming any room. The other
/// controllers serve what belongs to no room.
@NullMarked
package tallystick.server.gateway;

import org.jspecify.annotations.NullMarked;
