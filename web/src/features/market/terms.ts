/** Hours as people say them. */
export function inWords(hours: number): string {
  if (hours % 24 !== 0) {
    return hours === 1 ? "1 hour" : `${hours} hours`;
  }
  return hours === 24 ? "1 day" : `${hours / 24} days`;
}

/** How many of which, such as `2 × blue` or `2 pieces`. */
export function amountOf(quantity: number, variant: string): string {
  return variant ? `${quantity} × ${variant}` : quantity === 1 ? "1 piece" : `${quantity} pieces`;
}

/** What a seller may choose, in hours. */
export const TERMS = [1, 24, 48, 72, 120, 168, 336, 720, 2160];

interface Status {
  label: string;
  tone: "open" | "good" | "back";
}

const STATUSES: Record<string, Status> = {
  PLACED: { label: "to be shipped", tone: "open" },
  SHIPPED: { label: "on its way", tone: "open" },
  CONFIRMED: { label: "confirmed", tone: "good" },
  CONFIRMED_BY_TIME: { label: "confirmed by time", tone: "good" },
  CANCELLED: { label: "called off", tone: "back" },
  DECLINED: { label: "declined", tone: "back" },
  LAPSED: { label: "lapsed", tone: "back" },
  REFUSED: { label: "refused", tone: "back" },
  SPOILED: { label: "spoiled", tone: "back" },
};

export function statusOf(status: string): Status {
  return STATUSES[status] ?? { label: status.toLowerCase(), tone: "open" };
}

export function isOpen(status: string): boolean {
  return status === "PLACED" || status === "SHIPPED";
}

const STEPS: Record<string, string> = {
  PLACED: "Ordered; the price is held",
  SHIPPED: "Sent on its way",
  CONFIRMED: "Arrived; the seller is paid",
  CONFIRMED_BY_TIME: "Time to confirm passed; the seller is paid",
  CANCELLED: "Called off; the price went back",
  DECLINED: "Declined; the price went back",
  LAPSED: "Time passed; the price went back",
  REFUSED: "The buyer did not take the goods; the price went back",
  SPOILED: "A promised limit was not kept; the price went back",
};

export function stepInWords(what: string): string {
  return STEPS[what] ?? what;
}
