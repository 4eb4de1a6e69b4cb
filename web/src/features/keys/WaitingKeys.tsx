import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { usePages, useRefreshOn } from "../../api/hooks";
import { Button } from "../../ui/Button";
import { copy } from "../../ui/copy";
import { CheckIcon } from "../../ui/icons";
import { Mark } from "../../ui/Mark";
import { Qr } from "../../ui/Qr";
import { tell } from "../../ui/toasts";
import { add } from "../identity/store";
import { stopWaiting, type Waiting, waiting } from "../identity/vault";
import { codeOf, proofBy } from "./code";

/** Asks for the keys that were made here and wait until somebody adds them. */
export function useWaiting() {
  return useQuery({ queryKey: ["waiting"], queryFn: waiting, staleTime: 0 });
}

/** Keys that this browser made for somebody who was elsewhere before, until they sign. */
export function WaitingKeys() {
  const found = useWaiting();
  const client = useQueryClient();
  if (!found.data || found.data.length === 0) {
    return null;
  }
  return (
    <ul className="mb-6 grid gap-4" aria-label="Keys that wait to be added">
      {found.data.map((one) => (
        <WaitingKey
          key={one.keyId}
          of={one}
          onDone={() => void client.invalidateQueries({ queryKey: ["waiting"] })}
        />
      ))}
    </ul>
  );
}

function WaitingKey({ of, onDone }: { of: Waiting; onDone: () => void }) {
  const { principal, keyId, name } = of;
  const navigate = useNavigate();
  useRefreshOn([`identity.principal.${principal}`]);
  const keys = usePages("identity/keys", { principal }, { limit: 200, refetchInterval: 5000 });
  const signs = keys.rows.some((one) => one.key === keyId && !one.revoked);
  const begin = async () => {
    await add({ ...of, demo: false });
    await stopWaiting(keyId);
    onDone();
    tell(`You are ${name} in this browser now.`);
    void navigate("/keys");
  };
  return (
    <li className="card p-4">
      <p className="mb-2 flex items-center gap-2 font-medium">
        <Mark principal={principal} /> A key of this browser for {name}
      </p>
      {signs ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="flex items-center gap-2">
            <span className="text-good">
              <CheckIcon />
            </span>
            It was added, and signs for {name} now.
          </p>
          <Button kind="primary" onClick={() => void begin()}>
            Go on as {name}
          </Button>
        </div>
      ) : (
        <Code of={of} />
      )}
      {!signs && (
        <Button
          kind="quiet"
          className="mt-2 -ml-2.5 text-muted"
          onClick={() => void stopWaiting(keyId).then(onDone)}
        >
          Throw this key away
        </Button>
      )}
    </li>
  );
}

function Code({ of }: { of: Waiting }) {
  const { principal, keyId: key } = of;
  const [code, setCode] = useState("");
  useEffect(() => {
    let shown = true;
    void proofBy(of, principal).then(
      (proof) => shown && setCode(codeOf({ principal, key, proof })),
    );
    return () => {
      shown = false;
    };
  }, [of, principal, key]);
  if (!code) {
    return null;
  }
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[1fr_10rem]">
      <div className="min-w-0">
        <p className="mb-2 text-sm text-muted">
          Bring this code to a device that signs for {of.name}, to “Add a key” there. Have you lost
          them all, give it to your guardians. It is no secret; but tell them yourself that it is
          yours.
        </p>
        <code className="mono block rounded-md bg-sunken px-3 py-2 text-sm break-all select-all">
          {code}
        </code>
        <Button className="mt-2" onClick={() => void copy(code, "Copied.")}>
          Copy the code
        </Button>
        <p role="status" className="mt-2 text-sm text-muted">
          Waiting until it is added…
        </p>
      </div>
      <div className="max-w-40">
        <Qr text={code} label="The code as a QR code" />
      </div>
    </div>
  );
}
