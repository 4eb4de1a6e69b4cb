import { useState } from "react";
import { useVenue } from "../../api/hooks";
import { useSession } from "../../api/session";
import { Button } from "../../ui/Button";
import { copy } from "../../ui/copy";
import { download } from "../../ui/download";
import { DownloadIcon } from "../../ui/icons";
import { codeSheet } from "./codes";

/** The recovery codes, shown this one time: nothing goes on before somebody says they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const venue = useVenue().data?.name ?? "Tallystick";
  const who = useSession()?.mail || "your account";
  const [isKept, setKept] = useState(false);
  const sheet = () => codeSheet(venue, who, codes, new Date());
  return (
    <div className="grid gap-4">
      <p className="text-sm">
        Should you lose the authenticator, one of these lets you in instead, each once. They are
        shown only now: keep them where you keep papers, and not with the password.
      </p>
      <section aria-label="Recovery codes" className="sheet rounded-md bg-sunken px-4 py-3">
        <h2 className="hidden print:block">
          Recovery codes of {who} at {venue}
        </h2>
        <ul className="mono grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </section>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy(codes.join("\n"), "The codes are copied.")}>Copy</Button>
        <Button onClick={() => download("recovery-codes.txt", sheet(), "text/plain")}>
          <DownloadIcon /> Download
        </Button>
        <Button onClick={() => window.print()}>Print</Button>
      </div>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={isKept}
          onChange={(event) => setKept(event.target.checked)}
        />
        I have kept them
      </label>
      <Button kind="primary" disabled={!isKept} onClick={onKept}>
        Done
      </Button>
    </div>
  );
}
