import { useState } from "react";
import { Button } from "../../ui/Button";
import { useIdentities } from "../identity/store";
import { IssueDialog } from "./IssueDialog";
import { ReinstateDialog } from "./ReinstateDialog";
import { ReverseDialog } from "./ReverseDialog";
import type { Project } from "./rows";
import { useRoles } from "./useRoles";
import { VerifyDialog } from "./VerifyDialog";

type Open = "verify" | "issue" | "reverse" | "reinstate" | null;

/** What a verifier or a registrar may do with a project; nothing for anybody else. */
export function RoleActions({ project }: { project: Project }) {
  const { current } = useIdentities();
  const { isRegistrar, isVerifier } = useRoles();
  const [open, setOpen] = useState<Open>(null);
  const mayVerify = isVerifier && current?.principal !== project.developer;
  const close = () => setOpen(null);
  if (!isRegistrar && !mayVerify) {
    return null;
  }
  return (
    <section aria-label="Your role here" className="-mt-4 flex flex-wrap items-center gap-2">
      {mayVerify && <Button onClick={() => setOpen("verify")}>Sign a report</Button>}
      {isRegistrar && (
        <>
          <Button kind="primary" onClick={() => setOpen("issue")}>
            Issue a batch
          </Button>
          <Button kind="danger" onClick={() => setOpen("reverse")}>
            Record a reversal
          </Button>
          {project.suspended && (
            <Button onClick={() => setOpen("reinstate")}>End the suspension</Button>
          )}
        </>
      )}
      {open === "verify" && <VerifyDialog project={project} onClose={close} />}
      {open === "issue" && <IssueDialog project={project} onClose={close} />}
      {open === "reverse" && <ReverseDialog project={project} onClose={close} />}
      {open === "reinstate" && <ReinstateDialog project={project} onClose={close} />}
    </section>
  );
}
