import type { CustodyShipmentRow, CustodySiteRow, DevicesDeviceRow } from "../../api/types";
import type { Spot, Way } from "./EarthMap";

interface Position {
  latitude: number;
  longitude: number;
}

/** Both are 0 where nobody says. */
function isSaid({ latitude, longitude }: Position): boolean {
  return latitude !== 0 || longitude !== 0;
}

export function siteName({ name, place }: { name: string; place: string }): string {
  return name || place || "Under way";
}

/** Sites, with devices that say themselves where they are, and where shipments are and go to. */
export function spotsOf(
  sites: CustodySiteRow[],
  devices: DevicesDeviceRow[],
  shipments: CustodyShipmentRow[],
): Spot[] {
  const spots = sites.filter(isSaid).map((one) => spotOf(one, siteName(one), one.alarms, "plain"));
  const known = new Set(spots.map(positionKey));
  const goals = shipments
    .map((one) => ({ ...goalOf(one), name: one.toName }))
    .filter((one) => isSaid(one) && !known.has(positionKey(one)))
    .map((one) => spotOf(one, one.name, 0, "plain"));
  const moving = devices
    .filter((one) => one.accuracyMetres > 0 && one.stage === "ENROLLED")
    .map((one) => spotOf(one, one.label, one.alarms, "now"));
  return [...spots, ...goals, ...moving, ...shipments.filter(isSaid).map(underWay)];
}

function spotOf(at: Position, text: string, alarms: number, tone: Spot["tone"]): Spot {
  const rings = alarms > 0;
  const { latitude, longitude } = at;
  return {
    ...{ latitude, longitude, text },
    title: rings ? `${text}: it rings` : text,
    tone: rings ? "bad" : tone,
  };
}

/** A shipment, where something happened to it last. */
function underWay(of: CustodyShipmentRow): Spot {
  const text = of.productName || of.thing;
  const goal = of.toName || of.receiverName;
  const title = goal ? `${text}, on its way to ${goal}` : `${text}, on its way`;
  return { latitude: of.latitude, longitude: of.longitude, text, title, tone: "now" };
}

function positionKey({ latitude, longitude }: Position): string {
  return `${latitude} ${longitude}`;
}

function goalOf({ toLatitude, toLongitude }: CustodyShipmentRow): Position {
  return { latitude: toLatitude, longitude: toLongitude };
}

/** From where shipments were sent to where they are waited for, each once. */
export function waysOf(shipments: CustodyShipmentRow[]): Way[] {
  const ways = new Map<string, Way>();
  for (const one of shipments) {
    const goal = goalOf(one);
    if (isSaid(one) && isSaid(goal)) {
      const { latitude, longitude } = one;
      ways.set(`${positionKey(one)} ${positionKey(goal)}`, [{ latitude, longitude }, goal]);
    }
  }
  return [...ways.values()];
}
