const ACTIONS: Record<string, string> = {
  "identity.FoundVenue": "founded the venue",
  "identity.RegisterPrincipal": "became someone",
  "identity.RenamePrincipal": "took another name",
  "identity.AddKey": "added a key",
  "identity.RevokeKey": "revoked a key",
  "identity.GrantRole": "granted a role",
  "identity.WithdrawRole": "withdrew a role",
  "identity.ScheduleRules": "scheduled the next rules",
  "accounts.DefineAsset": "defined an asset",
  "accounts.Issue": "issued money",
  "accounts.Transfer": "gave money",
  "accounts.PlaceHold": "set money aside",
  "accounts.CaptureHold": "paid what was held",
  "accounts.ReleaseHold": "gave back what was held",
  "accounts.ExpireHold": "ended a hold in time",
  "market.CreateListing": "offered goods",
  "market.ReviseVariant": "revised price or stock",
  "market.CloseListing": "took goods off the market",
  "market.PlaceOrder": "ordered",
  "market.ShipOrder": "shipped",
  "market.ConfirmOrder": "confirmed arrival",
  "market.CancelOrder": "called an order off",
  "market.DeclineOrder": "declined an order",
  "market.CloseOrder": "closed an order in time",
  "market.SealReview": "sealed a review",
  "market.OpenReview": "opened a review",
};

const PARTICIPLES: [RegExp, string][] = [
  [/^became/, "become"],
  [/^took/, "taken"],
  [/^gave/, "given"],
  [/^withdrew/, "withdrawn"],
];

/** What an action's signer did, or would have done, as the end of a sentence. */
export function inWords(type: string, accepted = true): string {
  const past = ACTIONS[type] ?? type;
  if (accepted) {
    return past;
  }
  const done = PARTICIPLES.reduce((text, [from, to]) => text.replace(from, to), past);
  return `would have ${done}`;
}
