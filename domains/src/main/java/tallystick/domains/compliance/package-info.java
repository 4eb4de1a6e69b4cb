/// How well principals are known, what that lets them move, and who is frozen.
///
/// A *level* is given by two officers: one proposes it, another confirms. The log has the level,
/// who looked (the adapter) and a salted commitment to what was shown, never what was shown. What
/// loosens takes two officers; what protects (a lower level, a freeze) takes one. *Limits* by level
/// and asset are counted after each act, from what it did to the balances of whoever acted, so that
/// every room is covered; without a limit nothing is counted. Transfers between members above a
/// *threshold* need a commitment to the data that the Travel Rule asks for.
@NullMarked
package tallystick.domains.compliance;

import org.jspecify.annotations.NullMarked;
