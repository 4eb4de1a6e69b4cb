package tallystick.domains.credits;

import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameters;
import tallystick.domains.governance.Role;
import tallystick.kernel.State;

/// Who may act for the registry, and how it is tuned: what governance says.
final class Offices {
  private Offices() {}

  static boolean isRegistrar(State state, String principal) {
    return Governance.hasRole(state, principal, Role.REGISTRAR);
  }

  static boolean isVerifier(State state, String principal) {
    return Governance.hasRole(state, principal, Role.VERIFIER);
  }

  /// How many of newly issued units go to the buffer pool, rounded up in its favour.
  static long bufferOf(State state, long quantity) {
    return Governance.share(quantity, Governance.value(state, Parameters.BUFFER_SHARE));
  }

  /// Milliseconds after which anyone may make a retirement final; 0 for never.
  static long finaliseDelay(State state) {
    return Governance.value(state, Parameters.FINALISE_DELAY);
  }
}
