/// The room of common decisions: who may do what beyond everybody's rights, every tunable limit,
/// what is listed and what is halted. A proposal is put to a vote; what passes is done by the
/// rules, after a delay in which a guardian may still stop it.
///
/// Other rooms ask [tallystick.domains.governance.Governance]; they never wait for it.
@NullMarked
package tallystick.domains.governance;

import org.jspecify.annotations.NullMarked;
