import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { ReceiptLink } from "../../ui/ReceiptLink";
import { Time } from "../../ui/Time";
import { parseCount } from "../accounts/money";
import { fetchReading, isProved } from "./telemetry";
import { valueInWords } from "./values";

/** Proves one reading, here in the browser: from its line to the root that the log has. */
export function ReadingCheck({ device, last }: { device: string; last: number }) {
  const [typed, setTyped] = useState(String(last));
  const sequence = parseCount(typed, 1, Math.max(last, 1));
  const check = useMutation({
    mutationFn: async (number: number) => {
      const proof = await fetchReading(device, number);
      return { proof, proved: proof.reading.sequence === number && (await isProved(proof)) };
    },
  });
  return (
    <section aria-labelledby="proof">
      <h2 id="proof" className="mb-3">
        Prove one reading
      </h2>
      <form
        noValidate
        className="flex max-w-md items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (sequence.ok) {
            check.mutate(sequence.minor);
          }
        }}
      >
        <TextField
          label="Its number"
          className="flex-1"
          inputMode="numeric"
          value={typed}
          error={sequence.ok ? undefined : sequence.error}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="submit" busy={check.isPending} disabled={!sequence.ok}>
          Prove it
        </Button>
      </form>
      <div role="status" className="mt-2 grid gap-1 text-sm">
        <ErrorNote error={check.error} />
        {check.data && (
          <>
            <p className={check.data.proved ? "text-good" : "text-bad"}>
              {check.data.proved
                ? "The path leads from this reading to the root of its batch."
                : "The path does not lead to the root: do not trust this reading."}
            </p>
            <p>
              {check.data.proof.reading.channel} {valueInWords(check.data.proof.reading.value)},{" "}
              <Time at={check.data.proof.reading.time} precise />
              <ReceiptLink id={check.data.proof.act} of="the batch" />
            </p>
            <p className="mono break-all text-muted">{check.data.proof.line}</p>
            <p className="mono break-all text-muted">root {check.data.proof.root}</p>
          </>
        )}
      </div>
    </section>
  );
}
