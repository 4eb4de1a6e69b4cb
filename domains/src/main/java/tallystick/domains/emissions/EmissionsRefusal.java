package tallystick.domains.emissions;

import tallystick.kernel.Refusal;

/// Why the room of emissions refuses.
public enum EmissionsRefusal implements Refusal {
  NOT_REGISTRAR("Only a registrar may do this."),
  NOT_VERIFIER("Only a verifier may do this."),
  FACTOR_UNKNOWN("There is no such factor."),
  FACTORS_SUPERSEDED("There is a newer version of these factors."),
  NOT_HELD("The goods, or so much of them, are not with who signs."),
  UNCOUNTABLE("The quantity is none in which the product is counted."),
  DISTANCE_UNKNOWN("Nobody said where both places are: say the distance."),
  BASIS_MISMATCH("Distance and consumption do not fit what the factor is per."),
  LEG_IN_FUTURE("The leg ends more than ten minutes ahead of the log's time."),
  TOO_MANY_SHARES("Too much is in these goods for one act: name some of it."),
  LEG_UNKNOWN("There is no such leg, or it was withdrawn."),
  NOT_RECORDER("Only who recorded the leg may do this."),
  PRODUCT_UNKNOWN("Nobody described this product."),
  NOT_OWNER("Only who described the product may do this."),
  PERIOD_IN_FUTURE("The period of the data must be over."),
  FOOTPRINT_UNKNOWN("There is no such footprint."),
  FOOTPRINT_DEPRECATED("The footprint was withdrawn or superseded."),
  FOOTPRINT_VERIFIED("The footprint is verified already."),
  OWN_FOOTPRINT("Somebody else must verify."),
  BASELINE_UNFIT("The factor is no baseline for such a leg."),
  NOTHING_SAVED("The leg emitted no less than the baseline."),
  SAVING_EXISTS("A saving of this leg was claimed already."),
  SAVING_UNKNOWN("There is no such claim that is open."),
  OWN_SAVING("Somebody else must verify."),
  TOKEN_TAKEN("The code of green tokens is another asset's here."),
  TO_ONESELF("Giver and receiver must be two."),
  PRINCIPAL_UNKNOWN("There is no such principal, or it was closed."),
  INSUFFICIENT_TOKENS("There are not so many tokens at hand.");

  private final String sentence;

  EmissionsRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
