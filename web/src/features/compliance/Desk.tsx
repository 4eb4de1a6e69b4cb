import type { ReactNode } from "react";
import { useSession } from "../../api/session";
import { ErrorNote, Loading } from "../../ui/notes";
import { Tabs } from "../../ui/Tabs";
import { SignInFirst } from "../identity/SignInFirst";
import { type Mine, useDesk } from "./desk";

const TABS = [
  { to: "/compliance", label: "Review", end: true },
  { to: "/compliance/screening", label: "Screening" },
  { to: "/compliance/cases", label: "Alerts and cases" },
  { to: "/compliance/standings", label: "Levels and limits" },
];

interface Props {
  title: string;
  /** Whether anybody may see it. */
  open?: boolean;
  children: ReactNode;
}

/** A page of the desk: for officers who are signed in, unless it shows only what the log does. */
export function Desk({ title, open = false, children }: Props) {
  const session = useSession();
  const mine = useDesk<Mine>("");
  return (
    <>
      <title>{`${title} · Tallystick`}</title>
      <h1 className="mb-3">Compliance</h1>
      <Tabs label="Compliance" tabs={TABS} />
      {open ? children : within(session?.complete ?? false)}
    </>
  );

  function within(complete: boolean) {
    if (!complete) {
      return <SignInFirst why="What is here is sealed, and for compliance officers." />;
    }
    if (mine.isPending) {
      return <Loading what="the desk" />;
    }
    if (mine.error) {
      return <ErrorNote error={mine.error} />;
    }
    return mine.data.officer ? (
      children
    ) : (
      <p className="rounded-md bg-sunken px-4 py-3 text-sm">
        You are not a compliance officer. The role is granted by vote, on the page Governance.
      </p>
    );
  }
}
