import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isMember } from "../../api/acting";
import { Refused } from "../../api/problem";
import type { Receipt } from "../../api/server";
import { request } from "../../api/session";
import { act } from "../../api/submit";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { download } from "../../ui/download";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import { useIdentities } from "../identity/store";
import type { Retained } from "./data";

interface Props {
  /** Of the key that the venue keeps; empty if it keeps none. */
  commitment: string;
  /** What the law keeps. */
  retained: Retained[];
  onClose: () => void;
}

const WORD = "erase me";

/** The last warning, and the receipt, which is all that is left. */
export function EraseDialog({ commitment, retained, onClose }: Props) {
  const { current } = useIdentities();
  const [word, setWord] = useState("");
  const [abandon, setAbandon] = useState(false);
  const erase = useMutation({
    mutationFn: async () => {
      if (!current) {
        throw new Error("Become someone first: an action needs a key to sign it.");
      }
      if (!isMember(current)) {
        return act(current, "privacy.EraseMe", { commitment, abandon });
      }
      const answer = await request("POST", "/privacy/erasure", { commitment, abandon });
      const receipt = (await answer.json()) as Receipt;
      if (!receipt.accepted) {
        throw new Refused(receipt);
      }
      return receipt;
    },
  });
  if (erase.data) {
    const receipt = erase.data;
    return (
      <Dialog title="You are erased" onClose={() => window.location.assign("/")}>
        <div className="grid gap-4 px-5 py-4">
          <p>
            The key of your data is destroyed, and nothing of it opens any more: not here, and not
            in any backup. Keep this receipt: it proves what was done, without us.
          </p>
          <Button
            kind="primary"
            onClick={() =>
              download(`erasure-${receipt.id}.json`, `${JSON.stringify(receipt, null, 2)}\n`)
            }
          >
            Save the receipt
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title="Erase me, for good" onClose={onClose}>
      <form
        className="grid gap-4 px-5 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          erase.mutate();
        }}
      >
        <ul className="grid list-disc gap-1 pl-5 text-sm">
          <li>The key of all that is sealed about you is destroyed. Nobody can undo this.</li>
          <li>You can never sign in or act again, and your name is shown nowhere any more.</li>
          <li>
            What you did stays in the log, under your id alone: the name, titles and texts that you
            signed were public, and others may have copies.
          </li>
          {retained.map((one) => (
            <li key={one.rule.what}>
              Stays until <Time at={one.until} />: {one.rule.what} ({one.items}). {one.rule.why}.
            </li>
          ))}
          <li>What officers wrote down stays for as long as the law says, if there is anything.</li>
        </ul>
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-1"
            checked={abandon}
            onChange={(event) => setAbandon(event.target.checked)}
          />
          What I still own may be lost for ever. (Otherwise I am erased only if I own nothing.)
        </label>
        <TextField
          label={`Type “${WORD}”`}
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
        <ErrorNote error={erase.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Keep everything</Button>
          <Button type="submit" kind="danger" busy={erase.isPending} disabled={word !== WORD}>
            Erase me
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
