/// What people decide over their own data, and what officers may do with it in need.
///
/// Personal data is never in the log: it is sealed outside, under a key per person. *Erasure* is an
/// act here, by the person or by two officers; whoever keeps the key destroys it when it sees the
/// act, and the principal is closed: no name, no keys. The act may name a hash of the key, so that
/// a key that turns up later shows a lie. *Consents* are purposes from a short list. An *emergency*
/// lets one officer read what is sealed of one person, at once and for minutes, before the eyes of
/// all; another officer judges it afterwards, and until then the first has no second one.
@NullMarked
package tallystick.domains.privacy;

import org.jspecify.annotations.NullMarked;
