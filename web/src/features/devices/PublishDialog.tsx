import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { DevicesReleaseKind } from "../../api/types";
import { sha256, toHex } from "../../proof/bytes";
import { TextField } from "../../ui/Field";
import { Select } from "../../ui/Select";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";

const NAME = /^[a-z0-9][a-z0-9_.-]{0,39}$/;
const WRONG = "Up to 40 small letters, digits, _, . or -.";

/** Makes a release known by its hash; the file itself stays where devices fetch it. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const [kind, setKind] = useState<DevicesReleaseKind>("MODEL");
  const [name, setName] = useState("");
  const [version, setVersion] = useState("");
  const publish = useAct("devices.PublishRelease");
  const hash = useMutation({
    mutationFn: async (file: File) => ({
      sha256: toHex(await sha256(new Uint8Array(await file.arrayBuffer()))),
      bytes: file.size,
    }),
  });
  return (
    <ActDialog
      title="Publish a release"
      sign="Sign the release"
      ready={NAME.test(name) && NAME.test(version) && (hash.data?.bytes ?? 0) > 0}
      busy={publish.isPending || hash.isPending}
      error={publish.error ?? hash.error}
      onClose={onClose}
      onSign={() =>
        hash.data &&
        publish.mutate(
          { kind, name, version, ...hash.data },
          {
            onSuccess: (receipt) => {
              tell("The release is published.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <Select
        label="Kind"
        value={kind}
        onChange={(event) => setKind(event.target.value as DevicesReleaseKind)}
      >
        <option value="MODEL">model</option>
        <option value="CONFIGURATION">configuration</option>
        <option value="FIRMWARE">firmware</option>
      </Select>
      <TextField
        label="Name"
        value={name}
        error={name === "" || NAME.test(name) ? undefined : WRONG}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label="Version"
        value={version}
        error={version === "" || NAME.test(version) ? undefined : WRONG}
        onChange={(event) => setVersion(event.target.value)}
      />
      <TextField
        label="File"
        type="file"
        hint={hash.data ? `SHA-256 ${hash.data.sha256}` : "It is hashed here and not uploaded."}
        onChange={(event) => {
          const file = event.target.files?.[0];
          hash.reset();
          if (file) {
            hash.mutate(file);
          }
        }}
      />
    </ActDialog>
  );
}
