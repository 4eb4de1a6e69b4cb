/// Product passports: what the venue knows of a thing, lot or product, as JSON-LD, signed as a W3C
/// Verifiable Credential (Data Model 2.0) that anyone can check without the venue.
@NullMarked
package tallystick.server.passport;

import org.jspecify.annotations.NullMarked;
