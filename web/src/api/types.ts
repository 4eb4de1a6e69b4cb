// Made from the rooms' records by `./check`: do not edit.

export interface AccountsAssetDefined {
  asset: string;
  name: string;
  decimals: number;
}

export interface AccountsAssetRow {
  asset: string;
  name: string;
  decimals: number;
  action: string;
  cursor: number;
}

export type AccountsAtDeadline = "CAPTURE" | "RELEASE";

export interface AccountsBalanceRow {
  id: string;
  owner: string;
  asset: string;
  available: number;
  held: number;
  action: string;
  height: number;
  cursor: number;
}

export interface AccountsCaptureHold {
  hold: string;
}

export interface AccountsDefineAsset {
  asset: string;
  name: string;
  decimals: number;
}

export interface AccountsExpireHold {
  hold: string;
}

export interface AccountsHoldCaptured {
  hold: string;
  payer: string;
  payee: string;
}

export interface AccountsHoldPlaced {
  hold: string;
  payer: string;
  payee: string;
  asset: string;
  amount: number;
  arbiter: string;
  deadline: number;
  atDeadline: AccountsAtDeadline;
  room: string;
  memo: string;
}

export interface AccountsHoldReleased {
  hold: string;
  payer: string;
  payee: string;
}

export interface AccountsHoldRow {
  hold: string;
  payer: string;
  payee: string;
  asset: string;
  amount: number;
  arbiter: string;
  deadline: number;
  atDeadline: string;
  room: string;
  memo: string;
  state: string;
  placed: number;
  action: string;
  closedBy: string;
  cursor: number;
}

export interface AccountsIssue {
  to: string;
  asset: string;
  amount: number;
  memo: string;
}

export type AccountsKind = "ISSUE" | "TRANSFER" | "HOLD" | "CAPTURE" | "RELEASE";

export interface AccountsNamedEntry {
  cursor: number;
  owner: string;
  asset: string;
  kind: string;
  availableChange: number;
  heldChange: number;
  available: number;
  held: number;
  counterparty: string;
  counterpartyName: string;
  reference: string;
  memo: string;
  time: number;
  action: string;
}

export interface AccountsPlaceHold {
  payee: string;
  asset: string;
  amount: number;
  arbiter: string;
  deadline: number;
  atDeadline: AccountsAtDeadline;
  memo: string;
}

export interface AccountsPosted {
  owner: string;
  asset: string;
  kind: AccountsKind;
  availableChange: number;
  heldChange: number;
  available: number;
  held: number;
  counterparty: string;
  reference: string;
  memo: string;
}

export interface AccountsReleaseHold {
  hold: string;
}

export interface AccountsTransfer {
  to: string;
  asset: string;
  amount: number;
  memo: string;
}

export interface IdentityAddKey {
  key: string;
  proof: string;
}

export interface IdentityFoundVenue {
  name: string;
}

export interface IdentityGrantRole {
  principal: string;
  role: IdentityRole;
}

export interface IdentityKeyAdded {
  principal: string;
  key: string;
}

export interface IdentityKeyRevoked {
  principal: string;
  key: string;
}

export interface IdentityKeyRow {
  key: string;
  principal: string;
  revoked: boolean;
  since: number;
  action: string;
  cursor: number;
}

export interface IdentityPrincipalRegistered {
  principal: string;
  name: string;
}

export interface IdentityPrincipalRenamed {
  principal: string;
  name: string;
}

export interface IdentityPrincipalRow {
  principal: string;
  name: string;
  since: number;
  action: string;
  cursor: number;
}

export interface IdentityRegisterPrincipal {
  name: string;
}

export interface IdentityRenamePrincipal {
  name: string;
}

export interface IdentityRevokeKey {
  key: string;
}

export type IdentityRole = "OPERATOR" | "MEMBER";

export interface IdentityRoleGranted {
  principal: string;
  role: IdentityRole;
}

export interface IdentityRoleRow {
  id: string;
  principal: string;
  role: string;
  since: number;
  action: string;
  cursor: number;
}

export interface IdentityRoleWithdrawn {
  principal: string;
  role: IdentityRole;
}

export interface IdentityRulesRow {
  version: number;
  height: number;
  since: number;
  action: string;
  cursor: number;
}

export interface IdentityRulesScheduled {
  version: number;
  height: number;
}

export interface IdentityScheduleRules {
  version: number;
  height: number;
}

export interface IdentitySignedRow {
  id: string;
  height: number;
  time: number;
  position: number;
  type: string;
  by: string;
  accepted: boolean;
  reason: string;
  cursor: number;
}

export interface IdentityWithdrawRole {
  principal: string;
  role: IdentityRole;
}

export interface MarketCancelOrder {
  order: string;
}

export interface MarketCard {
  listing: string;
  title: string;
  category: string;
  seller: string;
  sellerName: string;
  asset: string;
  pictures: string[];
  open: boolean;
  since: number;
  price: number;
  quantity: number;
  variants: number;
  stars: number;
  reviews: number;
  cursor: number;
}

export interface MarketCategory {
  category: string;
  listings: number;
}

export interface MarketCloseListing {
  listing: string;
}

export interface MarketCloseOrder {
  order: string;
}

export interface MarketConfirmOrder {
  order: string;
}

export interface MarketCreateListing {
  title: string;
  text: string;
  category: string;
  asset: string;
  pictures: string[];
  variants: MarketVariant[];
  shipHours: number;
  confirmHours: number;
}

export interface MarketDeclineOrder {
  order: string;
  note: string;
}

export interface MarketDetail {
  listing: string;
  seller: string;
  sellerName: string;
  title: string;
  text: string;
  category: string;
  asset: string;
  pictures: string[];
  shipHours: number;
  confirmHours: number;
  open: boolean;
  since: number;
}

export type MarketEnding = "CONFIRMED" | "CONFIRMED_BY_TIME" | "CANCELLED" | "DECLINED" | "LAPSED";

export interface MarketListingClosed {
  listing: string;
  seller: string;
}

export interface MarketListingCreated {
  listing: string;
  seller: string;
  title: string;
  text: string;
  category: string;
  asset: string;
  pictures: string[];
  variants: MarketVariant[];
  shipHours: number;
  confirmHours: number;
}

export interface MarketOpenReview {
  order: string;
  author: string;
  stars: number;
  text: string;
  salt: string;
}

export interface MarketOrderCard {
  orderId: string;
  listing: string;
  title: string;
  pictures: string[];
  variant: number;
  variantName: string;
  quantity: number;
  total: number;
  asset: string;
  buyer: string;
  buyerName: string;
  seller: string;
  sellerName: string;
  status: string;
  deadline: number;
  reviewDeadline: number;
  placed: number;
  cursor: number;
}

export interface MarketOrderClosed {
  order: string;
  buyer: string;
  seller: string;
  ending: MarketEnding;
  note: string;
  reviewDeadline: number;
}

export interface MarketOrderPlaced {
  order: string;
  listing: string;
  variant: number;
  quantity: number;
  total: number;
  asset: string;
  buyer: string;
  seller: string;
  deadline: number;
}

export interface MarketOrderShipped {
  order: string;
  buyer: string;
  seller: string;
  note: string;
  deadline: number;
}

export interface MarketPlaceOrder {
  listing: string;
  variant: number;
  quantity: number;
  total: number;
}

export interface MarketReviewCard {
  orderId: string;
  listing: string;
  title: string;
  author: string;
  authorName: string;
  subject: string;
  open: boolean;
  stars: number;
  text: string;
  seal: string;
  time: number;
  action: string;
  openedBy: string;
  cursor: number;
}

export interface MarketReviewOpened {
  order: string;
  author: string;
  subject: string;
  listing: string;
  stars: number;
  text: string;
}

export interface MarketReviewSealed {
  order: string;
  author: string;
  subject: string;
  listing: string;
  seal: string;
}

export interface MarketReviseVariant {
  listing: string;
  variant: number;
  price: number;
  quantity: number;
}

export interface MarketSealReview {
  order: string;
  seal: string;
}

export interface MarketShipOrder {
  order: string;
  note: string;
}

export interface MarketStepRow {
  cursor: number;
  orderId: string;
  what: string;
  by: string;
  note: string;
  time: number;
  action: string;
}

export interface MarketStockChanged {
  listing: string;
  variant: number;
  quantity: number;
}

export interface MarketVariant {
  name: string;
  sku: string;
  price: number;
  quantity: number;
}

export interface MarketVariantRevised {
  listing: string;
  variant: number;
  price: number;
  quantity: number;
}

export interface MarketVariantRow {
  id: string;
  listing: string;
  variant: number;
  name: string;
  sku: string;
  price: number;
  quantity: number;
}

export interface NamedAction {
  id: string;
  height: number;
  time: number;
  position: number;
  type: string;
  by: string;
  byName: string;
  key: string;
  accepted: boolean;
  reason: string;
  cursor: number;
}

export interface NamedBlock {
  height: number;
  time: number;
  firstPosition: number;
  actions: number;
  accepted: number;
  cursor: number;
}

export interface Actions {
  "identity.FoundVenue": IdentityFoundVenue;
  "identity.RegisterPrincipal": IdentityRegisterPrincipal;
  "identity.RenamePrincipal": IdentityRenamePrincipal;
  "identity.AddKey": IdentityAddKey;
  "identity.RevokeKey": IdentityRevokeKey;
  "identity.GrantRole": IdentityGrantRole;
  "identity.WithdrawRole": IdentityWithdrawRole;
  "identity.ScheduleRules": IdentityScheduleRules;
  "accounts.DefineAsset": AccountsDefineAsset;
  "accounts.Issue": AccountsIssue;
  "accounts.Transfer": AccountsTransfer;
  "accounts.PlaceHold": AccountsPlaceHold;
  "accounts.CaptureHold": AccountsCaptureHold;
  "accounts.ReleaseHold": AccountsReleaseHold;
  "accounts.ExpireHold": AccountsExpireHold;
  "market.CreateListing": MarketCreateListing;
  "market.ReviseVariant": MarketReviseVariant;
  "market.CloseListing": MarketCloseListing;
  "market.PlaceOrder": MarketPlaceOrder;
  "market.ShipOrder": MarketShipOrder;
  "market.ConfirmOrder": MarketConfirmOrder;
  "market.CancelOrder": MarketCancelOrder;
  "market.DeclineOrder": MarketDeclineOrder;
  "market.CloseOrder": MarketCloseOrder;
  "market.SealReview": MarketSealReview;
  "market.OpenReview": MarketOpenReview;
}

export interface Events {
  "identity.PrincipalRegistered": IdentityPrincipalRegistered;
  "identity.PrincipalRenamed": IdentityPrincipalRenamed;
  "identity.KeyAdded": IdentityKeyAdded;
  "identity.KeyRevoked": IdentityKeyRevoked;
  "identity.RoleGranted": IdentityRoleGranted;
  "identity.RulesScheduled": IdentityRulesScheduled;
  "identity.RoleWithdrawn": IdentityRoleWithdrawn;
  "accounts.AssetDefined": AccountsAssetDefined;
  "accounts.Posted": AccountsPosted;
  "accounts.HoldPlaced": AccountsHoldPlaced;
  "accounts.HoldCaptured": AccountsHoldCaptured;
  "accounts.HoldReleased": AccountsHoldReleased;
  "market.ListingCreated": MarketListingCreated;
  "market.VariantRevised": MarketVariantRevised;
  "market.ListingClosed": MarketListingClosed;
  "market.StockChanged": MarketStockChanged;
  "market.OrderPlaced": MarketOrderPlaced;
  "market.OrderShipped": MarketOrderShipped;
  "market.OrderClosed": MarketOrderClosed;
  "market.ReviewSealed": MarketReviewSealed;
  "market.ReviewOpened": MarketReviewOpened;
}

export interface Queries {
  "identity/principal": {
    params: { principal: string };
    row: IdentityPrincipalRow;
    page: false;
  };
  "identity/principals": {
    params: { name?: string };
    row: IdentityPrincipalRow;
    page: true;
  };
  "identity/keys": {
    params: { principal: string };
    row: IdentityKeyRow;
    page: true;
  };
  "identity/roles": {
    params: { principal?: string };
    row: IdentityRoleRow;
    page: true;
  };
  "identity/rules": {
    params: object;
    row: IdentityRulesRow;
    page: true;
  };
  "identity/actions-by-key": {
    params: { key: string };
    row: IdentitySignedRow;
    page: true;
  };
  "accounts/assets": {
    params: object;
    row: AccountsAssetRow;
    page: true;
  };
  "accounts/balances": {
    params: { owner: string };
    row: AccountsBalanceRow;
    page: true;
  };
  "accounts/entries": {
    params: { owner: string; asset?: string };
    row: AccountsNamedEntry;
    page: true;
  };
  "accounts/holds": {
    params: { principal: string; state?: string };
    row: AccountsHoldRow;
    page: true;
  };
  "market/listings": {
    params: { seller?: string; category?: string };
    row: MarketCard;
    page: true;
  };
  "market/search": {
    params: { q: string };
    row: MarketCard;
    page: true;
  };
  "market/listing": {
    params: { listing: string };
    row: MarketDetail;
    page: false;
  };
  "market/variants": {
    params: { listing: string };
    row: MarketVariantRow;
    page: true;
  };
  "market/categories": {
    params: object;
    row: MarketCategory;
    page: true;
  };
  "market/orders": {
    params: { buyer?: string; seller?: string; status?: string };
    row: MarketOrderCard;
    page: true;
  };
  "market/order": {
    params: { order: string };
    row: MarketOrderCard;
    page: false;
  };
  "market/steps": {
    params: { order: string };
    row: MarketStepRow;
    page: true;
  };
  "market/reviews": {
    params: { order?: string; subject?: string; listing?: string };
    row: MarketReviewCard;
    page: true;
  };
  "log/actions": {
    params: { by?: string };
    row: NamedAction;
    page: true;
  };
  "log/blocks": {
    params: object;
    row: NamedBlock;
    page: true;
  };
}
