import { expect, test } from "vitest";
import type { CustodyShipmentRow, CustodySiteRow, DevicesDeviceRow } from "../../../src/api/types";
import { siteName, spotsOf, waysOf } from "../../../src/features/custody/sites";

const OSLO = { place: "414/1", name: "Oslo", latitude: 59_900_000, longitude: 10_700_000 };
const site = (more: Partial<CustodySiteRow>) => ({ alarms: 0, ...more }) as CustodySiteRow;
const device = (more: Partial<DevicesDeviceRow>) =>
  ({ stage: "ENROLLED", alarms: 0, accuracyMetres: 0, label: "", ...more }) as DevicesDeviceRow;
const shipment = (more: Partial<CustodyShipmentRow>) =>
  ({ latitude: 0, longitude: 0, toLatitude: 0, toLongitude: 0, ...more }) as CustodyShipmentRow;

test("what has no place is under way, and what nobody described is called by its key", () => {
  expect(siteName({ name: "", place: "" })).toBe("Under way");
  expect(siteName({ name: "", place: "414/2" })).toBe("414/2");
});

test("sites are where they are said to be, and devices where they say themselves", () => {
  const truck = device({
    label: "Truck",
    accuracyMetres: 20,
    latitude: 1,
    longitude: 2,
    alarms: 1,
  });
  const still = device({ label: "Door" });
  const gone = device({ label: "Old", accuracyMetres: 20, stage: "REVOKED" });
  const nowhere = site({ place: "hall", name: "Hall", latitude: 0, longitude: 0 });
  const spots = spotsOf([site(OSLO), nowhere], [truck, still, gone], []);
  expect(spots.map(({ text, title, tone }) => [text, title, tone])).toEqual([
    ["Oslo", "Oslo", "plain"],
    ["Truck", "Truck: it rings", "bad"],
  ]);
});

test("a shipment is where it was last, and goes to where it is waited for, once", () => {
  const bergen = { latitude: 60_300_000, longitude: 5_300_000 };
  const home = { toName: "Oslo", toLatitude: OSLO.latitude, toLongitude: OSLO.longitude };
  const away = { toName: "Bodø", toLatitude: 67_200_000, toLongitude: 14_400_000 };
  const rows = [
    shipment({ ...bergen, ...home, productName: "Honey" }),
    shipment({ ...bergen, ...home, thing: "00/1" }),
    shipment({ ...bergen, ...away, thing: "00/3" }),
    shipment({ thing: "00/2" }),
  ];
  expect(spotsOf([site(OSLO)], [], rows).map((one) => one.title)).toEqual([
    "Oslo",
    "Bodø",
    "Honey, on its way to Oslo",
    "00/1, on its way to Oslo",
    "00/3, on its way to Bodø",
  ]);
  expect(waysOf(rows).map((way) => way.map((one) => one.latitude))).toEqual([
    [60_300_000, 59_900_000],
    [60_300_000, 67_200_000],
  ]);
});
