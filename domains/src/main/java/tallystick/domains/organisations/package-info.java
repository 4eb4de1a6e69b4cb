/// Several people under one name: organisations, their members, and acts that several must approve.
///
/// An *organisation* is a principal without a key. Its members sign in its name: they put it into
/// the payload's `by` and sign with their own keys, as far as their roles go. Above a ceiling, or
/// for kinds of acts that it names, and whenever it changes who decides, an act counts only if
/// enough owners and administrators have approved that very act before.
@NullMarked
package tallystick.domains.organisations;

import org.jspecify.annotations.NullMarked;
