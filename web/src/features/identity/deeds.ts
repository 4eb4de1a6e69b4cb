import type { Actions } from "../../api/types";

// What keys and agents may do is a list of rooms and actions by wire name. People choose from the
// deeds of every day; whatever else stands in a list is read off its name.

type Entry = keyof Actions | "market" | "exchange" | "credits" | "accounts" | "governance";

interface Deed {
  /** What it is, after "may". */
  words: string;
  /** What it is called where one chooses. */
  label: string;
  scope: Entry[];
}

interface DeedGroup {
  room: string;
  deeds: Deed[];
}

/** What one can let a key or an agent do, by room. */
export const DEEDS: DeedGroup[] = [
  {
    room: "Market",
    deeds: [
      { words: "buy goods", label: "Buy goods", scope: ["market.PlaceOrder"] },
      {
        words: "confirm arrivals",
        label: "Confirm arrivals: pays the seller",
        scope: ["market.ConfirmOrder"],
      },
      {
        words: "offer goods and keep prices and stock",
        label: "Offer goods, keep prices and stock",
        scope: [
          "market.CreateListing",
          "market.ReviseVariant",
          "market.FollowStock",
          "market.CloseListing",
        ],
      },
      {
        words: "ship and decline orders",
        label: "Ship and decline orders",
        scope: ["market.ShipOrder", "market.HandOverOrder", "market.DeclineOrder"],
      },
      { words: "do anything in the market", label: "Anything in the market", scope: ["market"] },
    ],
  },
  {
    room: "Exchange",
    deeds: [
      {
        words: "place and cancel orders at the exchange",
        label: "Place, change and cancel orders",
        scope: [
          "exchange.PlaceOrder",
          "exchange.AmendOrder",
          "exchange.CancelOrder",
          "exchange.CancelAll",
        ],
      },
      { words: "do anything at the exchange", label: "Anything there", scope: ["exchange"] },
    ],
  },
  {
    room: "Credits",
    deeds: [
      {
        words: "retire carbon credits",
        label: "Retire carbon credits",
        scope: ["credits.RequestRetirement"],
      },
      { words: "do anything with carbon credits", label: "Anything there", scope: ["credits"] },
    ],
  },
  {
    room: "Money",
    deeds: [
      { words: "give money", label: "Give money", scope: ["accounts.Transfer"] },
      { words: "do anything with accounts", label: "Anything with accounts", scope: ["accounts"] },
    ],
  },
  {
    room: "Governance",
    deeds: [
      { words: "vote", label: "Vote", scope: ["governance.Vote"] },
      { words: "do anything in governance", label: "Anything there", scope: ["governance"] },
    ],
  },
];

const ALL = DEEDS.flatMap((group) => group.deeds);

/** A list of rooms and actions after "may": `buy goods and confirm arrivals`. */
export function scopeInWords(scope: string[]): string {
  const left = new Set(scope);
  const words: string[] = [];
  for (const deed of ALL) {
    if (deed.scope.every((entry) => left.has(entry))) {
      words.push(deed.words);
      for (const entry of deed.scope) {
        left.delete(entry);
      }
    }
  }
  return joined([...words, ...[...left].map(entryInWords)]);
}

/** `market.CancelOrder` is "cancel order (market)". */
function entryInWords(entry: string): string {
  const [room = "", action] = entry.split(".");
  if (!action) {
    return `do anything in ${room}`;
  }
  const words = action.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return `${words} (${room})`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(words: string[]): string {
  return words.length < 2
    ? (words[0] ?? "")
    : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Whether all that a deed needs is in the list. */
export function holds(scope: string[], deed: Deed): boolean {
  return deed.scope.every((entry) => scope.includes(entry));
}

/** The list with a deed more, or less. A room covers its own actions, so it stands alone. */
export function toggled(scope: string[], deed: Deed): string[] {
  if (holds(scope, deed)) {
    return scope.filter((entry) => !(deed.scope as string[]).includes(entry));
  }
  const rooms = deed.scope.filter((entry) => !entry.includes("."));
  const kept = scope.filter(
    (entry) =>
      !rooms.some((room) => entry.startsWith(`${room}.`)) &&
      !(deed.scope as string[]).includes(entry),
  );
  return [...kept, ...deed.scope];
}
