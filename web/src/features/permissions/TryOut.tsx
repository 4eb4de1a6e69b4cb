import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { postJson } from "../../api/client";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { CheckIcon, CrossIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { PersonField } from "../governance/PersonField";
import { type Declared, type Evaluation, inWords, namesObject, question } from "./declared";

interface Props {
  declared: Declared;
  onClose: () => void;
}

/** Asks the venue whether somebody may. */
export function TryOut({ declared, onClose }: Props) {
  const [principal, setPrincipal] = useState("");
  const [id, setId] = useState("");
  const ask = useMutation({
    mutationFn: async () => {
      const answer = await postJson("/access/v1/evaluation", question(declared, principal, id));
      return (await answer.json()) as Evaluation;
    },
  });
  const whole = principal !== "" && (!namesObject(declared) || id.trim() !== "");
  return (
    <Dialog title={`May somebody? ${declared.name}`} onClose={onClose}>
      <form
        className="grid gap-4 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        <p className="text-sm">
          <span className="mono break-words">{declared.name}</span> is for {declared.may}.
        </p>
        <PersonField
          label="Who"
          value={principal}
          onChange={(next) => {
            setPrincipal(next);
            ask.reset();
          }}
        />
        {namesObject(declared) && (
          <TextField
            label={`Id of the ${declared.about}`}
            value={id}
            onChange={(event) => {
              setId(event.target.value);
              ask.reset();
            }}
          />
        )}
        {ask.data && <Answer answer={ask.data} />}
        <ErrorNote error={ask.error} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Close</Button>
          <Button kind="primary" type="submit" busy={ask.isPending} disabled={!whole}>
            Ask
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Answer({ answer }: { answer: Evaluation }) {
  const look = answer.decision ? "bg-good-soft text-good" : "bg-bad-soft text-bad";
  return (
    <p role="status" className={`flex items-center gap-2 rounded-md px-3 py-2 text-sm ${look}`}>
      {answer.decision ? <CheckIcon /> : <CrossIcon />} {inWords(answer)}
    </p>
  );
}
