import { CustodyTabs } from "../custody/CustodyTabs";
import { Factors } from "./Factors";
import { Footprints } from "./Footprints";
import { Legs } from "./Legs";
import { Partners } from "./Partners";
import { Savings } from "./Savings";

/** What carriage emitted, what was saved, what products emit, and by which factors that was found. */
export function EmissionsPage() {
  return (
    <>
      <title>Emissions · Tallystick</title>
      <h1 className="mb-3">Emissions</h1>
      <CustodyTabs />
      <div className="grid gap-8">
        <Legs />
        <Savings />
        <Footprints />
        <Partners />
        <Factors />
      </div>
    </>
  );
}
