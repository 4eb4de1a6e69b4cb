/// What compliance officers work with: applications for levels of verification with sealed
/// documents, screening against lists of sanctions, Travel Rule data, alerts and cases. What is
/// decided is an act in the ledger (room `compliance`); here is what must not be in a log.
@NullMarked
package tallystick.server.compliance;

import org.jspecify.annotations.NullMarked;
