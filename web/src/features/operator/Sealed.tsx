import { useMutation } from "@tanstack/react-query";
import { request } from "../../api/session";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/notes";
import { Time } from "../../ui/Time";
import type { Account } from "../privacy/data";

/** Opens what is sealed of a person, by the session of the officer who declared the emergency. */
export function Sealed({ principal }: { principal: string }) {
  const read = useMutation({
    mutationFn: async () =>
      (await (await request("GET", `/privacy/people/${principal}`)).json()) as Account,
  });
  return (
    <div className="grid gap-2">
      {read.data ? (
        <p className="break-words">
          {read.data.mail || "no e-mail address"}, member since <Time at={read.data.since} />
        </p>
      ) : (
        <div>
          <Button kind="danger" busy={read.isPending} onClick={() => read.mutate()}>
            Read what is sealed
          </Button>
          <span className="ml-2 text-xs text-muted">The person will see that you did.</span>
        </div>
      )}
      <ErrorNote error={read.error} />
    </div>
  );
}
