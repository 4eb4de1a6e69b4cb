/// What is due at a time, for every part of the gateway: tasks are rows of `private.tasks`, done by
/// one gateway at a time. A package contributes its tasks as beans; here they are started and
/// stopped.
@NullMarked
package tallystick.server.tasks;

import org.jspecify.annotations.NullMarked;
