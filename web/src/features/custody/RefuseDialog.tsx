import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/hooks";
import { uploadPicture } from "../../api/upload";
import { AreaField, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { Picture } from "../market/Picture";

interface Props {
  handOver: string;
  onClose: () => void;
}

/** Does not take what was offered, and says why; a picture may show it. */
export function RefuseDialog({ handOver, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [picture, setPicture] = useState("");
  const refuse = useAct("custody.RefuseHandOver");
  const upload = useMutation({
    mutationFn: uploadPicture,
    onSuccess: (stored) => setPicture(stored.file),
  });
  return (
    <ActDialog
      title="Refuse the goods?"
      sign="Sign the refusal"
      kind="danger"
      ready={reason.trim() !== "" && !upload.isPending}
      busy={refuse.isPending}
      error={refuse.error ?? upload.error}
      onClose={onClose}
      onSign={() =>
        refuse.mutate(
          { handOver, reason: reason.trim(), picture },
          {
            onSuccess: (receipt) => {
              tell("Refused. The giver goes on holding the goods.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <AreaField
        data-first
        label="Reason"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TextField
        label="Picture, if any"
        hint={upload.isPending ? "Uploading…" : "PNG, JPEG or GIF, at most 2 MiB."}
        type="file"
        accept="image/png,image/jpeg,image/gif"
        onChange={(event) => {
          const file = event.target.files?.[0];
          setPicture("");
          if (file) {
            upload.mutate(file);
          }
        }}
      />
      {picture && (
        <Picture
          picture={picture}
          id={picture}
          title=""
          alt="What is wrong with the goods"
          className="aspect-4/3 w-48 rounded-md border border-line"
        />
      )}
    </ActDialog>
  );
}
