/// What transport and products emit, after ISO 14083, the GLEC Framework and PACT.
///
/// A *leg* is an element of a transport chain: goods go by one mode from a place to a place, or
/// through a hub. Its emissions are decided by the rules, in whole milligrams of CO2e, from mass,
/// distance and a *factor* of a published, versioned set that names its sources; and are shared out
/// among the goods to the last milligram. A *footprint* is what a product's owner states of it. A
/// *saving* is the difference to what a baseline would have emitted; once a verifier has signed it,
/// green tokens are issued by a parameter that votes decide, once for a leg.
@NullMarked
package tallystick.domains.emissions;

import org.jspecify.annotations.NullMarked;
