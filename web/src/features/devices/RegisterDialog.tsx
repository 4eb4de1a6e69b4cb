import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useAct } from "../../api/hooks";
import { AreaField, TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { claimsOf, MAX_REGISTERED, readDevices } from "./claims";

const HINT =
  "code,label,model,group; all but the code may be left out. " +
  `At most ${MAX_REGISTERED}. The codes stay here: their hashes are signed.`;
const MAX_FILE_BYTES = 64 * 1024;

/** Registers devices by the codes that are on them, typed or from a file. */
export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [place, setPlace] = useState("");
  const register = useAct("devices.RegisterDevices");
  const read = readDevices(text);
  const load = useMutation({
    mutationFn: (file: File) => {
      if (file.size > MAX_FILE_BYTES) {
        throw new Error("A file of devices has at most 64 KiB.");
      }
      return file.text();
    },
    onSuccess: setText,
  });
  const sign = useMutation({
    mutationFn: async () => {
      if (read.ok) {
        const devices = await claimsOf(read.devices);
        const receipt = await register.mutateAsync({ place: place.trim(), devices });
        tell(devices.length === 1 ? "Registered." : `${devices.length} registered.`, receipt.id);
        onClose();
      }
    },
  });
  return (
    <ActDialog
      title="Register devices"
      sign="Sign the registration"
      ready={read.ok && /^[!-~]{0,120}$/.test(place.trim())}
      busy={sign.isPending}
      error={sign.error ?? load.error}
      onSign={() => sign.mutate()}
      onClose={onClose}
    >
      <AreaField
        data-first
        label="Codes, a device a line"
        placeholder="k7Gq2…claim-code,Cold room door,TH-200,cold-rooms"
        hint={HINT}
        value={text}
        error={text === "" || read.ok ? undefined : read.error}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        label="Or a CSV file"
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) {
            load.mutate(file);
          }
        }}
      />
      <TextField
        label="Where they are, if anywhere"
        placeholder="414/9506000134369"
        maxLength={120}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
    </ActDialog>
  );
}
