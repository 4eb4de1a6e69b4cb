import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { getPage, getText } from "../../api/client";
import { verifyState } from "../../proof/state";
import { Button } from "../../ui/Button";
import { download } from "../../ui/download";
import { TextField } from "../../ui/Field";
import { CheckIcon, DownloadIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { usePin } from "../log/usePin";
import { judge, type ProvenUnits, TABLE, unitsOf } from "./notRetired";
import { parseRanges, type Range, rangeInWords, serialsInWords } from "./serials";
import { STATUSES, wordFor } from "./words";

/** Rows that one proof may need: a range in more pieces is to be asked for in parts. */
const MAX_ROWS = 50;

interface Proof {
  range: Range;
  units: ProvenUnits[];
  height: number;
  texts: string[];
}

/** Proves of some serial numbers that they are not retired, at a block that the log signed. */
export function NotRetired() {
  const policy = usePin()?.pin.policy ?? "";
  const [space, setSpace] = useState("");
  const [serials, setSerials] = useState("");
  const parsed = parseRanges(serials, space);
  const range = parsed.ok && parsed.ranges.length === 1 ? parsed.ranges[0] : undefined;
  const proving = useMutation<Proof, Error, Range>({ mutationFn: (one) => prove(one, policy) });
  return (
    <section aria-labelledby="not-retired" className="grid gap-3">
      <h2 id="not-retired">Prove that credits are not retired</h2>
      <p className="max-w-prose text-sm text-muted">
        Of anybody’s credits. The proof leads from the rows of serial numbers to a root that the log
        signed; keep it, it holds without this venue.
      </p>
      <form
        className="flex flex-wrap items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (range) {
            proving.mutate(range);
          }
        }}
      >
        <TextField
          label="Space"
          className="min-w-36 flex-1"
          maxLength={80}
          value={space}
          onChange={(event) => setSpace(event.target.value.trim())}
        />
        <TextField
          label="Serial numbers"
          className="min-w-36 flex-1"
          placeholder="1-100"
          value={serials}
          error={serials === "" || parsed.ok ? undefined : parsed.error}
          onChange={(event) => setSerials(event.target.value)}
        />
        <Button
          type="submit"
          className="mt-5"
          busy={proving.isPending}
          disabled={!range || range.space === "" || policy === ""}
        >
          Prove it
        </Button>
      </form>
      <div role="status">
        <ErrorNote error={proving.error} />
        {proving.data && <Proven proof={proving.data} />}
      </div>
    </section>
  );
}

/** Asks which rows touch the range, then for the proof of each, and trusts the proofs alone. */
async function prove(range: Range, policy: string): Promise<Proof> {
  const page = await getPage("credits/ranges", { ...range, limit: MAX_ROWS });
  if (page.next) {
    throw new Error("These serial numbers are in too many pieces: ask for fewer at once.");
  }
  const texts = await Promise.all(
    page.items.map(({ key }) =>
      getText(`/v1/log/state?table=${TABLE}&key=${encodeURIComponent(key)}`),
    ),
  );
  const proven = await Promise.all(texts.map((text) => verifyState(text, policy)));
  const judged = judge(
    range,
    proven.flatMap((one) => one.rows.map(unitsOf)),
  );
  if (!judged.ok) {
    throw new Error(judged.reason);
  }
  return {
    range,
    units: judged.units,
    height: Math.min(...proven.map((one) => one.height)),
    texts,
  };
}

function Proven({ proof }: { proof: Proof }) {
  const { range, units, height, texts } = proof;
  return (
    <div className="card grid gap-2 px-4 py-3 text-sm">
      <p className="text-good">
        <CheckIcon /> Proven in this page: at block {height}, {rangeInWords(range)} is not retired.
      </p>
      <ul className="mono text-muted">
        {units.map((one) => (
          <li key={one.first}>
            {serialsInWords(one)}: {wordFor(STATUSES, one.status).label}
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap gap-2">
        {texts.map((text, i) => (
          <Button
            key={units[i]?.first ?? i}
            onClick={() => download(`not-retired-${range.space}-${units[i]?.last}.json`, text)}
          >
            <DownloadIcon /> Keep the proof{texts.length > 1 && ` ${i + 1} of ${texts.length}`}
          </Button>
        ))}
      </p>
    </div>
  );
}
