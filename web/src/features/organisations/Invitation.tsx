import { useAct } from "../../api/hooks";
import type { OrganisationsNamedMember } from "../../api/types";
import { Button } from "../../ui/Button";
import { Mark } from "../../ui/Mark";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import type { Kept } from "../identity/vault";
import { dutyOf, roleInWords } from "./words";

/** An invitation to take or to leave. */
export function Invitation({ of, self }: { of: OrganisationsNamedMember; self: Kept }) {
  const answer = useAct("organisations.AnswerInvitation", self);
  const { organisation, organisationName: name } = of;
  const say = (accepted: boolean, said: string) =>
    answer.mutate({ organisation, accepted }, { onSuccess: (receipt) => tell(said, receipt.id) });
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3">
      <Mark principal={organisation} size={28} />
      <p className="min-w-0 flex-1 basis-52">
        <strong className="font-medium break-words">{name}</strong> invites you as{" "}
        {roleInWords(of.role)}.
        <span className="block text-xs text-muted">That role {dutyOf(of.role)}.</span>
      </p>
      <span className="flex gap-2">
        <Button
          kind="primary"
          busy={answer.isPending}
          onClick={() => say(true, `You are a member of ${name} now.`)}
        >
          Accept<span className="sr-only"> the invitation of {name}</span>
        </Button>
        <Button busy={answer.isPending} onClick={() => say(false, "Declined.")}>
          Decline<span className="sr-only"> the invitation of {name}</span>
        </Button>
      </span>
      <ErrorNote error={answer.error} />
    </li>
  );
}
