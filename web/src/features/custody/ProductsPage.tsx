import { useState } from "react";
import { usePages } from "../../api/hooks";
import type { CustodyProductCard } from "../../api/types";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Person } from "../../ui/Mark";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { useIdentities } from "../identity/store";
import { quantityInWords } from "./amounts";
import { CustodyTabs } from "./CustodyTabs";
import { ProductDialog } from "./ProductDialog";
import { ThingLink } from "./ThingLink";

/** What things are of: how it is counted, how long it keeps, how little is too little. */
export function ProductsPage() {
  const { current } = useIdentities();
  const products = usePages("custody/products", {});
  const [editing, setEditing] = useState<CustodyProductCard | "new">();
  return (
    <>
      <title>Products · Tallystick</title>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h1>Products</h1>
        <Button kind="primary" onClick={() => setEditing("new")}>
          <PlusIcon /> Describe a product
        </Button>
      </div>
      <CustodyTabs />
      {products.isPending && <Loading what="products" />}
      <ErrorNote error={products.error} retry={() => void products.refetch()} />
      {products.isSuccess && products.rows.length === 0 && <Empty>There are none yet.</Empty>}
      {products.rows.length > 0 && (
        <ul className="card rows">
          {products.rows.map((one) => (
            <li
              key={one.product}
              className="flex flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm"
            >
              <span className="min-w-48 flex-1">
                <ThingLink thing={one.product} name={one.name} />
              </span>
              {one.shelfDays > 0 && <span className="text-muted">keeps {one.shelfDays} days</span>}
              {one.lowStock > 0 && (
                <span className="text-muted">low below {quantityInWords(one.lowStock, one)}</span>
              )}
              {one.owner && <Person principal={one.owner} name={one.ownerName} />}
              {one.owner !== "" && one.owner === current?.principal && (
                <Button onClick={() => setEditing(one)}>
                  Revise<span className="sr-only"> {one.name}</span>
                </Button>
              )}
              <ReceiptLink id={one.action} of={one.name || one.product} kind="icon" />
            </li>
          ))}
        </ul>
      )}
      <More {...products} />
      {editing && (
        <ProductDialog
          of={editing === "new" ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
