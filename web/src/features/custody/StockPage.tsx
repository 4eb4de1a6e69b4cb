import { useState } from "react";
import { useSearchParams } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import type { CustodyStockCard } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { PlusIcon } from "../../ui/icons";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Select } from "../../ui/Select";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { AdjustDialog } from "./AdjustDialog";
import { quantityInWords } from "./amounts";
import { CountDialog } from "./CountDialog";
import { CustodyTabs } from "./CustodyTabs";
import { expiryOf } from "./expiry";
import { LowStockRow } from "./LowStockRow";
import { ThingLink } from "./ThingLink";

/** What one has of what is counted rather than named: what expires first first. */
export function StockPage() {
  const { current } = useIdentities();
  return (
    <>
      <title>Stock · Tallystick</title>
      <h1 className="mb-3">Stock</h1>
      <CustodyTabs />
      {current ? (
        <Mine key={current.principal} holder={current.principal} />
      ) : (
        <NobodyYet why="Stock is held by someone." />
      )}
    </>
  );
}

type Doing = { what: "count" | "adjust"; of: CustodyStockCard } | { what: "first" };

function Mine({ holder }: { holder: string }) {
  useRefreshOn([`custody.stock.${holder}`]);
  const [product, setProduct] = useState("");
  const [search] = useSearchParams();
  const [place, setPlace] = useState(search.get("place") ?? "");
  const [doing, setDoing] = useState<Doing>();
  const all = usePages("custody/stock", { holder }, { limit: 200 });
  const stock = usePages("custody/stock", { holder, product, place });
  const low = usePages("custody/low-stock", { holder });
  const close = () => setDoing(undefined);
  const products = new Map(all.rows.map((one) => [one.product, one.productName || one.product]));
  const places = new Map(
    all.rows.filter((one) => one.place).map((one) => [one.place, one.placeName || one.place]),
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <Choice label="Product" all={products} value={product} onChange={setProduct} />
        <Choice label="Place" all={places} value={place} onChange={setPlace} />
        <Button kind="primary" className="ml-auto" onClick={() => setDoing({ what: "first" })}>
          <PlusIcon /> Count something
        </Button>
      </div>
      {low.rows.length > 0 && (
        <ul className="card rows mb-4" aria-label="Low stock">
          {low.rows.map((one) => (
            <LowStockRow key={one.product} of={one} />
          ))}
        </ul>
      )}
      {stock.isPending && <Loading what="stock" />}
      <ErrorNote error={stock.error ?? low.error} retry={() => void stock.refetch()} />
      {stock.isSuccess && stock.rows.length === 0 && <Empty>There is no stock here.</Empty>}
      {stock.rows.length > 0 && (
        <ul className="card rows">
          {stock.rows.map((one) => (
            <Line
              key={`${one.classKey} ${one.place}`}
              of={one}
              onDo={(what) => setDoing({ what, of: one })}
            />
          ))}
        </ul>
      )}
      <More {...stock} />
      {doing?.what === "first" && <CountDialog onClose={close} />}
      {doing?.what === "count" && <CountDialog of={doing.of} onClose={close} />}
      {doing?.what === "adjust" && <AdjustDialog of={doing.of} onClose={close} />}
    </>
  );
}

interface LineProps {
  of: CustodyStockCard;
  onDo: (what: "count" | "adjust") => void;
}

function Line({ of, onDo }: LineProps) {
  const expiry = expiryOf(of.expires, Date.now());
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-48 flex-1">
        <ThingLink thing={of.classKey} name={of.productName} />
        <span className="block text-xs text-muted">{of.placeName || of.place || "no place"}</span>
      </span>
      {expiry && <Badge tone={expiry.tone}>{expiry.says}</Badge>}
      <span className="text-right">
        <strong className="font-semibold">{quantityInWords(of.amount, of)}</strong>
        {of.reserved > 0 && (
          <span className="block text-xs text-muted">
            {quantityInWords(of.reserved, of)} set aside
          </span>
        )}
      </span>
      <Button onClick={() => onDo("count")}>
        Count<span className="sr-only"> {of.classKey}</span>
      </Button>
      <Button onClick={() => onDo("adjust")}>
        Adjust<span className="sr-only"> {of.classKey}</span>
      </Button>
      <ReceiptLink id={of.action} of={of.classKey} kind="icon" />
    </li>
  );
}

interface ChoiceProps {
  label: string;
  all: Map<string, string>;
  value: string;
  onChange: (key: string) => void;
}

function Choice({ label, all, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      className="w-56"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">All</option>
      {[...all].map(([key, name]) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </Select>
  );
}
