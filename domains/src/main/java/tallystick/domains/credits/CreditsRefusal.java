package tallystick.domains.credits;

import tallystick.kernel.Refusal;

/// Why the room of carbon credits refuses.
public enum CreditsRefusal implements Refusal {
  NOT_REGISTRAR("Only a registrar may do this."),
  NOT_VERIFIER("Only a verifier may do this."),
  PROJECT_EXISTS("A project with this id of this registry is known already."),
  PROJECT_UNKNOWN("There is no such project."),
  PROJECT_SUSPENDED("The project is suspended."),
  PROJECT_NOT_SUSPENDED("The project is not suspended."),
  SAME_PROJECT("A project is no duplicate of itself."),
  TOO_MANY_CHALLENGES("There are too many open challenges against the project."),
  CHALLENGE_UNKNOWN("There is no such challenge."),
  CHALLENGE_CLOSED("The challenge has been decided."),
  OWN_PROJECT("Nobody may verify a project of their own."),
  TOO_MANY_TONNES("So many tonnes cannot be counted."),
  NOT_VERIFIED("Not so many tonnes of this vintage are verified and not yet issued."),
  SERIALS_TAKEN("Some of these serial numbers are taken already."),
  EXPIRES_PASSED("The time of the units must lie ahead."),
  CODE_TAKEN("There is an asset with this code already."),
  BATCH_UNKNOWN("There is no such batch."),
  TOO_MANY_LABELS("A batch cannot carry more labels."),
  NOTHING_CHANGES("It is so already."),
  NOT_DUE("The time for it has not come yet."),
  BATCH_EXPIRED("All units of the batch that could expire have expired."),
  UNITS_HELD("What is left of the batch is held: its owners must close their orders first."),
  CLASS_UNKNOWN("There is no such class of credits."),
  CLASS_FROZEN("The class is frozen."),
  CLASS_EXPIRING("Units of the class have expired and are being taken out."),
  PRINCIPAL_UNKNOWN("There is no such principal."),
  TO_ONESELF("It would go to the one it comes from."),
  QUANTITY_MISMATCH("The serial numbers do not add up to the quantity."),
  RANGES_OVERLAP("A serial number is named twice."),
  SERIALS_UNKNOWN("Some of these serial numbers are not of this class, or were never issued."),
  NOT_OWNER("Some of these units are another's."),
  UNITS_NOT_ACTIVE("Some of these units are reserved, or gone for ever."),
  NOT_ENOUGH_UNITS("There are not so many units that would do."),
  TOO_MANY_RANGES("The units are in too many pieces: do it in smaller steps."),
  CONDITIONS_NOT_MET("Some of these units do not meet the conditions."),
  NOT_SERIAL("Units of a basket have no serial numbers and meet no conditions."),
  BASKET_UNKNOWN("There is no such basket."),
  RETIREMENT_UNKNOWN("There is no such retirement."),
  RETIREMENT_CLOSED("The retirement is final or withdrawn."),
  NOT_RETIRING("Only the owner of the units, or a registrar, may do this now."),
  BUFFER_TOO_SMALL("There are not so many units in the buffer pool.");

  private final String sentence;

  CreditsRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
