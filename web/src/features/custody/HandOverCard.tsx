import { useState } from "react";
import { documentAddress } from "../../api/documents";
import { useAct } from "../../api/hooks";
import type { CustodyHandOverCard } from "../../api/types";
import { Badge, type Look } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time, Until } from "../../ui/Time";
import { tell } from "../../ui/toasts";
import { Picture } from "../market/Picture";
import { AcceptDialog } from "./AcceptDialog";
import { quantityInWords } from "./amounts";
import { rowOf } from "./parts";
import { RefuseDialog } from "./RefuseDialog";
import { ThingLink } from "./ThingLink";
import { useCounting } from "./useCounting";

const LOOKS: Record<string, Look> = {
  OFFERED: { tone: "wood", says: "offered" },
  ACCEPTED: { tone: "good", says: "taken" },
  REFUSED: { tone: "bad", says: "refused" },
  WITHDRAWN: { tone: "plain", says: "taken back" },
  LAPSED: { tone: "plain", says: "lapsed" },
};

interface Props {
  of: CustodyHandOverCard;
  side: "giver" | "receiver";
}

/** One hand-over: what is in it, what became of it, and what one can do now. */
export function HandOverCard({ of, side }: Props) {
  const look: Look = LOOKS[of.status] ?? { tone: "plain", says: of.status };
  const isPart =
    of.status === "ACCEPTED" &&
    (of.taken.length < of.items.length || amountOf(of.takenQuantities) < amountOf(of.quantities));
  return (
    <li className="card grid gap-3 p-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone={look.tone}>{isPart ? "taken in part" : look.says}</Badge>
        {side === "giver" ? (
          <span>
            to <Person principal={of.receiver} name={of.receiverName} />
          </span>
        ) : (
          <span>
            from <Person principal={of.giver} name={of.giverName} />
          </span>
        )}
        <span className="text-muted">{of.placeName || of.place}</span>
        <span className="text-xs text-muted">
          <Time at={of.offered} />
        </span>
        {of.status === "OFFERED" && (
          <span className="text-xs text-muted">
            <Until at={of.deadline} />
          </span>
        )}
        <span className="ml-auto flex">
          <ReceiptLink id={of.action} of="the offer" kind="icon" />
          {of.answer && <ReceiptLink id={of.answer} of="the answer" kind="icon" />}
        </span>
      </p>
      <Goods of={of} />
      {of.note && <p className="text-sm break-words">{of.note}</p>}
      {of.document && (
        <a className="link text-sm" href={documentAddress(of.document)}>
          Delivery note
        </a>
      )}
      {of.reason && (
        <p className="text-sm break-words text-bad">
          {of.receiverName}: {of.reason}
        </p>
      )}
      {of.picture && (
        <Picture
          picture={of.picture}
          id={of.picture}
          title=""
          alt="Why the goods were refused"
          className="aspect-4/3 w-48 rounded-md border border-line"
        />
      )}
      {of.status === "OFFERED" && <Answers of={of} side={side} />}
    </li>
  );
}

function amountOf(parts: CustodyHandOverCard["quantities"]): number {
  return parts.reduce((sum, part) => sum + part.amount, 0);
}

function takenOf(of: CustodyHandOverCard, part: CustodyHandOverCard["quantities"][number]) {
  return of.takenQuantities.find((one) => rowOf(one) === rowOf(part))?.amount ?? 0;
}

function Goods({ of }: { of: CustodyHandOverCard }) {
  const counting = useCounting(of.quantities.map((one) => one.classKey));
  return (
    <ul className="grid gap-0.5 text-sm">
      {of.items.map((item) => (
        <li key={item}>
          <ThingLink thing={item} />
        </li>
      ))}
      {of.quantities.map((one) => {
        const product = counting(one.classKey);
        return (
          <li key={rowOf(one)} className="flex flex-wrap items-center gap-x-3">
            <strong className="font-semibold">
              {product ? quantityInWords(one.amount, product) : "…"}
            </strong>
            {product && of.status === "ACCEPTED" && takenOf(of, one) < one.amount && (
              <span>of which {quantityInWords(takenOf(of, one), product)} were taken</span>
            )}
            <ThingLink thing={one.classKey} name={product?.name ?? ""} />
          </li>
        );
      })}
    </ul>
  );
}

function Answers({ of, side }: Props) {
  const [doing, setDoing] = useState<"accept" | "refuse">();
  const withdraw = useAct("custody.WithdrawHandOver");
  if (side === "giver") {
    return (
      <div className="grid gap-2">
        <ErrorNote error={withdraw.error} />
        <Button
          className="justify-self-start"
          busy={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(
              { handOver: of.handOver },
              { onSuccess: (receipt) => tell("The offer is taken back.", receipt.id) },
            )
          }
        >
          Take the offer back
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      <Button kind="primary" onClick={() => setDoing("accept")}>
        Take, all or in part
      </Button>
      <Button kind="danger" onClick={() => setDoing("refuse")}>
        Refuse
      </Button>
      {doing === "accept" && <AcceptDialog of={of} onClose={() => setDoing(undefined)} />}
      {doing === "refuse" && (
        <RefuseDialog handOver={of.handOver} onClose={() => setDoing(undefined)} />
      )}
    </div>
  );
}
