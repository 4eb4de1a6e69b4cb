package tallystick.kernel;

/// Reasons that hold in every room, given before the room is asked.
public enum LedgerRefusal implements Refusal {
  EXPIRED("The action came after the time until which it was meant."),
  UNTIL_TOO_FAR("The time until which the action is meant is more than a day ahead."),
  BATCH_REFUSED("Another action of the same all-or-nothing envelope was refused.");

  private final String sentence;

  LedgerRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String code() {
    return "ledger." + name();
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
