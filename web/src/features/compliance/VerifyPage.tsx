import { useSession } from "../../api/session";
import { Badge } from "../../ui/Badge";
import { ErrorNote, Loading } from "../../ui/notes";
import { SignInFirst } from "../identity/SignInFirst";
import { useIdentities } from "../identity/store";
import { ApplicationForm } from "./ApplicationForm";
import { ApplicationSteps } from "./ApplicationSteps";
import { type Mine, useDesk } from "./desk";
import { MyStanding } from "./MyStanding";
import { levelInWords } from "./words";

/** How well the venue knows one, what that allows, and how to be known better. */
export default function VerifyPage() {
  const { current } = useIdentities();
  const session = useSession();
  const principal = session?.complete ? session.principal : current?.principal;
  return (
    <>
      <title>Verify me · Tallystick</title>
      <h1 className="mb-2">Verify me</h1>
      <p className="mb-5 max-w-2xl text-sm text-muted">
        The log knows your level and a commitment, never your papers: they are sealed under a key of
        your own, and every officer who opens them is written down.
      </p>
      <div className="grid items-start gap-5 md:grid-cols-2">
        {principal && <MyStanding principal={principal} />}
        {session?.complete ? (
          <MyApplication />
        ) : (
          <SignInFirst why="Papers are sealed, and handed in by people with an account." />
        )}
      </div>
    </>
  );
}

function MyApplication() {
  const mine = useDesk<Mine>("");
  if (mine.isPending) {
    return <Loading what="your application" />;
  }
  if (!mine.data) {
    return <ErrorNote error={mine.error} />;
  }
  const { application } = mine.data;
  return (
    <section className="card grid gap-4 p-4" aria-labelledby="application">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="application">Your application</h2>
        {application && <StateBadge state={application.state} />}
      </header>
      {application?.state === "REFUSED" && (
        <p className="rounded-md bg-bad-soft px-3 py-2 text-sm text-bad" role="status">
          {levelInWords(application.level)} was refused: {application.reason}
        </p>
      )}
      {application && application.state !== "REFUSED" ? (
        <ApplicationSteps application={application} principal={mine.data.principal} />
      ) : (
        <ApplicationForm claims={application?.claims} />
      )}
    </section>
  );
}

function StateBadge({ state }: { state: string }) {
  switch (state) {
    case "DRAFT":
      return <Badge>not handed in yet</Badge>;
    case "SUBMITTED":
      return <Badge tone="wood">handed in</Badge>;
    default:
      return <Badge tone="bad">refused</Badge>;
  }
}
