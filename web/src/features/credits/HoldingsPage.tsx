import { useState } from "react";
import { Link } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Empty, ErrorNote, Loading, More } from "../../ui/notes";
import { NobodyYet } from "../identity/NobodyYet";
import { useIdentities } from "../identity/store";
import { CancelDialog } from "./CancelDialog";
import { CreditsTabs } from "./CreditsTabs";
import { DepositDialog } from "./DepositDialog";
import { countryName } from "./map/geography";
import { NotRetired } from "./NotRetired";
import { RetireDialog } from "./RetireDialog";
import type { Holding } from "./rows";
import { TransferDialog } from "./TransferDialog";
import { UnitRows } from "./UnitRows";
import { tonnes } from "./words";

/** The credits that one has, class by class and range by range, and what can be done with them. */
export function HoldingsPage() {
  const { current } = useIdentities();
  return (
    <>
      <CreditsTabs title="My credits" />
      {current ? (
        <div className="grid gap-8">
          <Holdings key={current.principal} owner={current.principal} />
          <NotRetired />
        </div>
      ) : (
        <NobodyYet why="Credits belong to someone." />
      )}
    </>
  );
}

function Holdings({ owner }: { owner: string }) {
  const holdings = usePages("credits/holdings", { owner }, { limit: 50 });
  useRefreshOn([`credits.units.${owner}`]);
  if (holdings.isPending) {
    return <Loading what="your credits" />;
  }
  if (holdings.error) {
    return <ErrorNote error={holdings.error} retry={() => void holdings.refetch()} />;
  }
  if (holdings.rows.length === 0) {
    return (
      <Empty>
        You have no credits yet. They come by trade, as a gift, or from a{" "}
        <Link className="link" to="/credits/new">
          project of your own
        </Link>
        .
      </Empty>
    );
  }
  return (
    <section aria-label="Credits">
      <ul className="grid gap-4">
        {holdings.rows.map((holding) => (
          <Held key={holding.asset} holding={holding} />
        ))}
      </ul>
      <More {...holdings} />
    </section>
  );
}

type Open = "retire" | "transfer" | "deposit" | "cancel" | null;

function Held({ holding }: { holding: Holding }) {
  const [open, setOpen] = useState<Open>(null);
  const [isShown, setShown] = useState(false);
  const name = `${holding.projectName}, ${holding.vintage}`;
  const stopped = holding.frozen || holding.suspended;
  const none = holding.available === 0 || stopped;
  const dialog = { holding, onClose: () => setOpen(null) };
  return (
    <li className="card grid gap-3 p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p>
            <Link className="link font-medium" to={`/credits/project/${holding.project}`}>
              {holding.projectName}
            </Link>{" "}
            <strong className="font-semibold">{holding.vintage}</strong>
          </p>
          <p className="flex flex-wrap gap-x-3 text-xs text-muted">
            <span className="mono">{holding.asset}</span>
            <span>{countryName(holding.country)}</span>
            <span>{holding.methodology}</span>
            {holding.frozen && <Badge tone="bad">frozen</Badge>}
            {holding.suspended && <Badge tone="bad">suspended</Badge>}
          </p>
        </div>
        <p className="text-right">
          <span className="text-xl font-semibold tracking-tight">{tonnes(holding.available)}</span>
          {holding.held > 0 && (
            <span className="block text-xs text-wood-ink">
              and {tonnes(holding.held)} held for orders or retirements
            </span>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" disabled={none} onClick={() => setOpen("retire")}>
          Retire<span className="sr-only"> {name}</span>
        </Button>
        <Button disabled={none} onClick={() => setOpen("transfer")}>
          Give<span className="sr-only"> {name}</span>
        </Button>
        <Button disabled={none} onClick={() => setOpen("deposit")}>
          Into a basket<span className="sr-only">: {name}</span>
        </Button>
        <Button kind="quiet" disabled={none} onClick={() => setOpen("cancel")}>
          Cancel<span className="sr-only"> {name}</span>
        </Button>
        <Button kind="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          Serial numbers<span className="sr-only"> of {name}</span>
        </Button>
      </div>
      {isShown && <UnitRows owner={holding.owner} asset={holding.asset} />}
      {open === "retire" && <RetireDialog {...dialog} />}
      {open === "transfer" && <TransferDialog {...dialog} />}
      {open === "deposit" && <DepositDialog {...dialog} />}
      {open === "cancel" && <CancelDialog {...dialog} />}
    </li>
  );
}
