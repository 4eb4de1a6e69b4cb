import type {
  CustodyPlaceCard,
  CustodyStockCard,
  CustodyThingCard,
  DevicesDeviceRow,
} from "../../api/types";
import type { Spot } from "./EarthMap";

/** What of mine is at one place. */
export interface Site {
  /** Empty for what is nowhere that was said. */
  key: string;
  name: string;
  kind: string;
  /** In millionths of a degree; both 0 if nobody says. */
  latitude: number;
  longitude: number;
  alarms: number;
  stock: CustodyStockCard[];
  things: CustodyThingCard[];
  devices: DevicesDeviceRow[];
}

interface Held {
  stock: CustodyStockCard[];
  things: CustodyThingCard[];
  devices: DevicesDeviceRow[];
}

/** Things, stock and devices by where they are; where something rings comes first. */
export function sitesOf(
  { stock, things, devices }: Held,
  places: (key: string) => CustodyPlaceCard | undefined,
): Site[] {
  const sites = new Map<string, Site>();
  const at = (key: string): Site => {
    const known = sites.get(key);
    if (known) {
      return known;
    }
    const { name = "", kind = "", latitude = 0, longitude = 0 } = places(key) ?? {};
    const site: Site = {
      ...{ key, kind, latitude, longitude },
      name: name || key || "Under way",
      alarms: 0,
      stock: [],
      things: [],
      devices: [],
    };
    sites.set(key, site);
    return site;
  };
  for (const one of stock) {
    at(one.place).stock.push(one);
  }
  for (const one of things) {
    // What is packed is where its container is, which is a row of its own.
    if (one.parent === "") {
      at(one.place).things.push(one);
    }
  }
  for (const one of devices.filter((one) => one.stage !== "REVOKED")) {
    const site = at(one.place);
    site.devices.push(one);
    site.alarms += one.alarms;
  }
  return [...sites.values()].sort(
    (a, b) => Math.sign(b.alarms) - Math.sign(a.alarms) || a.name.localeCompare(b.name, "en"),
  );
}

/** The same on a map, with devices that say themselves where they are. */
export function spotsOf(sites: Site[], devices: DevicesDeviceRow[]): Spot[] {
  const spots = sites
    .filter((one) => one.latitude !== 0 || one.longitude !== 0)
    .map(({ latitude, longitude, name, alarms }): Spot => {
      const rings = alarms > 0;
      return {
        ...{ latitude, longitude },
        text: name,
        title: rings ? `${name}: it rings` : name,
        tone: rings ? "bad" : "plain",
      };
    });
  const moving = devices
    .filter((one) => one.accuracyMetres > 0 && one.stage === "ENROLLED")
    .map(({ latitude, longitude, label, alarms }): Spot => {
      const rings = alarms > 0;
      return {
        ...{ latitude, longitude },
        text: label,
        title: rings ? `${label}: it rings` : label,
        tone: rings ? "bad" : "now",
      };
    });
  return [...spots, ...moving];
}
