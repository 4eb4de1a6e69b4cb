/// Who acts: principals, the keys that sign for them, and the roles they hold.
///
/// A principal is founded by its first key and named after it, so that nobody can take another's
/// name. Further keys are added with a proof of possession and revoked in one act; after that the
/// log holds nothing signed by them. The first principal of a venue founds it and is its operator.
@NullMarked
package tallystick.domains.identity;

import org.jspecify.annotations.NullMarked;
