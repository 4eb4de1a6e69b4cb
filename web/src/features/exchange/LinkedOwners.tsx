import { useState } from "react";
import type { Row } from "../../api/client";
import { useAct, usePages } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { Person } from "../../ui/Mark";
import { ErrorNote, More } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import { PersonField } from "../governance/PersonField";

export type OwnerLink = Row<"exchange/links">;

/** With whom one counts as one owner, so that orders do not trade with each other. */
export function LinkedOwners({ owner }: { owner: string }) {
  const links = usePages("exchange/links", { owner }, { limit: 50 });
  const link = useAct("exchange.LinkOwner");
  const [other, setOther] = useState("");
  const change = (who: string, linked: boolean, done: string) =>
    link.mutate(
      { owner: who, linked },
      {
        onSuccess: ({ id }) => {
          setOther("");
          tell(done, id);
        },
      },
    );
  return (
    <section aria-labelledby="linked-owners">
      <h2 id="linked-owners" className="mb-2">
        Linked owners
      </h2>
      <p className="mb-2 text-sm text-muted">
        Self-trade prevention takes linked owners for one. It holds for orders placed from then on.
      </p>
      <ErrorNote error={links.error ?? link.error} />
      {links.rows.length > 0 && (
        <ul className="card rows mb-3">
          {links.rows.map((one) => (
            <LinkLine
              key={`${one.owner}/${one.other}`}
              link={one}
              owner={owner}
              busy={link.isPending}
              onChange={change}
            />
          ))}
        </ul>
      )}
      <More {...links} />
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          change(other, true, "The link is offered.");
        }}
      >
        <PersonField key={links.rows.length} label="Link with" value={other} onChange={setOther} />
        <Button type="submit" busy={link.isPending} disabled={other === "" || other === owner}>
          Offer a link
        </Button>
      </form>
    </section>
  );
}

interface LineProps {
  link: OwnerLink;
  /** Whose page it is. */
  owner: string;
  busy: boolean;
  onChange: (other: string, linked: boolean, done: string) => void;
}

/** A link, an offer of one's own, or an offer to accept. */
export function LinkLine({ link, owner, busy, onChange }: LineProps) {
  const isOwn = link.owner === owner;
  const other = isOwn ? link.other : link.owner;
  const name = isOwn ? link.otherName : link.ownerName;
  const isLinked = link.group > 0;
  return (
    <li className="flex flex-wrap items-center gap-2 px-4 py-2 text-sm">
      <Person principal={other} name={name} />
      <span className="flex-1 text-muted">
        {isLinked ? "linked" : isOwn ? "offered, not accepted yet" : "offers to be linked"}
      </span>
      {isLinked ? (
        <Button busy={busy} onClick={() => onChange(other, false, "You have left the group.")}>
          Leave the group
        </Button>
      ) : isOwn ? (
        <Button busy={busy} onClick={() => onChange(other, false, "The offer is withdrawn.")}>
          Withdraw
        </Button>
      ) : (
        <Button busy={busy} onClick={() => onChange(other, true, "You are linked.")}>
          Accept
        </Button>
      )}
    </li>
  );
}
