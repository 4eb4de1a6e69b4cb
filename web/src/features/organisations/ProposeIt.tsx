import { Link } from "react-router";
import { useAct } from "../../api/hooks";
import { messageOf } from "../../api/problem";
import type { Receipt } from "../../api/server";
import { logNow } from "../../api/signing";
import { said } from "../../proof/receipt";
import { Button } from "../../ui/Button";
import { useIdentities } from "../identity/store";

export const APPROVAL_NEEDED = "organisations.APPROVAL_NEEDED";

const OPEN_MILLIS = 7 * 86_400_000;

/** Beside a refusal because several must agree: proposes the very act that was refused. */
export function ProposeIt({ receipt }: { receipt: Receipt }) {
  const { self } = useIdentities();
  const { by, type, body } = said(receipt);
  const propose = useAct("organisations.ProposeAct", self);
  if (propose.data) {
    return (
      <Link className="link" to={`/organisations/${by}`}>
        Proposed: see who agrees
      </Link>
    );
  }
  return (
    <>
      <Button
        busy={propose.isPending}
        onClick={() =>
          propose.mutate({
            organisation: by,
            type,
            body: JSON.stringify(body),
            expires: logNow() + OPEN_MILLIS,
          })
        }
      >
        Propose it
      </Button>
      {propose.error && <span className="basis-full">{messageOf(propose.error)}</span>}
    </>
  );
}
