/// What carbon registries publish of projects and units, read row by row, and what the venue tells
/// of its own in the data model of the Climate Action Data Trust. docs/registries.md says what each
/// file looks like and where that is known from. Nothing here writes to the ledger.
@NullMarked
package tallystick.server.registries;

import org.jspecify.annotations.NullMarked;
