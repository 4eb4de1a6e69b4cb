import { Tabs } from "../../ui/Tabs";

const TABS = [
  { to: "/credits", label: "Projects", end: true },
  { to: "/credits/holdings", label: "My credits" },
  { to: "/credits/retirements", label: "Retirements" },
  { to: "/credits/baskets", label: "Baskets" },
  { to: "/credits/registry", label: "Registry" },
];

/** The head of the pages about carbon credits. */
export function CreditsTabs({ title }: { title: string }) {
  return (
    <>
      <title>{`${title} · Carbon credits · Tallystick`}</title>
      <h1 className="mb-3">Carbon credits</h1>
      <Tabs label="Carbon credits" tabs={TABS} />
    </>
  );
}
