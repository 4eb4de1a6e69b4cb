/// Who signs in: custodial members, whose signing keys the venue keeps sealed and uses in their
/// name while a session of theirs lasts, and those who keep their keys and sign in to what is their
/// own.
///
/// [Access] is the front door. [SignIns] and [Factors] decide, [Sessions], [People] and [Audit]
/// keep rows, [Vault] seals, [Passwords] and [Throttle] see to it that guessing is slow and nobody
/// else is. Nothing else is closed by this package: queries and signed envelopes need no session.
@NullMarked
package tallystick.server.access;

import org.jspecify.annotations.NullMarked;
