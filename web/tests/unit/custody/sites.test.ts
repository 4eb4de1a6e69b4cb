import { expect, test } from "vitest";
import type {
  CustodyPlaceCard,
  CustodyStockCard,
  CustodyThingCard,
  DevicesDeviceRow,
} from "../../../src/api/types";
import { sitesOf, spotsOf } from "../../../src/features/custody/sites";

const OSLO = { name: "Oslo", kind: "shop", latitude: 59_900_000, longitude: 10_700_000 };
const places = (key: string) => (key === "414/1" ? (OSLO as CustodyPlaceCard) : undefined);
const stock = (place: string) => ({ place, classKey: "01/1/10/A" }) as CustodyStockCard;
const thing = (place: string, parent = "") =>
  ({ place, parent, thing: "00/1" }) as CustodyThingCard;
const device = (more: Partial<DevicesDeviceRow>) =>
  ({ place: "", stage: "ENROLLED", alarms: 0, accuracyMetres: 0, label: "", ...more }) as never;

test("what is at a place is told together, where it rings first", () => {
  const sites = sitesOf(
    {
      stock: [stock("414/1"), stock("hall")],
      things: [thing("414/1"), thing("414/1", "00/2")],
      devices: [device({ place: "hall", alarms: 2 }), device({ place: "hall", stage: "REVOKED" })],
    },
    places,
  );
  expect(sites.map(({ name, alarms }) => [name, alarms])).toEqual([
    ["hall", 2],
    ["Oslo", 0],
  ]);
  expect(sites[1]?.things).toHaveLength(1);
  expect(sites[0]?.devices).toHaveLength(1);
});

test("what has no place is under way, and on the map only where it says so itself", () => {
  const truck = device({
    label: "Truck",
    accuracyMetres: 20,
    latitude: 1,
    longitude: 2,
    alarms: 1,
  });
  const sites = sitesOf({ stock: [stock("414/1")], things: [], devices: [truck] }, places);
  expect(sites.map((one) => one.name)).toEqual(["Under way", "Oslo"]);
  expect(spotsOf(sites, [truck]).map(({ text, tone }) => [text, tone])).toEqual([
    ["Oslo", "plain"],
    ["Truck", "bad"],
  ]);
});
