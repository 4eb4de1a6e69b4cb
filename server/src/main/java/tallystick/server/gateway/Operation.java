package tallystick.server.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a controller of no room answers, for the description of the API.
///
/// @param method in lower case
/// @param path with names in braces
/// @param id of its own, in snake case
/// @param tag under which it is listed
/// @param names of its parameters, in the path or else in the query
/// @param body record that is sent as JSON, if one is
/// @param answer record that comes back as JSON, if one does
public record Operation(
    String method,
    String path,
    String id,
    String tag,
    String summary,
    List<String> names,
    @Nullable Class<?> body,
    @Nullable Class<?> answer) {}
