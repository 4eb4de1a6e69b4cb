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
  "governance.ProposeParameter": "proposed another value",
  "governance.ProposeRole": "proposed who has a role",
  "governance.ProposeInstrument": "proposed an instrument",
  "governance.ProposeDelisting": "proposed a delisting",
  "governance.ProposeHalt": "proposed a halt, or its end",
  "governance.ProposeVotingAsset": "proposed a voting asset",
  "governance.ProposeRules": "proposed the next rules",
  "governance.Vote": "voted",
  "governance.CloseVoting": "counted votes in time",
  "governance.ExecuteProposal": "put a decision into effect",
  "governance.CancelProposal": "cancelled a proposal",
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
  "credits.RegisterProject": "registered a project",
  "credits.ChallengeProject": "challenged a project",
  "credits.ResolveChallenge": "decided a challenge",
  "credits.ReinstateProject": "ended a suspension",
  "credits.VerifyProject": "signed a verification report",
  "credits.IssueBatch": "issued credits",
  "credits.ImportBatch": "imported credits",
  "credits.LabelBatch": "changed a batch's labels",
  "credits.AdjustBatch": "changed a batch's adjustment",
  "credits.ExpireBatch": "ended credits in time",
  "credits.FreezeClass": "froze or released credits",
  "credits.DefineBasket": "defined a basket",
  "credits.Deposit": "put credits into a basket",
  "credits.Withdraw": "drew credits out of a basket",
  "credits.TransferCredits": "transferred credits",
  "credits.RequestRetirement": "requested a retirement",
  "credits.FinaliseRetirement": "finalised a retirement",
  "credits.WithdrawRetirement": "recalled a retirement",
  "credits.CancelUnits": "cancelled credits",
  "credits.ReverseUnits": "recorded a reversal",
};

const PARTICIPLES: [RegExp, string][] = [
  [/^froze/, "frozen"],
  [/^drew/, "drawn"],
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
