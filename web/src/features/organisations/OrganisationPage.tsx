import { useParams } from "react-router";
import { usePages, useRefreshOn, useRow } from "../../api/hooks";
import type { OrganisationsOrganisationRow } from "../../api/types";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { ErrorNote, Loading } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { actFor, useIdentities } from "../identity/store";
import { Acts } from "./Acts";
import { Leave } from "./Leave";
import { Members } from "./Members";
import { Policy } from "./Policy";
import { Proposals } from "./Proposals";
import { roleInWords } from "./words";

const MOST_MEMBERS = 100;

/** One organisation: who is in it, what several must agree to, and what was done in its name. */
export function OrganisationPage() {
  const { id = "" } = useParams();
  useRefreshOn([`organisations.organisation.${id}`]);
  const organisation = useRow("organisations/organisation", { organisation: id });
  if (organisation.error) {
    return <ErrorNote error={organisation.error} retry={() => void organisation.refetch()} />;
  }
  if (!organisation.data) {
    return <Loading what="the organisation" />;
  }
  return <Organisation of={organisation.data} />;
}

function Organisation({ of }: { of: OrganisationsOrganisationRow }) {
  const { self, current } = useIdentities();
  const { organisation, name } = of;
  const members = usePages("organisations/members", { organisation }, { limit: MOST_MEMBERS });
  const me = members.rows.find((one) => one.member === self?.principal && one.joined);
  const acting = current?.principal === organisation;
  return (
    <>
      <title>{`${name} · Tallystick`}</title>
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <Mark principal={organisation} size={36} />
        <div className="min-w-0 flex-1 basis-52">
          <h1 className="break-words">{name}</h1>
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
            since <Time at={of.since} />
            {me && <Badge>you are {roleInWords(me.role)}</Badge>}
            <ReceiptLink id={of.action} of="the founding" kind="icon" />
          </p>
        </div>
        {me && me.role !== "VIEWER" && !acting && (
          <Button kind="primary" onClick={() => actFor(organisation, name)}>
            Act for it
          </Button>
        )}
      </div>
      <div className="grid items-start gap-8 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-8">
          {self && <Proposals of={of} self={self} me={me} />}
          <Members of={of} members={members.rows} self={self} me={me} />
          <ErrorNote error={members.error} />
        </div>
        <div className="grid min-w-0 gap-8">
          <Policy of={of} self={self} me={me} />
          <Acts organisation={organisation} />
          {me && self && <Leave of={of} self={self} />}
        </div>
      </div>
    </>
  );
}
