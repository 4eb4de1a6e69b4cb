import { type ReactNode, useState } from "react";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { leave } from "../identity/leave";
import { Authenticator } from "./Authenticator";
import { RecoveryCodes } from "./RecoveryCodes";
import { SecondFactor } from "./SecondFactor";

interface Props {
  title: string;
  /** For who has shown nothing yet. */
  children: ReactNode;
  onDone: () => void;
}

/** What is still wanted before somebody is in, one thing at a time. */
export function Entrance({ title, children, onDone }: Props) {
  const session = useSession();
  const [isSettingUp, setSettingUp] = useState(false);
  const isHalf = session !== null && !session.complete;
  const hasSecond = session?.secondFactor === true || (session?.passkeys ?? 0) > 0;
  // The codes come after the session is whole, so that this cannot be told from it alone.
  if (isHalf && !hasSecond && !isSettingUp) {
    setSettingUp(true);
  }
  if (isSettingUp) {
    return <SetUp onDone={onDone} />;
  }
  if (isHalf) {
    return (
      <Step title="Second factor" about={`Half in as ${session.mail}. One thing more:`}>
        <SecondFactor go="Sign in" onDone={onDone} />
        <Button kind="quiet" onClick={() => void leave()}>
          I am somebody else
        </Button>
      </Step>
    );
  }
  return <Step title={title}>{children}</Step>;
}

/** An authenticator, and then its recovery codes: without a second factor nobody may act. */
function SetUp({ onDone }: { onDone: () => void }) {
  const [codes, setCodes] = useState<string[] | null>(null);
  return codes ? (
    <Step title="Recovery codes" about="The authenticator is set up.">
      <RecoveryCodes codes={codes} onKept={onDone} />
    </Step>
  ) : (
    <Step
      title="Set up your second factor"
      about="A password can be guessed or stolen. From now on an authenticator is asked for as well."
    >
      <Authenticator onCodes={setCodes} />
    </Step>
  );
}

function Step({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <>
      <h1 className="mb-1">{title}</h1>
      {about && <p className="mb-5 text-sm text-muted">{about}</p>}
      <div className={about ? "grid gap-4" : "mt-4 grid gap-4"}>{children}</div>
    </>
  );
}
