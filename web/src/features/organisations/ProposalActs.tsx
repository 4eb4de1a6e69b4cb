import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useAct } from "../../api/hooks";
import { refresh } from "../../api/refresh";
import type { Receipt } from "../../api/server";
import { act } from "../../api/submit";
import type { Actions, OrganisationsNamedMember, OrganisationsProposalRow } from "../../api/types";
import { Button } from "../../ui/Button";
import { CheckIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { tell } from "../../ui/toasts";
import type { Kept } from "../identity/vault";
import { asMember } from "./asMember";
import { decides } from "./words";

interface Props {
  of: OrganisationsProposalRow;
  self: Kept;
  member: OrganisationsNamedMember;
  /** The organisation's. */
  name: string;
  /** Whether enough agreed, so that a member can do it. */
  isAgreed: boolean;
}

/** Agrees to an act, or does it once enough have agreed: its very characters, and only once. */
export function ProposalActs({ of, self, member, name, isAgreed }: Props) {
  const { organisation, proposal } = of;
  const client = useQueryClient();
  const approve = useAct("organisations.ApproveAct", self);
  const decline = useAct("organisations.DeclineAct", self);
  const carry = useMutation<Receipt, Error>({
    mutationFn: () => {
      const type = of.type as keyof Actions;
      return act(asMember(self, organisation, name), type, JSON.parse(of.body));
    },
    onSuccess: (receipt) => tell("Done in the organisation's name.", receipt.id),
    onSettled: () => refresh(client),
  });
  const agreed = of.approvedBy.includes(self.principal);
  const mayDecide = decides(member.role);
  const mayApprove = mayDecide && !agreed;
  const mayDecline = mayDecide && !of.declinedBy.includes(self.principal);
  return (
    <div className="mt-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {mayApprove && (
          <Button
            kind={isAgreed ? "plain" : "primary"}
            busy={approve.isPending}
            onClick={() =>
              approve.mutate(
                { organisation, proposal },
                { onSuccess: (receipt) => tell("You agreed.", receipt.id) },
              )
            }
          >
            <CheckIcon /> Agree
          </Button>
        )}
        {mayDecline && (
          <Button
            busy={decline.isPending}
            onClick={() =>
              decline.mutate(
                { organisation, proposal },
                { onSuccess: (receipt) => tell("You declined.", receipt.id) },
              )
            }
          >
            {agreed ? "Take my agreement back" : "Decline"}
          </Button>
        )}
        {isAgreed && member.role !== "VIEWER" && (
          <Button kind="primary" busy={carry.isPending} onClick={() => carry.mutate()}>
            Do it now
          </Button>
        )}
        {!isAgreed && (
          <p className="text-xs text-muted">
            {agreed
              ? "You agreed; others have yet to."
              : mayDecide
                ? "It comes to nothing when too few are left who could agree."
                : "Owners and administrators agree to it."}
          </p>
        )}
      </div>
      <ErrorNote error={approve.error ?? decline.error ?? carry.error} />
    </div>
  );
}
