/// Certificates of retirement: what they say, the file that proves it offline, and the sheet of
/// paper. docs/certificates.md describes both.
@NullMarked
package tallystick.server.certificates;

import org.jspecify.annotations.NullMarked;
