import { useState } from "react";
import { usePages } from "../../api/hooks";
import { messageOf } from "../../api/problem";
import type { Receipt } from "../../api/server";
import { Button, LinkButton } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { CheckIcon } from "../../ui/icons";
import { ISSUANCE, Mark } from "../../ui/Mark";
import { Money } from "../../ui/Money";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { useBecomeSomeone } from "./become";
import { suggestedName } from "./names";
import type { Kept } from "./vault";

/** One name, one click: a key, a principal, and the venue's welcome money. */
export function Become() {
  const [name, setName] = useState(() => suggestedName());
  const becoming = useBecomeSomeone();
  if (becoming.data) {
    return <Arrival {...becoming.data} onAgain={() => becoming.reset()} />;
  }
  return (
    <form
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        becoming.mutate(name);
        setName(suggestedName());
      }}
    >
      <TextField
        label="Display name"
        className="w-full sm:w-64"
        maxLength={120}
        required
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={becoming.error ? messageOf(becoming.error) : undefined}
      />
      <Button type="submit" kind="primary" className="sm:mt-5" busy={becoming.isPending}>
        Become someone
      </Button>
    </form>
  );
}

interface ArrivalProps {
  kept: Kept;
  receipt: Receipt;
  onAgain: () => void;
}

/** What just happened, step by step, until the welcome money is there. */
function Arrival({ kept, receipt, onAgain }: ArrivalProps) {
  const entries = usePages(
    "accounts/entries",
    { owner: kept.principal },
    { refetchInterval: 1000, limit: 10 },
  );
  const money = entries.rows.filter((row) => row.kind === "ISSUE").at(-1);
  return (
    <div aria-live="polite">
      <p className="mb-3 flex items-center gap-2 text-lg font-semibold">
        <Mark principal={kept.principal} size={28} /> {kept.name}
      </p>
      <ol className="mb-4 grid gap-1 text-sm">
        <Done>A key was made in this browser. It can sign, and cannot be read or copied.</Done>
        <Done>
          Its principal is registered in block {receipt.height}.
          <ReceiptLink id={receipt.id} of="the registration" />
        </Done>
        {money ? (
          <Done>
            <span className="arrive font-medium">
              <Money minor={money.availableChange} asset={money.asset} signed /> arrived
            </span>{" "}
            from {money.counterparty === ISSUANCE ? "the venue" : money.counterpartyName}.
            <ReceiptLink id={money.action} of="the welcome money" />
          </Done>
        ) : (
          <li className="text-muted">Demo money is on its way…</li>
        )}
      </ol>
      <div className="flex flex-wrap gap-2">
        <LinkButton kind="primary" to="/">
          Look around the market
        </LinkButton>
        <LinkButton to="/sell/new">Offer something</LinkButton>
        <Button kind="quiet" onClick={onAgain}>
          Become one more
        </Button>
      </div>
    </div>
  );
}

function Done({ children }: { children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <span className="mt-1 text-good">
        <CheckIcon />
      </span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}
