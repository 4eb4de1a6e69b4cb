// Made from the rooms' records by `./check`: do not edit.

export interface AccountsAssetDefined {
  asset: string;
  name: string;
  decimals: number;
}

export interface AccountsAssetReserved {
  asset: string;
  room: string;
}

export interface AccountsAssetRow {
  asset: string;
  name: string;
  decimals: number;
  room: string;
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

export type AccountsKind = "ISSUE" | "TRANSFER" | "HOLD" | "CAPTURE" | "RELEASE" | "MOVE" | "BURN" | "FEE";

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

export interface ComplianceCommitTravelData {
  to: string;
  asset: string;
  amount: number;
  commitment: string;
}

export interface ComplianceConfirmDecision {
  principal: string;
  decision: string;
}

export interface ComplianceDecisionConfirmed {
  decision: string;
  principal: string;
  officer: string;
}

export interface ComplianceDecisionDropped {
  decision: string;
  principal: string;
  officer: string;
}

export interface ComplianceDecisionProposed {
  decision: string;
  principal: string;
  kind: ComplianceKind;
  level: ComplianceLevel;
  adapter: string;
  commitment: string;
  expires: number;
  officer: string;
  pending: boolean;
}

export interface ComplianceDropDecision {
  principal: string;
  decision: string;
}

export interface ComplianceFreezePrincipal {
  principal: string;
  commitment: string;
}

export type ComplianceKind = "LEVEL" | "LOWERING" | "FREEZE" | "UNFREEZING";

export type ComplianceLevel = "NONE" | "BASIC" | "FULL" | "ENHANCED";

export interface ComplianceLevelChanged {
  principal: string;
  level: ComplianceLevel;
  adapter: string;
  commitment: string;
  expires: number;
}

export interface ComplianceLevelLimitRow {
  id: string;
  level: string;
  asset: string;
  each: number;
  budget: number;
  periodMillis: number;
  since: number;
  action: string;
  cursor: number;
}

export interface ComplianceLimitSet {
  level: ComplianceLevel;
  asset: string;
  each: number;
  budget: number;
  periodMillis: number;
}

export interface ComplianceLimitUseRow {
  id: string;
  principal: string;
  asset: string;
  used: number;
  budget: number;
  periodStart: number;
  time: number;
  action: string;
  cursor: number;
}

export interface ComplianceLimitUsed {
  principal: string;
  asset: string;
  amount: number;
  used: number;
  budget: number;
  since: number;
}

export interface ComplianceLowerLevel {
  principal: string;
  level: ComplianceLevel;
  commitment: string;
}

export interface ComplianceOfficersDecisionRow {
  decision: string;
  principal: string;
  kind: string;
  level: string;
  adapter: string;
  commitment: string;
  expires: number;
  state: string;
  proposer: string;
  confirmer: string;
  since: number;
  closed: number;
  action: string;
  cursor: number;
}

export interface CompliancePrincipalFrozen {
  principal: string;
}

export interface CompliancePrincipalUnfrozen {
  principal: string;
}

export interface ComplianceProposeLevel {
  principal: string;
  level: ComplianceLevel;
  adapter: string;
  commitment: string;
  expires: number;
}

export interface ComplianceProposeUnfreezing {
  principal: string;
  commitment: string;
}

export interface ComplianceSetLimit {
  level: ComplianceLevel;
  asset: string;
  each: number;
  budget: number;
  periodMillis: number;
}

export interface ComplianceSetThreshold {
  asset: string;
  amount: number;
}

export interface ComplianceStandingRow {
  principal: string;
  level: string;
  adapter: string;
  commitment: string;
  expires: number;
  frozen: boolean;
  since: number;
  action: string;
  cursor: number;
}

export interface ComplianceThresholdRow {
  asset: string;
  amount: number;
  since: number;
  action: string;
  cursor: number;
}

export interface ComplianceThresholdSet {
  asset: string;
  amount: number;
}

export interface ComplianceTravelDataCommitted {
  sender: string;
  recipient: string;
  asset: string;
  amount: number;
  commitment: string;
  until: number;
}

export interface ComplianceTravelDataUsed {
  sender: string;
  recipient: string;
  asset: string;
  amount: number;
  commitment: string;
}

export interface ComplianceTravelRow {
  id: string;
  sender: string;
  recipient: string;
  asset: string;
  amount: number;
  commitment: string;
  until: number;
  state: string;
  transfer: string;
  since: number;
  action: string;
  cursor: number;
}

export interface CreditsAdjustBatch {
  batch: string;
  adjustment: CreditsAdjustment;
}

export type CreditsAdjustment = "NONE" | "PENDING" | "AUTHORISED" | "APPLIED";

export interface CreditsBasketDefined {
  basket: string;
  name: string;
  rule: CreditsBasketRule;
  by: string;
}

export interface CreditsBasketRow {
  basket: string;
  name: string;
  rule: CreditsBasketRule;
  pooled: number;
  definedBy: string;
  action: string;
  cursor: number;
}

export interface CreditsBasketRule {
  sectors: CreditsSector[];
  countries: string[];
  methodologies: string[];
  vintageFrom: number;
  vintageTo: number;
  conditions: CreditsConditions;
}

export interface CreditsBatchAdjusted {
  batch: string;
  project: string;
  adjustment: CreditsAdjustment;
}

export interface CreditsBatchCard {
  batch: string;
  project: string;
  projectName: string;
  asset: string;
  vintage: number;
  space: string;
  first: number;
  last: number;
  quantity: number;
  buffer: number;
  owner: string;
  labels: string[];
  adjustment: string;
  expires: number;
  expired: boolean;
  methodVersion: string;
  imported: boolean;
  status: string;
  registry: string;
  registryBatch: string;
  serialText: string;
  beneficiary: string;
  purpose: string;
  issuedOn: number;
  endedOn: number;
  issuedBy: string;
  issued: number;
  active: number;
  reserved: number;
  pooled: number;
  buffered: number;
  retired: number;
  cancelled: number;
  expiredUnits: number;
  cursor: number;
}

export interface CreditsBatchImported {
  batch: string;
  project: string;
  asset: string;
  vintage: number;
  registry: string;
  registryBatch: string;
  space: string;
  first: number;
  last: number;
  status: CreditsUnitStatus;
  holder: string;
  beneficiary: string;
  purpose: string;
  issuedOn: number;
  endedOn: number;
  labels: string[];
  adjustment: CreditsAdjustment;
  methodVersion: string;
  serialText: string;
  by: string;
}

export interface CreditsBatchIssued {
  batch: string;
  project: string;
  asset: string;
  vintage: number;
  space: string;
  first: number;
  last: number;
  owner: string;
  buffer: number;
  labels: string[];
  adjustment: CreditsAdjustment;
  expires: number;
  methodVersion: string;
  by: string;
}

export interface CreditsBatchLabelled {
  batch: string;
  project: string;
  label: string;
  on: boolean;
  labels: string[];
}

export interface CreditsCancelUnits {
  asset: string;
  quantity: number;
  ranges: CreditsSerials[];
  reason: string;
}

export interface CreditsChallengeCard {
  challenge: string;
  project: string;
  projectName: string;
  other: string;
  otherName: string;
  challenger: string;
  challengerName: string;
  text: string;
  state: string;
  answer: string;
  bond: number;
  bondAsset: string;
  opened: number;
  closedBy: string;
  cursor: number;
}

export interface CreditsChallengeProject {
  project: string;
  other: string;
  text: string;
}

export interface CreditsChallengeResolved {
  challenge: string;
  project: string;
  other: string;
  upheld: boolean;
  by: string;
  text: string;
}

export interface CreditsClassCard {
  asset: string;
  name: string;
  project: string;
  projectName: string;
  registry: string;
  registryId: string;
  vintage: number;
  sector: string;
  country: string;
  methodology: string;
  labels: string[];
  adjustments: string[];
  frozen: boolean;
  frozenText: string;
  suspended: boolean;
  issued: number;
  active: number;
  reserved: number;
  pooled: number;
  buffer: number;
  retired: number;
  cancelled: number;
  expired: number;
  cursor: number;
}

export interface CreditsClassDefined {
  asset: string;
  project: string;
  vintage: number;
  name: string;
}

export interface CreditsClassFrozen {
  asset: string;
  project: string;
  frozen: boolean;
  text: string;
}

export interface CreditsConditions {
  labels: string[];
  adjustments: CreditsAdjustment[];
}

export interface CreditsDefineBasket {
  basket: string;
  name: string;
  rule: CreditsBasketRule;
}

export interface CreditsDeposit {
  basket: string;
  asset: string;
  quantity: number;
  ranges: CreditsSerials[];
}

export interface CreditsDuplicateCard {
  project: string;
  projectName: string;
  registry: string;
  registryId: string;
  other: string;
  otherName: string;
  otherRegistry: string;
  otherRegistryId: string;
  batch: string;
  time: number;
  action: string;
  cursor: number;
}

export interface CreditsDuplicateSuspected {
  project: string;
  other: string;
  batch: string;
}

export interface CreditsExpireBatch {
  batch: string;
}

export interface CreditsFinaliseRetirement {
  retirement: string;
}

export interface CreditsFreezeClass {
  asset: string;
  frozen: boolean;
  text: string;
}

export interface CreditsHistoryRow {
  cursor: number;
  project: string;
  what: string;
  by: string;
  quantity: number;
  subject: string;
  text: string;
  time: number;
  action: string;
}

export interface CreditsHolding {
  owner: string;
  asset: string;
  available: number;
  held: number;
  project: string;
  projectName: string;
  registry: string;
  registryId: string;
  vintage: number;
  country: string;
  sector: string;
  methodology: string;
  frozen: boolean;
  suspended: boolean;
  cursor: number;
}

export interface CreditsImportBatch {
  project: string;
  registryBatch: string;
  vintage: number;
  space: string;
  first: number;
  last: number;
  status: CreditsUnitStatus;
  holder: string;
  beneficiary: string;
  purpose: string;
  issuedOn: number;
  endedOn: number;
  labels: string[];
  adjustment: CreditsAdjustment;
  methodVersion: string;
  serialText: string;
}

export interface CreditsIssueBatch {
  project: string;
  vintage: number;
  quantity: number;
  space: string;
  first: number;
  labels: string[];
  adjustment: CreditsAdjustment;
  expires: number;
  methodVersion: string;
}

export interface CreditsLabelBatch {
  batch: string;
  label: string;
  on: boolean;
}

export interface CreditsMoveRow {
  cursor: number;
  asset: string;
  sender: string;
  receiver: string;
  quantity: number;
  ranges: CreditsSerials[];
  reference: string;
  time: number;
  action: string;
}

export interface CreditsProjectCard {
  project: string;
  number: number;
  developer: string;
  developerName: string;
  registry: string;
  registryId: string;
  name: string;
  methodology: string;
  country: string;
  sector: string;
  latitude: number;
  longitude: number;
  extent: number;
  periodStart: number;
  periodEnd: number;
  documents: string[];
  text: string;
  suspended: boolean;
  since: number;
  issued: number;
  active: number;
  reserved: number;
  pooled: number;
  buffer: number;
  retired: number;
  cancelled: number;
  expired: number;
  challenges: number;
  duplicates: number;
  cursor: number;
}

export interface CreditsProjectChallenged {
  challenge: string;
  project: string;
  other: string;
  by: string;
  text: string;
  bond: number;
  bondAsset: string;
}

export interface CreditsProjectRegistered {
  project: string;
  number: number;
  developer: string;
  registry: string;
  registryId: string;
  name: string;
  methodology: string;
  country: string;
  sector: CreditsSector;
  latitude: number;
  longitude: number;
  extent: number;
  periodStart: number;
  periodEnd: number;
  documents: string[];
  text: string;
}

export interface CreditsProjectSuspended {
  project: string;
  suspended: boolean;
  text: string;
}

export interface CreditsProjectVerified {
  verification: string;
  project: string;
  vintage: number;
  tonnes: number;
  verifier: string;
  report: string;
  text: string;
  verified: number;
  issued: number;
}

export interface CreditsRangeCard {
  key: string;
  space: string;
  first: number;
  last: number;
  quantity: number;
  asset: string;
  project: string;
  vintage: number;
  batch: string;
  owner: string;
  status: string;
  reference: string;
  action: string;
  height: number;
}

export interface CreditsRangesChanged {
  gone: string[];
  rows: CreditsUnitRange[];
}

export interface CreditsRegisterProject {
  registry: string;
  registryId: string;
  name: string;
  methodology: string;
  country: string;
  sector: CreditsSector;
  latitude: number;
  longitude: number;
  extent: number;
  periodStart: number;
  periodEnd: number;
  documents: string[];
  text: string;
}

export interface CreditsReinstateProject {
  project: string;
  text: string;
}

export interface CreditsRequestRetirement {
  asset: string;
  quantity: number;
  ranges: CreditsSerials[];
  beneficiary: string;
  purpose: string;
  message: string;
}

export interface CreditsResolveChallenge {
  challenge: string;
  upheld: boolean;
  text: string;
}

export interface CreditsRetirementCard {
  retirement: string;
  owner: string;
  ownerName: string;
  asset: string;
  project: string;
  projectName: string;
  registry: string;
  registryId: string;
  country: string;
  methodology: string;
  vintage: number;
  quantity: number;
  ranges: CreditsSerials[];
  beneficiary: string;
  purpose: string;
  message: string;
  state: string;
  imported: boolean;
  requested: number;
  finalAt: number;
  closed: number;
  closedBy: string;
  closedHeight: number;
  cursor: number;
}

export interface CreditsRetirementFinalised {
  retirement: string;
  owner: string;
  asset: string;
  project: string;
  quantity: number;
}

export interface CreditsRetirementRequested {
  retirement: string;
  owner: string;
  asset: string;
  project: string;
  vintage: number;
  quantity: number;
  ranges: CreditsSerials[];
  beneficiary: string;
  purpose: string;
  message: string;
  finalAt: number;
}

export interface CreditsRetirementWithdrawn {
  retirement: string;
  owner: string;
  asset: string;
  project: string;
  quantity: number;
  expired: number;
}

export interface CreditsReverseUnits {
  project: string;
  quantity: number;
  text: string;
}

export type CreditsSector = "ENERGY_INDUSTRIES" | "ENERGY_DISTRIBUTION" | "ENERGY_DEMAND" | "MANUFACTURING" | "CHEMICAL_INDUSTRY" | "CONSTRUCTION" | "TRANSPORT" | "MINING" | "METAL_PRODUCTION" | "FUGITIVE_FUELS" | "FUGITIVE_GASES" | "SOLVENTS" | "WASTE" | "FORESTRY" | "AGRICULTURE" | "CARBON_REMOVAL";

export interface CreditsSerials {
  space: string;
  first: number;
  last: number;
}

export interface CreditsTransferCredits {
  to: string;
  asset: string;
  quantity: number;
  ranges: CreditsSerials[];
  conditions: CreditsConditions;
  memo: string;
}

export interface CreditsUnitRange {
  space: string;
  first: number;
  last: number;
  asset: string;
  batch: string;
  owner: string;
  status: CreditsUnitStatus;
  reference: string;
}

export type CreditsUnitStatus = "ACTIVE" | "RESERVED" | "POOLED" | "BUFFER" | "RETIRED" | "CANCELLED" | "EXPIRED";

export interface CreditsUnitsCancelled {
  cancellation: string;
  owner: string;
  asset: string;
  project: string;
  quantity: number;
  ranges: CreditsSerials[];
  reason: string;
}

export interface CreditsUnitsCounted {
  batch: string;
  asset: string;
  active: number;
  reserved: number;
  pooled: number;
  buffer: number;
  retired: number;
  cancelled: number;
  expired: number;
}

export interface CreditsUnitsDeposited {
  basket: string;
  asset: string;
  owner: string;
  quantity: number;
  ranges: CreditsSerials[];
  pooled: number;
}

export interface CreditsUnitsExpired {
  batch: string;
  project: string;
  asset: string;
  quantity: number;
  ranges: CreditsSerials[];
  done: boolean;
}

export interface CreditsUnitsMoved {
  asset: string;
  from: string;
  to: string;
  quantity: number;
  ranges: CreditsSerials[];
  reference: string;
}

export interface CreditsUnitsReversed {
  reversal: string;
  project: string;
  quantity: number;
  ranges: CreditsSerials[];
  text: string;
}

export interface CreditsUnitsWithdrawn {
  basket: string;
  owner: string;
  quantity: number;
  ranges: CreditsSerials[];
  pooled: number;
}

export interface CreditsVerificationRow {
  verification: string;
  project: string;
  vintage: number;
  tonnes: number;
  verifier: string;
  report: string;
  text: string;
  time: number;
  cursor: number;
}

export interface CreditsVerifiedRow {
  id: string;
  project: string;
  vintage: number;
  verified: number;
}

export interface CreditsVerifyProject {
  project: string;
  vintage: number;
  tonnes: number;
  report: string;
  text: string;
}

export interface CreditsWithdraw {
  basket: string;
  quantity: number;
}

export interface CreditsWithdrawRetirement {
  retirement: string;
}

export interface CustodyAcceptHandOver {
  handOver: string;
  items: string[];
  quantities: CustodyStockLine[];
  place: string;
}

export interface CustodyAdjustStock {
  epcClass: string;
  place: string;
  quantity: string;
  uom: string;
  cause: CustodyCause;
  note: string;
}

export interface CustodyArrangePlaces {
  within: string;
  kind: string;
  places: CustodySlot[];
}

export type CustodyCause = "BROKEN" | "LOST" | "SOLD" | "FOUND" | "RETURNED";

export interface CustodyCheckRow {
  cursor: number;
  classKey: string;
  product: string;
  holder: string;
  place: string;
  cause: string;
  change: number;
  note: string;
  time: number;
  action: string;
}

export interface CustodyClaimPrefix {
  prefix: string;
}

export interface CustodyConditionRow {
  device: string;
  label: string;
  place: string;
  placeName: string;
  channel: string;
  minimum: number;
  maximum: number;
  since: number;
  until: number;
  batches: number;
  alarms: number;
}

export interface CustodyConfirmPrefix {
  prefix: string;
  holder: string;
}

export interface CustodyContentsCard {
  parent: string;
  classKey: string;
  product: string;
  productName: string;
  unit: string;
  decimals: number;
  amount: number;
}

export interface CustodyContentsChanged {
  contents: CustodyContentsRow[];
}

export interface CustodyContentsRow {
  parent: string;
  classKey: string;
  amount: number;
}

export interface CustodyCountStock {
  epcClass: string;
  place: string;
  counted: string;
  uom: string;
  note: string;
}

export type CustodyDeed = "ADD" | "OBSERVE" | "DELETE" | "NONE";

export interface CustodyDescribePlace {
  place: string;
  name: string;
  kind: string;
  latitude: number;
  longitude: number;
  partOf: string;
}

export interface CustodyDescribeProduct {
  gtin: string;
  name: string;
  unit: string;
  decimals: number;
  shelfDays: number;
  lowStock: number;
  pictures: string[];
}

export interface CustodyDocumentRow {
  cursor: number;
  file: string;
  kind: string;
  note: string;
  by: string;
  byName: string;
  time: number;
  action: string;
}

export type CustodyEnding = "REFUSED" | "WITHDRAWN" | "LAPSED";

export interface CustodyEpcisEvent {
  kind: CustodyKind;
  eventID: string;
  action: CustodyDeed;
  eventTime: number;
  eventTimeZoneOffset: string;
  parentID: string;
  epcList: string[];
  quantityList: CustodyQuantity[];
  inputEPCList: string[];
  inputQuantityList: CustodyQuantity[];
  outputEPCList: string[];
  outputQuantityList: CustodyQuantity[];
  transformationID: string;
  bizStep: string;
  disposition: string;
  persistentDisposition: CustodyPersistent;
  readPoint: string;
  bizLocation: string;
  bizTransactionList: CustodyReference[];
  sourceList: CustodyReference[];
  destinationList: CustodyReference[];
  itemExpirationDate: number;
  more: string;
  errorDeclaration: CustodyErrorDeclaration;
}

export interface CustodyErrorDeclaration {
  declarationTime: number;
  reason: string;
  correctiveEventIDs: string[];
}

export interface CustodyErrorDeclared {
  eventID: string;
  by: string;
  declarationTime: number;
  reason: string;
  corrections: string[];
}

export interface CustodyEventCard {
  cursor: number;
  eventId: string;
  by: string;
  byName: string;
  recordTime: number;
  event: CustodyEpcisEvent;
  erroneous: boolean;
  declarationTime: number;
  reason: string;
  corrections: string[];
  action: string;
}

export interface CustodyEventRecorded {
  event: CustodyEpcisEvent;
  by: string;
}

export interface CustodyHandOverAccepted {
  handOver: string;
  from: string;
  to: string;
  items: string[];
  quantities: CustodyStockPart[];
  place: string;
}

export interface CustodyHandOverCard {
  handOver: string;
  giver: string;
  giverName: string;
  receiver: string;
  receiverName: string;
  items: string[];
  quantities: CustodyStockPart[];
  place: string;
  placeName: string;
  note: string;
  deadline: number;
  document: string;
  status: string;
  taken: string[];
  takenQuantities: CustodyStockPart[];
  reason: string;
  picture: string;
  offered: number;
  answered: number;
  action: string;
  answer: string;
  cursor: number;
}

export interface CustodyHandOverClosed {
  handOver: string;
  from: string;
  to: string;
  ending: CustodyEnding;
  reason: string;
  picture: string;
}

export interface CustodyHandOverOffered {
  handOver: string;
  from: string;
  to: string;
  items: string[];
  quantities: CustodyStockPart[];
  place: string;
  note: string;
  deadline: number;
  document: string;
}

export type CustodyKind = "OBJECT" | "AGGREGATION" | "TRANSACTION" | "TRANSFORMATION" | "ASSOCIATION";

export interface CustodyLapseHandOver {
  handOver: string;
}

export interface CustodyLayoutRow {
  place: string;
  name: string;
  kind: string;
  partOf: string;
  owner: string;
  x: number;
  y: number;
  z: number;
  width: number;
  depth: number;
  height: number;
  action: string;
}

export interface CustodyLotCard {
  classKey: string;
  product: string;
  firstSeen: number;
  expires: number;
  stocked: number;
  packed: number;
}

export interface CustodyLowRow {
  holder: string;
  holderName: string;
  product: string;
  name: string;
  unit: string;
  decimals: number;
  amount: number;
  reserved: number;
  lowStock: number;
}

export interface CustodyMovementRow {
  id: string;
  classKey: string;
  holder: string;
  place: string;
  change: number;
  amount: number;
  reserved: number;
  by: string;
  time: number;
  action: string;
  cursor: number;
}

export interface CustodyOfferHandOver {
  to: string;
  items: string[];
  quantities: CustodyStockLine[];
  place: string;
  note: string;
  deadline: number;
  document: string;
}

export interface CustodyOriginRow {
  key: string;
  through: string;
  depth: number;
  productName: string;
  eventId: string;
  by: string;
  byName: string;
  time: number;
  place: string;
  placeName: string;
  latitude: number;
  longitude: number;
  action: string;
}

export interface CustodyPersistent {
  set: string[];
  unset: string[];
}

export interface CustodyPlaceCard {
  place: string;
  owner: string;
  ownerName: string;
  name: string;
  kind: string;
  latitude: number;
  longitude: number;
  partOf: string;
  x: number;
  y: number;
  z: number;
  width: number;
  depth: number;
  height: number;
  time: number;
  action: string;
  cursor: number;
}

export interface CustodyPlaceDescribed {
  place: string;
  owner: string;
  name: string;
  kind: string;
  latitude: number;
  longitude: number;
  partOf: string;
}

export interface CustodyPlacesArranged {
  within: string;
  owner: string;
  kind: string;
  places: CustodySlot[];
}

export interface CustodyPrefixClaimed {
  prefix: string;
  by: string;
}

export interface CustodyPrefixConfirmed {
  prefix: string;
  holder: string;
  by: string;
}

export interface CustodyPrefixRow {
  id: string;
  prefix: string;
  principal: string;
  confirmed: boolean;
  confirmedBy: string;
  time: number;
  action: string;
  cursor: number;
}

export interface CustodyProductCard {
  product: string;
  owner: string;
  ownerName: string;
  name: string;
  unit: string;
  decimals: number;
  shelfDays: number;
  lowStock: number;
  pictures: string[];
  mass: number;
  time: number;
  action: string;
  cursor: number;
}

export interface CustodyProductCounted {
  product: string;
  unit: string;
  decimals: number;
}

export interface CustodyProductDescribed {
  product: string;
  owner: string;
  name: string;
  unit: string;
  decimals: number;
  shelfDays: number;
  lowStock: number;
  pictures: string[];
}

export interface CustodyProductWeighed {
  product: string;
  by: string;
  milligrams: number;
}

export interface CustodyQuantity {
  epcClass: string;
  quantity: string;
  uom: string;
}

export interface CustodyRecallRow {
  key: string;
  depth: number;
  what: string;
  status: string;
  holder: string;
  holderName: string;
  place: string;
  placeName: string;
  parent: string;
  amount: number;
}

export interface CustodyRecordEvent {
  event: CustodyEpcisEvent;
}

export interface CustodyReference {
  type: string;
  id: string;
}

export interface CustodyRefuseHandOver {
  handOver: string;
  reason: string;
  picture: string;
}

export interface CustodyReleaseStock {
  reservation: string;
}

export interface CustodyReservationRow {
  reservation: string;
  classKey: string;
  product: string;
  holder: string;
  place: string;
  amount: number;
  room: string;
  note: string;
  time: number;
  action: string;
  cursor: number;
}

export interface CustodyReserveStock {
  epcClass: string;
  place: string;
  quantity: string;
  uom: string;
  note: string;
}

export interface CustodySensorRow {
  device: string;
  owner: string;
  label: string;
  place: string;
  stage: string;
  channels: DevicesChannelSummary[];
  alarms: number;
  lastSeen: number;
}

export interface CustodyShipmentRow {
  thing: string;
  product: string;
  productName: string;
  holder: string;
  holderName: string;
  place: string;
  placeName: string;
  latitude: number;
  longitude: number;
  receiver: string;
  receiverName: string;
  toPlace: string;
  toName: string;
  toLatitude: number;
  toLongitude: number;
  since: number;
  action: string;
}

export interface CustodySiteRow {
  place: string;
  name: string;
  kind: string;
  latitude: number;
  longitude: number;
  arranged: boolean;
  places: number;
  stock: number;
  things: number;
  devices: number;
  alarms: number;
  expiring: number;
}

export interface CustodySlot {
  place: string;
  name: string;
  x: number;
  y: number;
  z: number;
  width: number;
  depth: number;
  height: number;
}

export interface CustodyStockAdjusted {
  classKey: string;
  holder: string;
  place: string;
  amount: number;
  cause: CustodyCause;
  note: string;
}

export interface CustodyStockCard {
  classKey: string;
  product: string;
  productName: string;
  unit: string;
  decimals: number;
  holder: string;
  holderName: string;
  place: string;
  placeName: string;
  amount: number;
  reserved: number;
  expires: number;
  time: number;
  action: string;
}

export interface CustodyStockChanged {
  stock: CustodyStockRow[];
}

export interface CustodyStockCounted {
  classKey: string;
  holder: string;
  place: string;
  counted: number;
  before: number;
  note: string;
}

export interface CustodyStockLine {
  epcClass: string;
  place: string;
  quantity: string;
  uom: string;
}

export interface CustodyStockPart {
  classKey: string;
  place: string;
  amount: number;
}

export interface CustodyStockReleased {
  reservation: string;
  classKey: string;
  holder: string;
  place: string;
  amount: number;
  taken: boolean;
}

export interface CustodyStockReserved {
  reservation: string;
  classKey: string;
  holder: string;
  place: string;
  amount: number;
  room: string;
  note: string;
}

export interface CustodyStockRow {
  classKey: string;
  holder: string;
  place: string;
  amount: number;
  reserved: number;
  before: number;
  expires: number;
}

export interface CustodyStoryRow {
  cursor: number;
  through: string;
  what: string;
  deed: string;
  eventId: string;
  handOver: string;
  by: string;
  byName: string;
  time: number;
  bizStep: string;
  disposition: string;
  place: string;
  placeName: string;
  latitude: number;
  longitude: number;
  note: string;
  erroneous: boolean;
  action: string;
}

export interface CustodyThingCard {
  thing: string;
  classKey: string;
  product: string;
  productName: string;
  holder: string;
  holderName: string;
  place: string;
  placeName: string;
  parent: string;
  root: string;
  children: number;
  status: string;
  handOver: string;
  time: number;
  action: string;
  cursor: number;
}

export interface CustodyThingRow {
  thing: string;
  classKey: string;
  holder: string;
  place: string;
  parent: string;
  was: string;
  children: number;
  status: string;
  handOver: string;
}

export interface CustodyThingsChanged {
  things: CustodyThingRow[];
}

export interface CustodyWeighProduct {
  gtin: string;
  milligrams: number;
}

export interface CustodyWithdrawHandOver {
  handOver: string;
}

export interface CustodyWord {
  word: string;
}

export interface DevicesAcknowledgeAlarm {
  alarm: string;
}

export interface DevicesAcknowledgeCommand {
  command: string;
  done: boolean;
  result: string;
}

export interface DevicesAlarmAcknowledged {
  alarm: string;
  device: string;
  owner: string;
}

export interface DevicesAlarmCleared {
  alarm: string;
  device: string;
  owner: string;
}

export interface DevicesAlarmRaised {
  alarm: string;
  device: string;
  owner: string;
  place: string;
  threshold: string;
  channel: string;
  since: number;
  extreme: number;
}

export interface DevicesAlarmRow {
  alarm: string;
  device: string;
  owner: string;
  place: string;
  threshold: string;
  channel: string;
  since: number;
  extreme: number;
  stage: string;
  raised: number;
  acknowledged: number;
  cleared: number;
  action: string;
  cursor: number;
}

export interface DevicesAssignDevice {
  device: string;
  label: string;
  place: string;
  group: string;
}

export interface DevicesBatchRow {
  batch: string;
  device: string;
  owner: string;
  place: string;
  first: number;
  count: number;
  from: number;
  until: number;
  root: string;
  channels: DevicesChannelSummary[];
  time: number;
  action: string;
  cursor: number;
}

export interface DevicesChannelSummary {
  name: string;
  minimum: number;
  maximum: number;
  last: number;
}

export interface DevicesClaim {
  claim: string;
  label: string;
  model: string;
  group: string;
}

export interface DevicesClearAlarm {
  alarm: string;
}

export interface DevicesCommandAcknowledged {
  command: string;
  device: string;
  owner: string;
  done: boolean;
  result: string;
}

export interface DevicesCommandDevice {
  device: string;
  command: string;
  arguments: string;
  until: number;
}

export interface DevicesCommandLapsed {
  command: string;
  device: string;
  owner: string;
}

export interface DevicesCommandRow {
  command: string;
  device: string;
  owner: string;
  name: string;
  arguments: string;
  until: number;
  stage: string;
  result: string;
  since: number;
  closed: number;
  action: string;
  cursor: number;
}

export interface DevicesConfigureDevice {
  device: string;
  wanted: string;
}

export interface DevicesDeviceAssigned {
  device: string;
  owner: string;
  label: string;
  place: string;
  group: string;
}

export interface DevicesDeviceCommanded {
  command: string;
  device: string;
  owner: string;
  name: string;
  arguments: string;
  until: number;
}

export interface DevicesDeviceConfigured {
  device: string;
  owner: string;
  version: number;
  wanted: string;
}

export interface DevicesDeviceEnrolled {
  device: string;
  owner: string;
  principal: string;
  model: string;
  firmware: string;
}

export interface DevicesDeviceRegistered {
  device: string;
  owner: string;
  label: string;
  model: string;
  place: string;
  group: string;
}

export interface DevicesDeviceReported {
  device: string;
  owner: string;
  version: number;
  reported: string;
  battery: number;
  firmware: string;
  latitude: number;
  longitude: number;
  accuracyMetres: number;
  installed: string[];
}

export interface DevicesDeviceRevoked {
  device: string;
  owner: string;
  reason: string;
}

export interface DevicesDeviceRow {
  device: string;
  owner: string;
  principal: string;
  label: string;
  model: string;
  place: string;
  group: string;
  stage: string;
  reason: string;
  firmware: string;
  battery: number;
  latitude: number;
  longitude: number;
  accuracyMetres: number;
  installed: string[];
  wanted: string;
  wantedVersion: number;
  reported: string;
  reportedVersion: number;
  channels: DevicesChannelSummary[];
  lastSequence: number;
  alarms: number;
  lastSeen: number;
  since: number;
  action: string;
  cursor: number;
}

export interface DevicesEnrolDevice {
  code: string;
  model: string;
  firmware: string;
}

export interface DevicesGapRow {
  cursor: number;
  device: string;
  first: number;
  count: number;
  time: number;
  action: string;
}

export interface DevicesLapseCommand {
  device: string;
  command: string;
}

export interface DevicesPublishRelease {
  kind: DevicesReleaseKind;
  name: string;
  version: string;
  sha256: string;
  bytes: number;
}

export interface DevicesRaiseAlarm {
  device: string;
  threshold: string;
  since: number;
  extreme: number;
}

export interface DevicesReadingsMissing {
  device: string;
  owner: string;
  first: number;
  count: number;
}

export interface DevicesReadingsRecorded {
  batch: string;
  device: string;
  owner: string;
  place: string;
  first: number;
  count: number;
  from: number;
  until: number;
  root: string;
  channels: DevicesChannelSummary[];
}

export interface DevicesRecordReadings {
  first: number;
  count: number;
  missing: number;
  from: number;
  until: number;
  root: string;
  channels: DevicesChannelSummary[];
}

export interface DevicesRegisterDevices {
  place: string;
  devices: DevicesClaim[];
}

export type DevicesReleaseKind = "MODEL" | "CONFIGURATION" | "FIRMWARE";

export interface DevicesReleasePublished {
  release: string;
  owner: string;
  kind: DevicesReleaseKind;
  name: string;
  version: string;
  sha256: string;
  bytes: number;
}

export interface DevicesReleaseRolledBack {
  release: string;
  owner: string;
  group: string;
  kind: DevicesReleaseKind;
  name: string;
  previous: string;
}

export interface DevicesReleaseRolledOut {
  release: string;
  owner: string;
  group: string;
  kind: DevicesReleaseKind;
  name: string;
  percent: number;
  previous: string;
}

export interface DevicesReleaseRow {
  release: string;
  owner: string;
  kind: string;
  name: string;
  version: string;
  sha256: string;
  bytes: number;
  since: number;
  action: string;
  cursor: number;
}

export interface DevicesRemoveThreshold {
  threshold: string;
}

export interface DevicesReportDevice {
  version: number;
  reported: string;
  battery: number;
  firmware: string;
  latitude: number;
  longitude: number;
  accuracyMetres: number;
  installed: string[];
}

export interface DevicesRevokeDevice {
  device: string;
  reason: string;
}

export interface DevicesRollBack {
  release: string;
  group: string;
}

export interface DevicesRollOut {
  release: string;
  group: string;
  percent: number;
}

export interface DevicesRollOutState {
  id: string;
  owner: string;
  group: string;
  kind: string;
  name: string;
  release: string;
  version: string;
  sha256: string;
  bytes: number;
  percent: number;
  previous: string;
  devices: number;
  installed: number;
  since: number;
  action: string;
  cursor: number;
}

export type DevicesScope = "DEVICE" | "PLACE" | "GROUP";

export interface DevicesSetThreshold {
  scope: DevicesScope;
  subject: string;
  channel: string;
  low: number;
  high: number;
  forSeconds: number;
}

export interface DevicesThresholdRemoved {
  threshold: string;
  owner: string;
}

export interface DevicesThresholdRow {
  threshold: string;
  owner: string;
  scope: string;
  subject: string;
  channel: string;
  low: number;
  high: number;
  forSeconds: number;
  since: number;
  action: string;
  cursor: number;
}

export interface DevicesThresholdSet {
  threshold: string;
  owner: string;
  scope: DevicesScope;
  subject: string;
  channel: string;
  low: number;
  high: number;
  forSeconds: number;
}

export interface EmissionsAdoptFootprint {
  footprint: EmissionsFootprint;
  company: string;
  source: string;
  sourceId: string;
}

export type EmissionsBasis = "TONNE_KILOMETRE" | "TONNE" | "ENERGY";

export interface EmissionsClaimSaving {
  leg: string;
  set: string;
  version: number;
  factor: string;
  note: string;
  document: string;
}

export interface EmissionsConfirmSaving {
  leg: string;
}

export interface EmissionsDeclineSaving {
  leg: string;
  reason: string;
}

export interface EmissionsFactor {
  code: string;
  name: string;
  mode: EmissionsMode;
  basis: EmissionsBasis;
  unit: string;
  ttw: number;
  wtw: number;
  detour: number;
  baseline: boolean;
  source: string;
}

export interface EmissionsFactorRow {
  id: string;
  name: string;
  version: number;
  code: string;
  title: string;
  mode: string;
  basis: string;
  unit: string;
  ttw: number;
  wtw: number;
  detour: number;
  baseline: boolean;
  source: string;
}

export interface EmissionsFactorsPublished {
  set: string;
  version: number;
  source: string;
  url: string;
  factors: EmissionsFactor[];
  by: string;
}

export interface EmissionsFootprint {
  product: string;
  description: string;
  unit: EmissionsUnit;
  unitThousandths: number;
  massGrams: number;
  periodStart: number;
  periodEnd: number;
  country: string;
  boundary: string;
  excludingUptake: number;
  includingUptake: number;
  fossil: number;
  fossilCarbonMilligrams: number;
  standards: string[];
  exemptedBasisPoints: number;
  primaryBasisPoints: number;
  comment: string;
  document: string;
  supersedes: string;
}

export interface EmissionsFootprintAdopted {
  id: string;
  by: string;
  company: string;
  source: string;
  sourceId: string;
  footprint: EmissionsFootprint;
}

export interface EmissionsFootprintCard {
  id: string;
  product: string;
  productName: string;
  by: string;
  byName: string;
  company: string;
  source: string;
  sourceId: string;
  footprint: EmissionsFootprint;
  status: string;
  successor: string;
  verifier: string;
  verifierName: string;
  statement: string;
  verification: string;
  created: number;
  cursor: number;
}

export interface EmissionsFootprintDeprecated {
  id: string;
  by: string;
}

export interface EmissionsFootprintStated {
  id: string;
  by: string;
  footprint: EmissionsFootprint;
}

export interface EmissionsFootprintVerified {
  id: string;
  by: string;
  document: string;
}

export interface EmissionsInboundRow {
  leg: string;
  mode: string;
  by: string;
  byName: string;
  fromPlace: string;
  fromName: string;
  toPlace: string;
  toName: string;
  factorSet: string;
  version: number;
  factor: string;
  factorTitle: string;
  source: string;
  distanceMetres: number;
  greatCircle: boolean;
  departed: number;
  arrived: number;
  note: string;
  document: string;
  key: string;
  depth: number;
  millionths: number;
  ttw: number;
  wtw: number;
  cursor: number;
}

export interface EmissionsJourneyRow {
  leg: string;
  mode: string;
  by: string;
  byName: string;
  fromPlace: string;
  fromName: string;
  toPlace: string;
  toName: string;
  factorSet: string;
  version: number;
  factor: string;
  factorTitle: string;
  source: string;
  distanceMetres: number;
  greatCircle: boolean;
  departed: number;
  arrived: number;
  note: string;
  document: string;
  parent: string;
  amount: number;
  massGrams: number;
  ttw: number;
  wtw: number;
  cursor: number;
}

export interface EmissionsLegCard {
  leg: string;
  mode: string;
  by: string;
  byName: string;
  fromPlace: string;
  fromName: string;
  toPlace: string;
  toName: string;
  factorSet: string;
  version: number;
  factor: string;
  factorTitle: string;
  source: string;
  distanceMetres: number;
  greatCircle: boolean;
  departed: number;
  arrived: number;
  note: string;
  document: string;
  massGrams: number;
  activity: number;
  consumed: number;
  ttw: number;
  wtw: number;
  status: string;
  saving: string;
  cursor: number;
}

export interface EmissionsLegRecorded {
  leg: string;
  by: string;
  mode: EmissionsMode;
  set: string;
  version: number;
  factor: string;
  from: string;
  to: string;
  massGrams: number;
  distanceMetres: number;
  greatCircle: boolean;
  activity: number;
  consumed: number;
  ttw: number;
  wtw: number;
  departed: number;
  arrived: number;
  note: string;
  document: string;
  shares: EmissionsShare[];
}

export interface EmissionsLegWithdrawn {
  leg: string;
  by: string;
}

export interface EmissionsLoad {
  epc: string;
  quantity: string;
  massGrams: number;
}

export type EmissionsMode = "ROAD" | "RAIL" | "SEA" | "INLAND_WATERWAY" | "AIR" | "PIPELINE" | "CABLE" | "HUB";

export interface EmissionsMonthRow {
  month: string;
  mode: string;
  legs: number;
  wtw: number;
  saved: number;
}

export interface EmissionsPublishFactors {
  set: string;
  source: string;
  url: string;
  factors: EmissionsFactor[];
}

export interface EmissionsRecordLeg {
  set: string;
  version: number;
  factor: string;
  loads: EmissionsLoad[];
  from: string;
  to: string;
  distanceMetres: number;
  consumed: number;
  departed: number;
  arrived: number;
  note: string;
  document: string;
}

export interface EmissionsSavingCard {
  leg: string;
  by: string;
  byName: string;
  mode: string;
  fromName: string;
  toName: string;
  wtw: number;
  factorSet: string;
  version: number;
  factor: string;
  baseline: number;
  saved: number;
  note: string;
  document: string;
  status: string;
  tokens: number;
  verifier: string;
  verifierName: string;
  reason: string;
  time: number;
  action: string;
  cursor: number;
}

export interface EmissionsSavingClaimed {
  leg: string;
  by: string;
  set: string;
  version: number;
  factor: string;
  baseline: number;
  saved: number;
  note: string;
  document: string;
}

export interface EmissionsSavingConfirmed {
  leg: string;
  to: string;
  saved: number;
  tokens: number;
  by: string;
}

export interface EmissionsSavingDeclined {
  leg: string;
  claimant: string;
  reason: string;
  by: string;
}

export interface EmissionsSetRow {
  id: string;
  name: string;
  version: number;
  source: string;
  url: string;
  factors: number;
  by: string;
  time: number;
  action: string;
  cursor: number;
}

export interface EmissionsShare {
  key: string;
  parent: string;
  amount: number;
  massGrams: number;
  ttw: number;
  wtw: number;
}

export interface EmissionsStateFootprint {
  footprint: EmissionsFootprint;
}

export interface EmissionsTokensTransferred {
  from: string;
  to: string;
  amount: number;
  memo: string;
}

export interface EmissionsTotalRow {
  thing: string;
  legs: number;
  ttw: number;
  wtw: number;
  activity: number;
  inbound: number;
  footprint: string;
  perUnit: number;
  unit: string;
  unitThousandths: number;
  verifier: string;
  company: string;
  source: string;
}

export interface EmissionsTransferTokens {
  to: string;
  amount: number;
  memo: string;
}

export type EmissionsUnit = "LITER" | "KILOGRAM" | "CUBIC_METER" | "KILOWATT_HOUR" | "MEGAJOULE" | "TON_KILOMETER" | "SQUARE_METER" | "PIECE" | "HOUR" | "MEGABIT_SECOND";

export interface EmissionsVerifyFootprint {
  footprint: string;
  document: string;
}

export interface EmissionsWithdrawFootprint {
  footprint: string;
}

export interface EmissionsWithdrawLeg {
  leg: string;
}

export interface ExchangeAllCancelled {
  owner: string;
  instrument: string;
  orders: number;
  more: boolean;
}

export interface ExchangeAmendOrder {
  instrument: string;
  order: number;
  price: number;
  quantity: number;
}

export interface ExchangeBook {
  instrument: string;
  sequence: number;
  checksum: number;
  height: number;
  time: number;
  phase: string;
  until: number;
  bidLevels: number;
  askLevels: number;
  bids: ExchangePriceLevel[];
  asks: ExchangePriceLevel[];
}

export interface ExchangeBookChanged {
  instrument: string;
  first: number;
  last: number;
  changes: ExchangeLevelTotal[];
  checksum: number;
}

export interface ExchangeCancelAll {
  instrument: string;
}

export interface ExchangeCancelOrder {
  instrument: string;
  order: number;
}

export interface ExchangeCancelOrderByClientId {
  instrument: string;
  clientId: string;
}

export interface ExchangeCandle {
  start: number;
  stop: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  value: number;
  trades: number;
}

export interface ExchangeChangePhase {
  instrument: string;
  phase: ExchangePhase;
  until: number;
  next: ExchangePhase;
}

export type ExchangeEnding = "FILLED" | "CANCELLED" | "EXPIRED" | "UNFILLED" | "NOT_FILLABLE" | "SELF_TRADE" | "LINKED" | "TOO_MANY_TRADES" | "SUSPENDED";

export interface ExchangeExpireOrders {
  instrument: string;
}

export interface ExchangeFill {
  cursor: number;
  trade: number;
  instrument: string;
  order: number;
  side: string;
  taker: boolean;
  auction: boolean;
  price: number;
  quantity: number;
  value: number;
  fee: number;
  counterparty: string;
  counterpartyName: string;
  time: number;
  action: string;
}

export interface ExchangeFireSwitch {
  owner: string;
}

export interface ExchangeInstrument {
  instrument: string;
  asset: string;
  assetName: string;
  assetDecimals: number;
  money: string;
  moneyDecimals: number;
  tick: number;
  lot: number;
  minimum: number;
  maximum: number;
  feeTo: string;
  phase: string;
  until: number;
  cause: string;
  phaseTime: number;
  last: number;
  lastTime: number;
  opened: number;
  action: string;
}

export interface ExchangeInstrumentOpened {
  instrument: string;
  asset: string;
  money: string;
  tick: number;
  lot: number;
  minimum: number;
  maximum: number;
  feeTo: string;
}

export type ExchangeKind = "LIMIT" | "MARKET" | "STOP" | "STOP_LIMIT" | "TRAILING_STOP" | "PEGGED";

export interface ExchangeLevelTotal {
  side: ExchangeSide;
  price: number;
  quantity: number;
  orders: number;
}

export interface ExchangeLink {
  owner: string;
  ownerName: string;
  other: string;
  otherName: string;
  group: number;
  time: number;
  cursor: number;
}

export interface ExchangeLinkOwner {
  owner: string;
  linked: boolean;
}

export interface ExchangeMatchPrevented {
  instrument: string;
  taker: number;
  maker: number;
  takerOwner: string;
  makerOwner: string;
  mode: ExchangeSelfTrade;
  takerSide: ExchangeSide;
  price: number;
  quantity: number;
  value: number;
}

export interface ExchangeOpenInstrument {
  symbol: string;
}

export interface ExchangeOrderAccepted {
  order: number;
  instrument: string;
  owner: string;
  side: ExchangeSide;
  kind: ExchangeKind;
  quantity: number;
  price: number;
  stop: number;
  offset: number;
  peg: ExchangePeg;
  display: number;
  timeInForce: ExchangeTimeInForce;
  expires: number;
  postOnly: boolean;
  selfTrade: ExchangeSelfTrade;
  clientId: string;
  partner: number;
  held: number;
}

export interface ExchangeOrderAmended {
  order: number;
  instrument: string;
  owner: string;
  price: number;
  quantity: number;
  open: number;
  keptPriority: boolean;
}

export interface ExchangeOrderDone {
  order: number;
  instrument: string;
  owner: string;
  why: ExchangeEnding;
  open: number;
}

export interface ExchangeOrderRepriced {
  order: number;
  instrument: string;
  owner: string;
  price: number;
}

export interface ExchangeOrderTriggered {
  order: number;
  instrument: string;
  owner: string;
}

export interface ExchangeOwnerLinked {
  owner: string;
  other: string;
  linked: boolean;
  group: number;
}

export type ExchangePeg = "NONE" | "PRIMARY" | "MID" | "MARKET";

export type ExchangePhase = "CONTINUOUS" | "AUCTION" | "HALTED" | "UNCROSSING";

export type ExchangePhaseCause = "OPENING" | "SUPERVISOR" | "VOLATILITY" | "UNCROSSING" | "INTERRUPTED" | "SUSPENDED";

export interface ExchangePhaseChanged {
  instrument: string;
  phase: ExchangePhase;
  until: number;
  cause: ExchangePhaseCause;
  price: number;
  quantity: number;
}

export interface ExchangePlaceOrder {
  instrument: string;
  side: ExchangeSide;
  kind: ExchangeKind;
  quantity: number;
  price: number;
  stop: number;
  offset: number;
  peg: ExchangePeg;
  display: number;
  timeInForce: ExchangeTimeInForce;
  expires: number;
  postOnly: boolean;
  selfTrade: ExchangeSelfTrade;
  clientId: string;
}

export interface ExchangePlaceOrderList {
  first: ExchangePlaceOrder;
  second: ExchangePlaceOrder;
}

export interface ExchangePlacedOrder {
  order: number;
  instrument: string;
  owner: string;
  clientId: string;
  side: string;
  kind: string;
  quantity: number;
  price: number;
  accepted: number;
  stop: number;
  offset: number;
  peg: string;
  display: number;
  timeInForce: string;
  expires: number;
  postOnly: boolean;
  selfTrade: string;
  partner: number;
  held: number;
  resting: number;
  waits: boolean;
  open: number;
  filled: number;
  value: number;
  fees: number;
  status: string;
  placed: number;
  action: string;
  done: number;
  doneBy: string;
  cursor: number;
}

export interface ExchangePosition {
  instrument: string;
  asset: string;
  money: string;
  lot: number;
  quantity: number;
  cost: number;
  average: number;
  realised: number;
  bought: number;
  sold: number;
  fees: number;
  otherSold: number;
  otherProceeds: number;
  last: number;
  available: number;
  held: number;
}

export interface ExchangePreventedRow {
  cursor: number;
  instrument: string;
  taker: number;
  maker: number;
  takerOwner: string;
  makerOwner: string;
  mode: string;
  takerSide: string;
  price: number;
  quantity: number;
  value: number;
  time: number;
  action: string;
}

export interface ExchangePriceLevel {
  price: number;
  quantity: number;
  orders: number;
}

export type ExchangeSelfTrade = "NONE" | "EXPIRE_TAKER" | "EXPIRE_MAKER" | "EXPIRE_BOTH" | "DECREMENT" | "TRANSFER";

export interface ExchangeSetSwitch {
  until: number;
}

export type ExchangeSide = "BUY" | "SELL";

export interface ExchangeStepRow {
  cursor: number;
  order: number;
  step: string;
  price: number;
  quantity: number;
  open: number;
  keptPriority: boolean;
  time: number;
  action: string;
}

export interface ExchangeSuspendInstrument {
  instrument: string;
}

export interface ExchangeSwitchFired {
  owner: string;
}

export interface ExchangeSwitchRow {
  owner: string;
  until: number;
  time: number;
  action: string;
}

export interface ExchangeSwitchSet {
  owner: string;
  until: number;
}

export interface ExchangeTicker {
  instrument: string;
  asset: string;
  money: string;
  lot: number;
  phase: string;
  last: number;
  lastTime: number;
  open: number;
  high: number;
  low: number;
  change: number;
  volume: number;
  value: number;
  trades: number;
  bid: number;
  bidQuantity: number;
  ask: number;
  askQuantity: number;
}

export type ExchangeTimeInForce = "GTC" | "GTD" | "IOC" | "FOK";

export interface ExchangeTrade {
  trade: number;
  instrument: string;
  asset: string;
  money: string;
  lot: number;
  price: number;
  quantity: number;
  value: number;
  takerSide: string;
  auction: boolean;
  buyer: string;
  seller: string;
  buyerFee: number;
  sellerFee: number;
  takerOrder: ExchangeTradedOrder;
  makerOrder: ExchangeTradedOrder;
  reason: string;
  time: number;
  action: string;
  cursor: number;
}

export interface ExchangeTradeRow {
  cursor: number;
  trade: number;
  instrument: string;
  price: number;
  quantity: number;
  value: number;
  takerSide: string;
  taker: number;
  maker: number;
  buyer: string;
  seller: string;
  buyerFee: number;
  sellerFee: number;
  auction: boolean;
  time: number;
  action: string;
}

export interface ExchangeTraded {
  trade: number;
  instrument: string;
  price: number;
  quantity: number;
  value: number;
  taker: number;
  maker: number;
  takerOpen: number;
  makerOpen: number;
  buyer: string;
  seller: string;
  buyerFee: number;
  sellerFee: number;
  takerSide: ExchangeSide;
  auction: boolean;
}

export interface ExchangeTradedOrder {
  order: number;
  owner: string;
  ownerName: string;
  side: string;
  kind: string;
  timeInForce: string;
  price: number;
  stop: number;
  quantity: number;
  placed: number;
  action: string;
}

export interface ExchangeUncross {
  instrument: string;
}

export interface GovernanceCancelProposal {
  proposal: string;
  text: string;
}

export type GovernanceChoice = "FOR" | "AGAINST" | "ABSTAIN";

export interface GovernanceCloseVoting {
  proposal: string;
}

export interface GovernanceExecuteProposal {
  proposal: string;
}

export interface GovernanceHaltChanged {
  symbol: string;
  halted: boolean;
}

export interface GovernanceHaltRow {
  symbol: string;
  since: number;
  action: string;
  cursor: number;
}

export interface GovernanceInstrumentApproved {
  symbol: string;
  terms: GovernanceInstrumentTerms;
}

export interface GovernanceInstrumentDelisted {
  symbol: string;
}

export interface GovernanceInstrumentProposed {
  proposal: string;
  symbol: string;
  terms: GovernanceInstrumentTerms;
}

export interface GovernanceInstrumentRow {
  symbol: string;
  asset: string;
  money: string;
  tick: number;
  lot: number;
  minimum: number;
  maximum: number;
  feeTo: string;
  listed: boolean;
  since: number;
  action: string;
  cursor: number;
}

export interface GovernanceInstrumentTerms {
  asset: string;
  money: string;
  tick: number;
  lot: number;
  minimum: number;
  maximum: number;
  feeTo: string;
}

export type GovernanceKind = "PARAMETER" | "ROLE" | "INSTRUMENT" | "DELISTING" | "HALT" | "VOTING_ASSET" | "RULES";

export interface GovernanceParameterRow {
  parameter: string;
  value: number;
  standard: number;
  min: number;
  max: number;
  unit: string;
  sentence: string;
  since: number;
  action: string;
  proposal: string;
  by: string;
  byName: string;
}

export interface GovernanceParameterSet {
  parameter: string;
  before: number;
  value: number;
}

export interface GovernanceProposalCancelled {
  proposal: string;
  by: string;
  text: string;
}

export interface GovernanceProposalCard {
  proposal: string;
  kind: string;
  by: string;
  byName: string;
  subject: string;
  subjectName: string;
  before: number;
  value: number;
  unit: string;
  sentence: string;
  text: string;
  asset: string;
  power: number;
  quorum: number;
  threshold: number;
  opens: number;
  closes: number;
  forPower: number;
  againstPower: number;
  abstainPower: number;
  stage: string;
  executableAt: number;
  closed: number;
  closedBy: string;
  ended: number;
  endedBy: string;
  note: string;
  cursor: number;
}

export interface GovernanceProposalExecuted {
  proposal: string;
}

export interface GovernanceProposalFailed {
  proposal: string;
  reason: string;
}

export interface GovernanceProposeDelisting {
  symbol: string;
  text: string;
}

export interface GovernanceProposeHalt {
  symbol: string;
  halted: boolean;
  text: string;
}

export interface GovernanceProposeInstrument {
  symbol: string;
  terms: GovernanceInstrumentTerms;
  text: string;
}

export interface GovernanceProposeParameter {
  parameter: string;
  value: number;
  text: string;
}

export interface GovernanceProposeRole {
  role: GovernanceRole;
  principal: string;
  granted: boolean;
  text: string;
}

export interface GovernanceProposeRules {
  version: number;
  text: string;
}

export interface GovernanceProposeVotingAsset {
  asset: string;
  text: string;
}

export interface GovernanceProposed {
  proposal: string;
  kind: GovernanceKind;
  by: string;
  subject: string;
  value: number;
  text: string;
  asset: string;
  power: number;
  quorum: number;
  threshold: number;
  opens: number;
  closes: number;
}

export type GovernanceRole = "REGISTRAR" | "VERIFIER" | "SUPERVISOR" | "GUARDIAN" | "COMPLIANCE_OFFICER";

export interface GovernanceRoleCard {
  id: string;
  role: string;
  principal: string;
  principalName: string;
  since: number;
  action: string;
  cursor: number;
}

export interface GovernanceRoleChanged {
  role: GovernanceRole;
  principal: string;
  granted: boolean;
}

export interface GovernanceRulesDecided {
  version: number;
  height: number;
}

export interface GovernanceTermsRow {
  proposal: string;
  symbol: string;
  asset: string;
  money: string;
  tick: number;
  lot: number;
  minimum: number;
  maximum: number;
  feeTo: string;
}

export interface GovernanceVote {
  proposal: string;
  choice: GovernanceChoice;
}

export interface GovernanceVoteCard {
  id: string;
  proposal: string;
  voter: string;
  voterName: string;
  choice: string;
  power: number;
  time: number;
  action: string;
  cursor: number;
}

export interface GovernanceVoted {
  proposal: string;
  voter: string;
  choice: GovernanceChoice;
  power: number;
  forPower: number;
  againstPower: number;
  abstainPower: number;
}

export interface GovernanceVotingAssetChanged {
  asset: string;
}

export interface GovernanceVotingAssetRow {
  id: string;
  asset: string;
  since: number;
  cursor: number;
}

export interface GovernanceVotingClosed {
  proposal: string;
  passed: boolean;
  executableAt: number;
}

export interface IdentityAddKey {
  key: string;
  proof: string;
}

export interface IdentityApproveRecovery {
  principal: string;
  proposer: string;
  key: string;
}

export interface IdentityCancelRecovery {
  principal: string;
}

export interface IdentityCompleteRecovery {
  principal: string;
  proposer: string;
}

export interface IdentityFoundVenue {
  name: string;
}

export interface IdentityGrantRole {
  principal: string;
  role: IdentityRole;
}

export interface IdentityGuardiansRow {
  principal: string;
  guardians: string[];
  quorum: number;
  delayMillis: number;
  since: number;
  action: string;
  cursor: number;
}

export interface IdentityGuardiansSet {
  principal: string;
  guardians: string[];
  quorum: number;
  delayMillis: number;
}

export interface IdentityKeyAdded {
  principal: string;
  key: string;
}

export interface IdentityKeyLimited {
  principal: string;
  key: string;
  label: string;
  scope: string[];
  expires: number;
}

export interface IdentityKeyRevoked {
  principal: string;
  key: string;
}

export interface IdentityLimitKey {
  key: string;
  label: string;
  scope: string[];
  expires: number;
}

export interface IdentityNamedKey {
  key: string;
  principal: string;
  label: string;
  scope: string[];
  expires: number;
  revoked: boolean;
  ended: number;
  endedBy: string;
  since: number;
  lastHeight: number;
  lastTime: number;
  action: string;
  cursor: number;
}

export interface IdentityOfficeRow {
  id: string;
  principal: string;
  role: string;
  since: number;
  until: number;
  action: string;
  cursor: number;
}

export interface IdentityPrincipalClosed {
  principal: string;
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
  closed: number;
  action: string;
  cursor: number;
}

export interface IdentityProposeRecovery {
  principal: string;
  key: string;
  proof: string;
}

export interface IdentityRecoveryApproved {
  recovery: string;
  principal: string;
  guardian: string;
  approvals: number;
  due: number;
}

export interface IdentityRecoveryCancelled {
  recovery: string;
  principal: string;
  by: string;
}

export interface IdentityRecoveryCompleted {
  recovery: string;
  principal: string;
  key: string;
}

export interface IdentityRecoveryProposed {
  recovery: string;
  principal: string;
  key: string;
  proposer: string;
  quorum: number;
}

export interface IdentityRecoveryRow {
  recovery: string;
  principal: string;
  key: string;
  proposer: string;
  approvals: number;
  approvedBy: string[];
  quorum: number;
  due: number;
  state: string;
  since: number;
  closed: number;
  closedCursor: number;
  closedBy: string;
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

export type IdentityRole = "OPERATOR" | "OFFICER" | "MEMBER";

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

export interface IdentityRotateKey {
  old: string;
  key: string;
  proof: string;
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

export interface IdentitySetGuardians {
  guardians: string[];
  quorum: number;
  delayMillis: number;
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

export interface MandatesAllowance {
  asset: string;
  each: number;
  budget: number;
  periodMillis: number;
}

export interface MandatesGiveMandate {
  agent: string;
  label: string;
  scope: string[];
  counterparties: string[];
  items: string[];
  allowances: MandatesAllowance[];
  from: number;
  until: number;
}

export interface MandatesMandateGiven {
  mandate: string;
  giver: string;
  agent: string;
  label: string;
  scope: string[];
  counterparties: string[];
  items: string[];
  allowances: MandatesAllowance[];
  from: number;
  until: number;
}

export interface MandatesMandateRevoked {
  mandate: string;
  giver: string;
  agent: string;
}

export interface MandatesMandateRow {
  mandate: string;
  giver: string;
  agent: string;
  label: string;
  scope: string[];
  counterparties: string[];
  items: string[];
  allowances: MandatesSpending[];
  from: number;
  until: number;
  state: string;
  lastUsed: number;
  since: number;
  action: string;
  cursor: number;
}

export interface MandatesMandateUsed {
  mandate: string;
  giver: string;
  agent: string;
  key: string;
  type: string;
  spent: MandatesSpent[];
}

export interface MandatesRevokeMandate {
  agent: string;
  mandate: string;
}

export interface MandatesRevokeMandates {
  agent: string;
}

export interface MandatesSpending {
  asset: string;
  each: number;
  budget: number;
  periodMillis: number;
  used: number;
  periodStart: number;
}

export interface MandatesSpent {
  asset: string;
  amount: number;
  used: number;
  since: number;
}

export interface MandatesUseRow {
  cursor: number;
  mandate: string;
  giver: string;
  agent: string;
  key: string;
  type: string;
  spent: MandatesSpent[];
  time: number;
  action: string;
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

export type MarketEnding = "CONFIRMED" | "CONFIRMED_BY_TIME" | "CANCELLED" | "DECLINED" | "LAPSED" | "REFUSED" | "SPOILED";

export interface MarketFollowStock {
  listing: string;
  variant: number;
  epcClass: string;
  place: string;
  threshold: string;
}

export interface MarketHandOverOrder {
  order: string;
  note: string;
}

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
  threshold: string;
  fromStock: boolean;
  status: string;
  handOver: boolean;
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
  threshold: string;
  fromStock: boolean;
  deadline: number;
}

export interface MarketOrderShipped {
  order: string;
  buyer: string;
  seller: string;
  note: string;
  handOver: boolean;
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

export interface MarketStockFollowed {
  listing: string;
  variant: number;
  classKey: string;
  place: string;
  threshold: string;
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
  classKey: string;
  place: string;
  threshold: string;
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

export interface OrganisationsActApproved {
  proposal: string;
  organisation: string;
  member: string;
  approvals: number;
}

export interface OrganisationsActDeclined {
  proposal: string;
  organisation: string;
  member: string;
  approvals: number;
}

export interface OrganisationsActProposed {
  proposal: string;
  organisation: string;
  proposer: string;
  type: string;
  body: string;
  expires: number;
}

export interface OrganisationsAnswerInvitation {
  organisation: string;
  accepted: boolean;
}

export interface OrganisationsApprovalUsed {
  proposal: string;
  organisation: string;
}

export interface OrganisationsApprovalsSet {
  organisation: string;
  scope: string[];
  ceilings: OrganisationsCeiling[];
  approvals: number;
}

export interface OrganisationsApproveAct {
  organisation: string;
  proposal: string;
}

export interface OrganisationsCeiling {
  asset: string;
  amount: number;
}

export interface OrganisationsChangeMember {
  member: string;
  role: OrganisationsMemberRole;
}

export interface OrganisationsDeclineAct {
  organisation: string;
  proposal: string;
}

export interface OrganisationsFoundOrganisation {
  name: string;
}

export interface OrganisationsInviteMember {
  principal: string;
  role: OrganisationsMemberRole;
}

export interface OrganisationsLeaveOrganisation {
  organisation: string;
}

export interface OrganisationsMemberChanged {
  organisation: string;
  member: string;
  role: OrganisationsMemberRole;
}

export interface OrganisationsMemberGone {
  organisation: string;
  member: string;
}

export interface OrganisationsMemberInvited {
  organisation: string;
  principal: string;
  role: OrganisationsMemberRole;
}

export interface OrganisationsMemberJoined {
  organisation: string;
  member: string;
  role: OrganisationsMemberRole;
}

export type OrganisationsMemberRole = "OWNER" | "ADMIN" | "TRADER" | "VIEWER";

export interface OrganisationsNamedMember {
  id: string;
  organisation: string;
  organisationName: string;
  member: string;
  memberName: string;
  role: string;
  joined: boolean;
  since: number;
  action: string;
  cursor: number;
}

export interface OrganisationsOrganisationFounded {
  organisation: string;
  name: string;
  founder: string;
}

export interface OrganisationsOrganisationRow {
  organisation: string;
  name: string;
  scope: string[];
  ceilings: OrganisationsCeiling[];
  approvals: number;
  since: number;
  action: string;
  cursor: number;
}

export interface OrganisationsProposalLapsed {
  proposal: string;
  organisation: string;
}

export interface OrganisationsProposalRow {
  proposal: string;
  organisation: string;
  proposer: string;
  type: string;
  body: string;
  expires: number;
  approvals: number;
  approvedBy: string[];
  declinedBy: string[];
  state: string;
  usedBy: string;
  since: number;
  cursor: number;
}

export interface OrganisationsProposeAct {
  organisation: string;
  type: string;
  body: string;
  expires: number;
}

export interface OrganisationsRemoveMember {
  member: string;
}

export interface OrganisationsSetApprovals {
  scope: string[];
  ceilings: OrganisationsCeiling[];
  approvals: number;
}

export interface PrivacyApproveErasure {
  principal: string;
  ground: PrivacyGround;
}

export interface PrivacyConsentGiven {
  principal: string;
  purpose: PrivacyPurpose;
}

export interface PrivacyConsentRow {
  id: string;
  principal: string;
  purpose: string;
  given: boolean;
  since: number;
  action: string;
  cursor: number;
}

export interface PrivacyConsentWithdrawn {
  principal: string;
  purpose: PrivacyPurpose;
}

export interface PrivacyDeclareEmergency {
  principal: string;
  reason: string;
  minutes: number;
}

export interface PrivacyEmergencyDeclared {
  emergency: string;
  officer: string;
  principal: string;
  reason: string;
  until: number;
}

export interface PrivacyEmergencyJudged {
  emergency: string;
  officer: string;
  judge: string;
  justified: boolean;
  finding: string;
}

export interface PrivacyEraseMe {
  commitment: string;
  abandon: boolean;
}

export interface PrivacyErasureProposed {
  principal: string;
  ground: PrivacyGround;
  commitment: string;
  officer: string;
}

export interface PrivacyErasureRejected {
  principal: string;
  officer: string;
}

export interface PrivacyErasureRow {
  principal: string;
  ground: string;
  commitment: string;
  officer: string;
  decidedBy: string;
  stage: string;
  since: number;
  action: string;
  cursor: number;
}

export interface PrivacyGiveConsent {
  purpose: PrivacyPurpose;
}

export type PrivacyGround = "OWN_WISH" | "REQUEST" | "ORDER" | "DEATH" | "MINOR";

export interface PrivacyJudgeEmergency {
  officer: string;
  emergency: string;
  justified: boolean;
  finding: string;
}

export interface PrivacyNamedEmergency {
  emergency: string;
  officer: string;
  officerName: string;
  principal: string;
  reason: string;
  until: number;
  verdict: string;
  judge: string;
  finding: string;
  judged: number;
  since: number;
  action: string;
  cursor: number;
}

export interface PrivacyPersonErased {
  principal: string;
  ground: PrivacyGround;
  commitment: string;
  by: string;
}

export interface PrivacyPrivilegedAct {
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

export interface PrivacyProposeErasure {
  principal: string;
  ground: PrivacyGround;
  commitment: string;
}

export type PrivacyPurpose = "NEWS" | "STATISTICS" | "RECOMMENDATIONS" | "RESEARCH";

export interface PrivacyRejectErasure {
  principal: string;
}

export interface PrivacyWithdrawConsent {
  purpose: PrivacyPurpose;
}

export interface Actions {
  "identity.FoundVenue": IdentityFoundVenue;
  "identity.RegisterPrincipal": IdentityRegisterPrincipal;
  "identity.RenamePrincipal": IdentityRenamePrincipal;
  "identity.AddKey": IdentityAddKey;
  "identity.RevokeKey": IdentityRevokeKey;
  "identity.LimitKey": IdentityLimitKey;
  "identity.RotateKey": IdentityRotateKey;
  "identity.SetGuardians": IdentitySetGuardians;
  "identity.ProposeRecovery": IdentityProposeRecovery;
  "identity.ApproveRecovery": IdentityApproveRecovery;
  "identity.CancelRecovery": IdentityCancelRecovery;
  "identity.CompleteRecovery": IdentityCompleteRecovery;
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
  "mandates.GiveMandate": MandatesGiveMandate;
  "mandates.RevokeMandate": MandatesRevokeMandate;
  "mandates.RevokeMandates": MandatesRevokeMandates;
  "organisations.FoundOrganisation": OrganisationsFoundOrganisation;
  "organisations.InviteMember": OrganisationsInviteMember;
  "organisations.AnswerInvitation": OrganisationsAnswerInvitation;
  "organisations.ChangeMember": OrganisationsChangeMember;
  "organisations.RemoveMember": OrganisationsRemoveMember;
  "organisations.LeaveOrganisation": OrganisationsLeaveOrganisation;
  "organisations.SetApprovals": OrganisationsSetApprovals;
  "organisations.ProposeAct": OrganisationsProposeAct;
  "organisations.ApproveAct": OrganisationsApproveAct;
  "organisations.DeclineAct": OrganisationsDeclineAct;
  "governance.ProposeParameter": GovernanceProposeParameter;
  "governance.ProposeRole": GovernanceProposeRole;
  "governance.ProposeInstrument": GovernanceProposeInstrument;
  "governance.ProposeDelisting": GovernanceProposeDelisting;
  "governance.ProposeHalt": GovernanceProposeHalt;
  "governance.ProposeVotingAsset": GovernanceProposeVotingAsset;
  "governance.ProposeRules": GovernanceProposeRules;
  "governance.Vote": GovernanceVote;
  "governance.CloseVoting": GovernanceCloseVoting;
  "governance.ExecuteProposal": GovernanceExecuteProposal;
  "governance.CancelProposal": GovernanceCancelProposal;
  "compliance.ProposeLevel": ComplianceProposeLevel;
  "compliance.ProposeUnfreezing": ComplianceProposeUnfreezing;
  "compliance.ConfirmDecision": ComplianceConfirmDecision;
  "compliance.DropDecision": ComplianceDropDecision;
  "compliance.LowerLevel": ComplianceLowerLevel;
  "compliance.FreezePrincipal": ComplianceFreezePrincipal;
  "compliance.SetLimit": ComplianceSetLimit;
  "compliance.SetThreshold": ComplianceSetThreshold;
  "compliance.CommitTravelData": ComplianceCommitTravelData;
  "privacy.GiveConsent": PrivacyGiveConsent;
  "privacy.WithdrawConsent": PrivacyWithdrawConsent;
  "privacy.EraseMe": PrivacyEraseMe;
  "privacy.ProposeErasure": PrivacyProposeErasure;
  "privacy.ApproveErasure": PrivacyApproveErasure;
  "privacy.RejectErasure": PrivacyRejectErasure;
  "privacy.DeclareEmergency": PrivacyDeclareEmergency;
  "privacy.JudgeEmergency": PrivacyJudgeEmergency;
  "devices.RegisterDevices": DevicesRegisterDevices;
  "devices.EnrolDevice": DevicesEnrolDevice;
  "devices.AssignDevice": DevicesAssignDevice;
  "devices.RevokeDevice": DevicesRevokeDevice;
  "devices.ConfigureDevice": DevicesConfigureDevice;
  "devices.ReportDevice": DevicesReportDevice;
  "devices.CommandDevice": DevicesCommandDevice;
  "devices.AcknowledgeCommand": DevicesAcknowledgeCommand;
  "devices.LapseCommand": DevicesLapseCommand;
  "devices.PublishRelease": DevicesPublishRelease;
  "devices.RollOut": DevicesRollOut;
  "devices.RollBack": DevicesRollBack;
  "devices.SetThreshold": DevicesSetThreshold;
  "devices.RemoveThreshold": DevicesRemoveThreshold;
  "devices.RaiseAlarm": DevicesRaiseAlarm;
  "devices.ClearAlarm": DevicesClearAlarm;
  "devices.AcknowledgeAlarm": DevicesAcknowledgeAlarm;
  "devices.RecordReadings": DevicesRecordReadings;
  "custody.ClaimPrefix": CustodyClaimPrefix;
  "custody.ConfirmPrefix": CustodyConfirmPrefix;
  "custody.DescribeProduct": CustodyDescribeProduct;
  "custody.WeighProduct": CustodyWeighProduct;
  "custody.DescribePlace": CustodyDescribePlace;
  "custody.ArrangePlaces": CustodyArrangePlaces;
  "custody.RecordEvent": CustodyRecordEvent;
  "custody.OfferHandOver": CustodyOfferHandOver;
  "custody.AcceptHandOver": CustodyAcceptHandOver;
  "custody.RefuseHandOver": CustodyRefuseHandOver;
  "custody.WithdrawHandOver": CustodyWithdrawHandOver;
  "custody.LapseHandOver": CustodyLapseHandOver;
  "custody.CountStock": CustodyCountStock;
  "custody.AdjustStock": CustodyAdjustStock;
  "custody.ReserveStock": CustodyReserveStock;
  "custody.ReleaseStock": CustodyReleaseStock;
  "emissions.PublishFactors": EmissionsPublishFactors;
  "emissions.RecordLeg": EmissionsRecordLeg;
  "emissions.WithdrawLeg": EmissionsWithdrawLeg;
  "emissions.StateFootprint": EmissionsStateFootprint;
  "emissions.AdoptFootprint": EmissionsAdoptFootprint;
  "emissions.VerifyFootprint": EmissionsVerifyFootprint;
  "emissions.WithdrawFootprint": EmissionsWithdrawFootprint;
  "emissions.ClaimSaving": EmissionsClaimSaving;
  "emissions.ConfirmSaving": EmissionsConfirmSaving;
  "emissions.DeclineSaving": EmissionsDeclineSaving;
  "emissions.TransferTokens": EmissionsTransferTokens;
  "credits.RegisterProject": CreditsRegisterProject;
  "credits.ChallengeProject": CreditsChallengeProject;
  "credits.ResolveChallenge": CreditsResolveChallenge;
  "credits.ReinstateProject": CreditsReinstateProject;
  "credits.VerifyProject": CreditsVerifyProject;
  "credits.IssueBatch": CreditsIssueBatch;
  "credits.ImportBatch": CreditsImportBatch;
  "credits.LabelBatch": CreditsLabelBatch;
  "credits.AdjustBatch": CreditsAdjustBatch;
  "credits.ExpireBatch": CreditsExpireBatch;
  "credits.FreezeClass": CreditsFreezeClass;
  "credits.DefineBasket": CreditsDefineBasket;
  "credits.Deposit": CreditsDeposit;
  "credits.Withdraw": CreditsWithdraw;
  "credits.TransferCredits": CreditsTransferCredits;
  "credits.RequestRetirement": CreditsRequestRetirement;
  "credits.FinaliseRetirement": CreditsFinaliseRetirement;
  "credits.WithdrawRetirement": CreditsWithdrawRetirement;
  "credits.CancelUnits": CreditsCancelUnits;
  "credits.ReverseUnits": CreditsReverseUnits;
  "exchange.OpenInstrument": ExchangeOpenInstrument;
  "exchange.PlaceOrder": ExchangePlaceOrder;
  "exchange.PlaceOrderList": ExchangePlaceOrderList;
  "exchange.AmendOrder": ExchangeAmendOrder;
  "exchange.CancelOrder": ExchangeCancelOrder;
  "exchange.CancelOrderByClientId": ExchangeCancelOrderByClientId;
  "exchange.CancelAll": ExchangeCancelAll;
  "exchange.SetSwitch": ExchangeSetSwitch;
  "exchange.FireSwitch": ExchangeFireSwitch;
  "exchange.ExpireOrders": ExchangeExpireOrders;
  "exchange.LinkOwner": ExchangeLinkOwner;
  "exchange.ChangePhase": ExchangeChangePhase;
  "exchange.Uncross": ExchangeUncross;
  "exchange.SuspendInstrument": ExchangeSuspendInstrument;
  "market.CreateListing": MarketCreateListing;
  "market.ReviseVariant": MarketReviseVariant;
  "market.FollowStock": MarketFollowStock;
  "market.CloseListing": MarketCloseListing;
  "market.PlaceOrder": MarketPlaceOrder;
  "market.ShipOrder": MarketShipOrder;
  "market.HandOverOrder": MarketHandOverOrder;
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
  "identity.PrincipalClosed": IdentityPrincipalClosed;
  "identity.KeyAdded": IdentityKeyAdded;
  "identity.KeyRevoked": IdentityKeyRevoked;
  "identity.KeyLimited": IdentityKeyLimited;
  "identity.GuardiansSet": IdentityGuardiansSet;
  "identity.RecoveryProposed": IdentityRecoveryProposed;
  "identity.RecoveryApproved": IdentityRecoveryApproved;
  "identity.RecoveryCancelled": IdentityRecoveryCancelled;
  "identity.RecoveryCompleted": IdentityRecoveryCompleted;
  "identity.RoleGranted": IdentityRoleGranted;
  "identity.RulesScheduled": IdentityRulesScheduled;
  "identity.RoleWithdrawn": IdentityRoleWithdrawn;
  "accounts.AssetDefined": AccountsAssetDefined;
  "accounts.AssetReserved": AccountsAssetReserved;
  "accounts.Posted": AccountsPosted;
  "accounts.HoldPlaced": AccountsHoldPlaced;
  "accounts.HoldCaptured": AccountsHoldCaptured;
  "accounts.HoldReleased": AccountsHoldReleased;
  "mandates.MandateGiven": MandatesMandateGiven;
  "mandates.MandateRevoked": MandatesMandateRevoked;
  "mandates.MandateUsed": MandatesMandateUsed;
  "organisations.OrganisationFounded": OrganisationsOrganisationFounded;
  "organisations.MemberInvited": OrganisationsMemberInvited;
  "organisations.MemberJoined": OrganisationsMemberJoined;
  "organisations.MemberGone": OrganisationsMemberGone;
  "organisations.MemberChanged": OrganisationsMemberChanged;
  "organisations.ApprovalsSet": OrganisationsApprovalsSet;
  "organisations.ActProposed": OrganisationsActProposed;
  "organisations.ActApproved": OrganisationsActApproved;
  "organisations.ActDeclined": OrganisationsActDeclined;
  "organisations.ApprovalUsed": OrganisationsApprovalUsed;
  "organisations.ProposalLapsed": OrganisationsProposalLapsed;
  "governance.Proposed": GovernanceProposed;
  "governance.InstrumentProposed": GovernanceInstrumentProposed;
  "governance.Voted": GovernanceVoted;
  "governance.VotingClosed": GovernanceVotingClosed;
  "governance.ProposalExecuted": GovernanceProposalExecuted;
  "governance.ProposalFailed": GovernanceProposalFailed;
  "governance.ProposalCancelled": GovernanceProposalCancelled;
  "governance.ParameterSet": GovernanceParameterSet;
  "governance.RoleChanged": GovernanceRoleChanged;
  "governance.InstrumentApproved": GovernanceInstrumentApproved;
  "governance.InstrumentDelisted": GovernanceInstrumentDelisted;
  "governance.HaltChanged": GovernanceHaltChanged;
  "governance.VotingAssetChanged": GovernanceVotingAssetChanged;
  "governance.RulesDecided": GovernanceRulesDecided;
  "compliance.DecisionProposed": ComplianceDecisionProposed;
  "compliance.DecisionConfirmed": ComplianceDecisionConfirmed;
  "compliance.DecisionDropped": ComplianceDecisionDropped;
  "compliance.LevelChanged": ComplianceLevelChanged;
  "compliance.PrincipalFrozen": CompliancePrincipalFrozen;
  "compliance.PrincipalUnfrozen": CompliancePrincipalUnfrozen;
  "compliance.LimitSet": ComplianceLimitSet;
  "compliance.LimitUsed": ComplianceLimitUsed;
  "compliance.ThresholdSet": ComplianceThresholdSet;
  "compliance.TravelDataCommitted": ComplianceTravelDataCommitted;
  "compliance.TravelDataUsed": ComplianceTravelDataUsed;
  "privacy.ConsentGiven": PrivacyConsentGiven;
  "privacy.ConsentWithdrawn": PrivacyConsentWithdrawn;
  "privacy.ErasureProposed": PrivacyErasureProposed;
  "privacy.ErasureRejected": PrivacyErasureRejected;
  "privacy.PersonErased": PrivacyPersonErased;
  "privacy.EmergencyDeclared": PrivacyEmergencyDeclared;
  "privacy.EmergencyJudged": PrivacyEmergencyJudged;
  "devices.DeviceRegistered": DevicesDeviceRegistered;
  "devices.DeviceEnrolled": DevicesDeviceEnrolled;
  "devices.DeviceAssigned": DevicesDeviceAssigned;
  "devices.DeviceRevoked": DevicesDeviceRevoked;
  "devices.DeviceConfigured": DevicesDeviceConfigured;
  "devices.DeviceReported": DevicesDeviceReported;
  "devices.DeviceCommanded": DevicesDeviceCommanded;
  "devices.CommandAcknowledged": DevicesCommandAcknowledged;
  "devices.CommandLapsed": DevicesCommandLapsed;
  "devices.ReleasePublished": DevicesReleasePublished;
  "devices.ReleaseRolledOut": DevicesReleaseRolledOut;
  "devices.ReleaseRolledBack": DevicesReleaseRolledBack;
  "devices.ThresholdSet": DevicesThresholdSet;
  "devices.ThresholdRemoved": DevicesThresholdRemoved;
  "devices.AlarmRaised": DevicesAlarmRaised;
  "devices.AlarmCleared": DevicesAlarmCleared;
  "devices.AlarmAcknowledged": DevicesAlarmAcknowledged;
  "devices.ReadingsRecorded": DevicesReadingsRecorded;
  "devices.ReadingsMissing": DevicesReadingsMissing;
  "custody.PrefixClaimed": CustodyPrefixClaimed;
  "custody.PrefixConfirmed": CustodyPrefixConfirmed;
  "custody.ProductDescribed": CustodyProductDescribed;
  "custody.ProductWeighed": CustodyProductWeighed;
  "custody.ProductCounted": CustodyProductCounted;
  "custody.PlaceDescribed": CustodyPlaceDescribed;
  "custody.PlacesArranged": CustodyPlacesArranged;
  "custody.EventRecorded": CustodyEventRecorded;
  "custody.ErrorDeclared": CustodyErrorDeclared;
  "custody.ThingsChanged": CustodyThingsChanged;
  "custody.ContentsChanged": CustodyContentsChanged;
  "custody.StockChanged": CustodyStockChanged;
  "custody.StockCounted": CustodyStockCounted;
  "custody.StockAdjusted": CustodyStockAdjusted;
  "custody.StockReserved": CustodyStockReserved;
  "custody.StockReleased": CustodyStockReleased;
  "custody.HandOverOffered": CustodyHandOverOffered;
  "custody.HandOverAccepted": CustodyHandOverAccepted;
  "custody.HandOverClosed": CustodyHandOverClosed;
  "emissions.FactorsPublished": EmissionsFactorsPublished;
  "emissions.LegRecorded": EmissionsLegRecorded;
  "emissions.LegWithdrawn": EmissionsLegWithdrawn;
  "emissions.FootprintStated": EmissionsFootprintStated;
  "emissions.FootprintAdopted": EmissionsFootprintAdopted;
  "emissions.FootprintVerified": EmissionsFootprintVerified;
  "emissions.FootprintDeprecated": EmissionsFootprintDeprecated;
  "emissions.SavingClaimed": EmissionsSavingClaimed;
  "emissions.SavingConfirmed": EmissionsSavingConfirmed;
  "emissions.SavingDeclined": EmissionsSavingDeclined;
  "emissions.TokensTransferred": EmissionsTokensTransferred;
  "credits.ProjectRegistered": CreditsProjectRegistered;
  "credits.DuplicateSuspected": CreditsDuplicateSuspected;
  "credits.ProjectChallenged": CreditsProjectChallenged;
  "credits.ChallengeResolved": CreditsChallengeResolved;
  "credits.ProjectSuspended": CreditsProjectSuspended;
  "credits.ProjectVerified": CreditsProjectVerified;
  "credits.ClassDefined": CreditsClassDefined;
  "credits.BatchIssued": CreditsBatchIssued;
  "credits.BatchImported": CreditsBatchImported;
  "credits.UnitsCounted": CreditsUnitsCounted;
  "credits.BatchLabelled": CreditsBatchLabelled;
  "credits.BatchAdjusted": CreditsBatchAdjusted;
  "credits.ClassFrozen": CreditsClassFrozen;
  "credits.BasketDefined": CreditsBasketDefined;
  "credits.UnitsDeposited": CreditsUnitsDeposited;
  "credits.UnitsWithdrawn": CreditsUnitsWithdrawn;
  "credits.UnitsMoved": CreditsUnitsMoved;
  "credits.RetirementRequested": CreditsRetirementRequested;
  "credits.RetirementFinalised": CreditsRetirementFinalised;
  "credits.RetirementWithdrawn": CreditsRetirementWithdrawn;
  "credits.UnitsCancelled": CreditsUnitsCancelled;
  "credits.UnitsReversed": CreditsUnitsReversed;
  "credits.UnitsExpired": CreditsUnitsExpired;
  "credits.RangesChanged": CreditsRangesChanged;
  "exchange.InstrumentOpened": ExchangeInstrumentOpened;
  "exchange.OrderAccepted": ExchangeOrderAccepted;
  "exchange.OrderAmended": ExchangeOrderAmended;
  "exchange.OrderTriggered": ExchangeOrderTriggered;
  "exchange.OrderRepriced": ExchangeOrderRepriced;
  "exchange.Traded": ExchangeTraded;
  "exchange.MatchPrevented": ExchangeMatchPrevented;
  "exchange.OrderDone": ExchangeOrderDone;
  "exchange.PhaseChanged": ExchangePhaseChanged;
  "exchange.AllCancelled": ExchangeAllCancelled;
  "exchange.BookChanged": ExchangeBookChanged;
  "exchange.SwitchSet": ExchangeSwitchSet;
  "exchange.SwitchFired": ExchangeSwitchFired;
  "exchange.OwnerLinked": ExchangeOwnerLinked;
  "market.ListingCreated": MarketListingCreated;
  "market.VariantRevised": MarketVariantRevised;
  "market.StockFollowed": MarketStockFollowed;
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
    row: IdentityNamedKey;
    page: true;
  };
  "identity/guardians": {
    params: { principal?: string; guardian?: string };
    row: IdentityGuardiansRow;
    page: true;
  };
  "identity/recoveries": {
    params: { principal?: string; guardian?: string; state?: string };
    row: IdentityRecoveryRow;
    page: true;
  };
  "identity/roles": {
    params: { principal?: string };
    row: IdentityRoleRow;
    page: true;
  };
  "identity/offices": {
    params: { principal?: string };
    row: IdentityOfficeRow;
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
  "mandates/mandates": {
    params: { giver?: string; agent?: string };
    row: MandatesMandateRow;
    page: true;
  };
  "mandates/uses": {
    params: { giver: string; mandate?: string };
    row: MandatesUseRow;
    page: true;
  };
  "organisations/organisation": {
    params: { organisation: string };
    row: OrganisationsOrganisationRow;
    page: false;
  };
  "organisations/members": {
    params: { organisation?: string; member?: string };
    row: OrganisationsNamedMember;
    page: true;
  };
  "organisations/proposals": {
    params: { organisation?: string; member?: string; state?: string };
    row: OrganisationsProposalRow;
    page: true;
  };
  "governance/parameters": {
    params: object;
    row: GovernanceParameterRow;
    page: true;
  };
  "governance/roles": {
    params: { role?: string; principal?: string };
    row: GovernanceRoleCard;
    page: true;
  };
  "governance/proposals": {
    params: { stage?: string; kind?: string; subject?: string };
    row: GovernanceProposalCard;
    page: true;
  };
  "governance/proposal": {
    params: { proposal: string };
    row: GovernanceProposalCard;
    page: false;
  };
  "governance/terms": {
    params: { proposal: string };
    row: GovernanceTermsRow;
    page: false;
  };
  "governance/votes": {
    params: { proposal: string; voter?: string };
    row: GovernanceVoteCard;
    page: true;
  };
  "governance/instruments": {
    params: object;
    row: GovernanceInstrumentRow;
    page: true;
  };
  "governance/halts": {
    params: object;
    row: GovernanceHaltRow;
    page: true;
  };
  "governance/voting-assets": {
    params: object;
    row: GovernanceVotingAssetRow;
    page: true;
  };
  "compliance/standing": {
    params: { principal: string };
    row: ComplianceStandingRow;
    page: false;
  };
  "compliance/standings": {
    params: { level?: string; principal?: string };
    row: ComplianceStandingRow;
    page: true;
  };
  "compliance/decisions": {
    params: { principal?: string; state?: string };
    row: ComplianceOfficersDecisionRow;
    page: true;
  };
  "compliance/limits": {
    params: object;
    row: ComplianceLevelLimitRow;
    page: true;
  };
  "compliance/thresholds": {
    params: object;
    row: ComplianceThresholdRow;
    page: true;
  };
  "compliance/uses": {
    params: { principal: string };
    row: ComplianceLimitUseRow;
    page: true;
  };
  "compliance/travel": {
    params: { principal: string };
    row: ComplianceTravelRow;
    page: true;
  };
  "privacy/consents": {
    params: { principal: string };
    row: PrivacyConsentRow;
    page: true;
  };
  "privacy/erasures": {
    params: { principal?: string };
    row: PrivacyErasureRow;
    page: true;
  };
  "privacy/emergencies": {
    params: { principal?: string; verdict?: string };
    row: PrivacyNamedEmergency;
    page: true;
  };
  "privacy/privileged-acts": {
    params: { by?: string; room?: string };
    row: PrivacyPrivilegedAct;
    page: true;
  };
  "devices/devices": {
    params: { owner?: string; principal?: string; place?: string; group?: string; stage?: string; alarmed?: string };
    row: DevicesDeviceRow;
    page: true;
  };
  "devices/device": {
    params: { device: string };
    row: DevicesDeviceRow;
    page: false;
  };
  "devices/commands": {
    params: { device: string; stage?: string };
    row: DevicesCommandRow;
    page: true;
  };
  "devices/releases": {
    params: { owner: string; kind?: string };
    row: DevicesReleaseRow;
    page: true;
  };
  "devices/roll-outs": {
    params: { owner: string; group?: string };
    row: DevicesRollOutState;
    page: true;
  };
  "devices/thresholds": {
    params: { owner?: string; device?: string };
    row: DevicesThresholdRow;
    page: true;
  };
  "devices/alarms": {
    params: { owner?: string; device?: string; stage?: string };
    row: DevicesAlarmRow;
    page: true;
  };
  "devices/batches": {
    params: { device?: string; place?: string };
    row: DevicesBatchRow;
    page: true;
  };
  "devices/gaps": {
    params: { device: string };
    row: DevicesGapRow;
    page: true;
  };
  "custody/things": {
    params: { holder?: string; place?: string; within?: string; class?: string; product?: string; parent?: string; status?: string };
    row: CustodyThingCard;
    page: true;
  };
  "custody/thing": {
    params: { thing: string };
    row: CustodyThingCard;
    page: false;
  };
  "custody/contents": {
    params: { parent: string };
    row: CustodyContentsCard;
    page: true;
  };
  "custody/prefixes": {
    params: { prefix?: string; principal?: string };
    row: CustodyPrefixRow;
    page: true;
  };
  "custody/products": {
    params: { owner?: string };
    row: CustodyProductCard;
    page: true;
  };
  "custody/product": {
    params: { product: string };
    row: CustodyProductCard;
    page: false;
  };
  "custody/places": {
    params: { owner?: string; partOf?: string; arranged?: string };
    row: CustodyPlaceCard;
    page: true;
  };
  "custody/place": {
    params: { place: string };
    row: CustodyPlaceCard;
    page: false;
  };
  "custody/layout": {
    params: { within: string };
    row: CustodyLayoutRow;
    page: true;
  };
  "custody/sensors": {
    params: { within: string };
    row: CustodySensorRow;
    page: true;
  };
  "custody/sites": {
    params: { holder: string; now: number };
    row: CustodySiteRow;
    page: true;
  };
  "custody/shipments": {
    params: { holder: string };
    row: CustodyShipmentRow;
    page: true;
  };
  "custody/timeline": {
    params: { thing: string };
    row: CustodyStoryRow;
    page: true;
  };
  "custody/origins": {
    params: { thing: string };
    row: CustodyOriginRow;
    page: true;
  };
  "custody/recall": {
    params: { thing: string };
    row: CustodyRecallRow;
    page: true;
  };
  "custody/events": {
    params: { eventType?: string; EQ_action?: string; GE_eventTime?: number; LT_eventTime?: number; GE_recordTime?: number; LT_recordTime?: number; EQ_bizStep?: string; EQ_disposition?: string; EQ_readPoint?: string; EQ_bizLocation?: string; WD_readPoint?: string; WD_bizLocation?: string; EQ_transformationID?: string; EQ_eventID?: string; EQ_userID?: string; MATCH_epc?: string; MATCH_parentID?: string; MATCH_inputEPC?: string; MATCH_outputEPC?: string; MATCH_anyEPC?: string; MATCH_epcClass?: string; MATCH_inputEPCClass?: string; MATCH_outputEPCClass?: string; MATCH_anyEPCClass?: string; EQ_bizTransaction?: string; EQ_source?: string; EQ_destination?: string; EQ_persistentDisposition_set?: string; EQ_persistentDisposition_unset?: string; EXISTS_errorDeclaration?: string; EQ_errorReason?: string; EQ_correctiveEventID?: string; GE_errorDeclarationTime?: number; LT_errorDeclarationTime?: number };
    row: CustodyEventCard;
    page: true;
  };
  "custody/events-first-recorded": {
    params: { eventType?: string; EQ_action?: string; GE_eventTime?: number; LT_eventTime?: number; GE_recordTime?: number; LT_recordTime?: number; EQ_bizStep?: string; EQ_disposition?: string; EQ_readPoint?: string; EQ_bizLocation?: string; WD_readPoint?: string; WD_bizLocation?: string; EQ_transformationID?: string; EQ_eventID?: string; EQ_userID?: string; MATCH_epc?: string; MATCH_parentID?: string; MATCH_inputEPC?: string; MATCH_outputEPC?: string; MATCH_anyEPC?: string; MATCH_epcClass?: string; MATCH_inputEPCClass?: string; MATCH_outputEPCClass?: string; MATCH_anyEPCClass?: string; EQ_bizTransaction?: string; EQ_source?: string; EQ_destination?: string; EQ_persistentDisposition_set?: string; EQ_persistentDisposition_unset?: string; EXISTS_errorDeclaration?: string; EQ_errorReason?: string; EQ_correctiveEventID?: string; GE_errorDeclarationTime?: number; LT_errorDeclarationTime?: number };
    row: CustodyEventCard;
    page: true;
  };
  "custody/events-last-happened": {
    params: { eventType?: string; EQ_action?: string; GE_eventTime?: number; LT_eventTime?: number; GE_recordTime?: number; LT_recordTime?: number; EQ_bizStep?: string; EQ_disposition?: string; EQ_readPoint?: string; EQ_bizLocation?: string; WD_readPoint?: string; WD_bizLocation?: string; EQ_transformationID?: string; EQ_eventID?: string; EQ_userID?: string; MATCH_epc?: string; MATCH_parentID?: string; MATCH_inputEPC?: string; MATCH_outputEPC?: string; MATCH_anyEPC?: string; MATCH_epcClass?: string; MATCH_inputEPCClass?: string; MATCH_outputEPCClass?: string; MATCH_anyEPCClass?: string; EQ_bizTransaction?: string; EQ_source?: string; EQ_destination?: string; EQ_persistentDisposition_set?: string; EQ_persistentDisposition_unset?: string; EXISTS_errorDeclaration?: string; EQ_errorReason?: string; EQ_correctiveEventID?: string; GE_errorDeclarationTime?: number; LT_errorDeclarationTime?: number };
    row: CustodyEventCard;
    page: true;
  };
  "custody/events-first-happened": {
    params: { eventType?: string; EQ_action?: string; GE_eventTime?: number; LT_eventTime?: number; GE_recordTime?: number; LT_recordTime?: number; EQ_bizStep?: string; EQ_disposition?: string; EQ_readPoint?: string; EQ_bizLocation?: string; WD_readPoint?: string; WD_bizLocation?: string; EQ_transformationID?: string; EQ_eventID?: string; EQ_userID?: string; MATCH_epc?: string; MATCH_parentID?: string; MATCH_inputEPC?: string; MATCH_outputEPC?: string; MATCH_anyEPC?: string; MATCH_epcClass?: string; MATCH_inputEPCClass?: string; MATCH_outputEPCClass?: string; MATCH_anyEPCClass?: string; EQ_bizTransaction?: string; EQ_source?: string; EQ_destination?: string; EQ_persistentDisposition_set?: string; EQ_persistentDisposition_unset?: string; EXISTS_errorDeclaration?: string; EQ_errorReason?: string; EQ_correctiveEventID?: string; GE_errorDeclarationTime?: number; LT_errorDeclarationTime?: number };
    row: CustodyEventCard;
    page: true;
  };
  "custody/events-since": {
    params: { eventType?: string; EQ_action?: string; GE_eventTime?: number; LT_eventTime?: number; GE_recordTime?: number; LT_recordTime?: number; EQ_bizStep?: string; EQ_disposition?: string; EQ_readPoint?: string; EQ_bizLocation?: string; WD_readPoint?: string; WD_bizLocation?: string; EQ_transformationID?: string; EQ_eventID?: string; EQ_userID?: string; MATCH_epc?: string; MATCH_parentID?: string; MATCH_inputEPC?: string; MATCH_outputEPC?: string; MATCH_anyEPC?: string; MATCH_epcClass?: string; MATCH_inputEPCClass?: string; MATCH_outputEPCClass?: string; MATCH_anyEPCClass?: string; EQ_bizTransaction?: string; EQ_source?: string; EQ_destination?: string; EQ_persistentDisposition_set?: string; EQ_persistentDisposition_unset?: string; EXISTS_errorDeclaration?: string; EQ_errorReason?: string; EQ_correctiveEventID?: string; GE_errorDeclarationTime?: number; LT_errorDeclarationTime?: number; after: number; until: number };
    row: CustodyEventCard;
    page: true;
  };
  "custody/event": {
    params: { eventID: string };
    row: CustodyEventCard;
    page: false;
  };
  "custody/biz-steps": {
    params: object;
    row: CustodyWord;
    page: true;
  };
  "custody/dispositions": {
    params: object;
    row: CustodyWord;
    page: true;
  };
  "custody/biz-locations": {
    params: object;
    row: CustodyWord;
    page: true;
  };
  "custody/read-points": {
    params: object;
    row: CustodyWord;
    page: true;
  };
  "custody/epcs": {
    params: object;
    row: CustodyWord;
    page: true;
  };
  "custody/conditions": {
    params: { thing: string };
    row: CustodyConditionRow;
    page: true;
  };
  "custody/documents": {
    params: { thing: string };
    row: CustodyDocumentRow;
    page: true;
  };
  "custody/stock": {
    params: { holder?: string; place?: string; within?: string; class?: string; product?: string };
    row: CustodyStockCard;
    page: true;
  };
  "custody/low-stock": {
    params: { holder?: string };
    row: CustodyLowRow;
    page: true;
  };
  "custody/lots": {
    params: { product: string };
    row: CustodyLotCard;
    page: true;
  };
  "custody/movements": {
    params: { holder?: string; class?: string };
    row: CustodyMovementRow;
    page: true;
  };
  "custody/checks": {
    params: { holder?: string };
    row: CustodyCheckRow;
    page: true;
  };
  "custody/reservations": {
    params: { holder?: string };
    row: CustodyReservationRow;
    page: true;
  };
  "custody/handovers": {
    params: { giver?: string; receiver?: string; status?: string };
    row: CustodyHandOverCard;
    page: true;
  };
  "custody/handover": {
    params: { handOver: string };
    row: CustodyHandOverCard;
    page: false;
  };
  "emissions/journey": {
    params: { thing: string };
    row: EmissionsJourneyRow;
    page: true;
  };
  "emissions/inbound": {
    params: { thing: string };
    row: EmissionsInboundRow;
    page: true;
  };
  "emissions/total": {
    params: { thing: string };
    row: EmissionsTotalRow;
    page: false;
  };
  "emissions/legs": {
    params: { principal?: string };
    row: EmissionsLegCard;
    page: true;
  };
  "emissions/months": {
    params: { principal: string };
    row: EmissionsMonthRow;
    page: true;
  };
  "emissions/factor-sets": {
    params: { set?: string };
    row: EmissionsSetRow;
    page: true;
  };
  "emissions/factors": {
    params: { set?: string; version?: number };
    row: EmissionsFactorRow;
    page: true;
  };
  "emissions/footprints": {
    params: { product?: string; owner?: string; status?: string; origin?: string };
    row: EmissionsFootprintCard;
    page: true;
  };
  "emissions/footprint": {
    params: { footprint: string };
    row: EmissionsFootprintCard;
    page: false;
  };
  "emissions/savings": {
    params: { principal?: string; saving?: string };
    row: EmissionsSavingCard;
    page: true;
  };
  "credits/projects": {
    params: { q?: string; sector?: string; country?: string; methodology?: string; registry?: string; registryId?: string; developer?: string; vintage?: number; label?: string };
    row: CreditsProjectCard;
    page: true;
  };
  "credits/project": {
    params: { project: string };
    row: CreditsProjectCard;
    page: false;
  };
  "credits/classes": {
    params: { project?: string; asset?: string; vintage?: number; country?: string; sector?: string; methodology?: string; label?: string; adjustment?: string };
    row: CreditsClassCard;
    page: true;
  };
  "credits/batches": {
    params: { project?: string; asset?: string; vintage?: number; label?: string };
    row: CreditsBatchCard;
    page: true;
  };
  "credits/batch": {
    params: { batch: string };
    row: CreditsBatchCard;
    page: false;
  };
  "credits/ranges": {
    params: { space?: string; first?: number; last?: number; owner?: string; asset?: string; batch?: string; status?: string };
    row: CreditsRangeCard;
    page: true;
  };
  "credits/holdings": {
    params: { owner: string };
    row: CreditsHolding;
    page: true;
  };
  "credits/retirements": {
    params: { owner?: string; project?: string; asset?: string; state?: string };
    row: CreditsRetirementCard;
    page: true;
  };
  "credits/retirement": {
    params: { retirement: string };
    row: CreditsRetirementCard;
    page: false;
  };
  "credits/history": {
    params: { project: string };
    row: CreditsHistoryRow;
    page: true;
  };
  "credits/moves": {
    params: { asset?: string; principal?: string };
    row: CreditsMoveRow;
    page: true;
  };
  "credits/baskets": {
    params: { basket?: string };
    row: CreditsBasketRow;
    page: true;
  };
  "credits/verifications": {
    params: { project?: string; verifier?: string };
    row: CreditsVerificationRow;
    page: true;
  };
  "credits/verified": {
    params: { project: string };
    row: CreditsVerifiedRow;
    page: true;
  };
  "credits/challenges": {
    params: { project?: string; state?: string };
    row: CreditsChallengeCard;
    page: true;
  };
  "credits/duplicates": {
    params: { project?: string };
    row: CreditsDuplicateCard;
    page: true;
  };
  "exchange/instruments": {
    params: { asset?: string; money?: string };
    row: ExchangeInstrument;
    page: true;
  };
  "exchange/instrument": {
    params: { instrument: string };
    row: ExchangeInstrument;
    page: false;
  };
  "exchange/book": {
    params: { instrument: string; depth?: number };
    row: ExchangeBook;
    page: false;
  };
  "exchange/ticker": {
    params: { instrument?: string };
    row: ExchangeTicker;
    page: true;
  };
  "exchange/candles": {
    params: { instrument: string; interval: string; from?: number; to?: number };
    row: ExchangeCandle;
    page: true;
  };
  "exchange/trades": {
    params: { instrument: string; from?: number; to?: number };
    row: ExchangeTradeRow;
    page: true;
  };
  "exchange/trade": {
    params: { trade: number };
    row: ExchangeTrade;
    page: false;
  };
  "exchange/orders": {
    params: { owner: string; instrument?: string; status?: string; clientId?: string };
    row: ExchangePlacedOrder;
    page: true;
  };
  "exchange/order": {
    params: { order: number };
    row: ExchangePlacedOrder;
    page: false;
  };
  "exchange/steps": {
    params: { order: number };
    row: ExchangeStepRow;
    page: true;
  };
  "exchange/fills": {
    params: { owner: string; instrument?: string; order?: number };
    row: ExchangeFill;
    page: true;
  };
  "exchange/positions": {
    params: { owner: string };
    row: ExchangePosition;
    page: true;
  };
  "exchange/prevented": {
    params: { owner: string; instrument?: string };
    row: ExchangePreventedRow;
    page: true;
  };
  "exchange/switch": {
    params: { owner: string };
    row: ExchangeSwitchRow;
    page: false;
  };
  "exchange/links": {
    params: { owner: string };
    row: ExchangeLink;
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
