package tallystick.domains;

import java.util.List;
import tallystick.domains.accounts.AccountsDomain;
import tallystick.domains.compliance.Compliance;
import tallystick.domains.compliance.ComplianceDomain;
import tallystick.domains.credits.CreditsDomain;
import tallystick.domains.custody.CustodyDomain;
import tallystick.domains.devices.DevicesDomain;
import tallystick.domains.emissions.EmissionsDomain;
import tallystick.domains.exchange.ExchangeDomain;
import tallystick.domains.governance.GovernanceDomain;
import tallystick.domains.identity.IdentityDomain;
import tallystick.domains.mandates.MandatesDomain;
import tallystick.domains.market.MarketDomain;
import tallystick.domains.organisations.OrganisationsDomain;
import tallystick.domains.privacy.PrivacyDomain;
import tallystick.kernel.Authority;
import tallystick.kernel.Domain;
import tallystick.kernel.Rulebook;

/// The one list of rooms. A room uses only rooms above it.
public final class Domains {
  /// All rooms, in order of dependency and of execution.
  public static final List<Domain> ALL =
      List.of(
          new IdentityDomain(),
          new AccountsDomain(),
          new MandatesDomain(),
          new OrganisationsDomain(),
          new GovernanceDomain(),
          new ComplianceDomain(),
          new PrivacyDomain(),
          new DevicesDomain(),
          new CustodyDomain(),
          new EmissionsDomain(),
          new CreditsDomain(),
          new ExchangeDomain(),
          new MarketDomain());

  /// The versions of the rules that these rooms know. A rule that changes raises it, asks
  /// [tallystick.kernel.Step#rules], and decides as before under every older version.
  ///
  /// It stays 1 until the first release whose logs this format can read. A venue begins under
  /// version 1, so that version is what the first release decides; what earlier builds decided
  /// otherwise stands in no log that could be replayed.
  public static final int RULES = 1;

  /// Who may act for whom.
  public static final Authority AUTHORITY = Compliance.AUTHORITY;

  private Domains() {}

  /// The rules of all rooms.
  public static Rulebook rulebook() {
    return new Rulebook(ALL, AUTHORITY, RULES);
  }
}
