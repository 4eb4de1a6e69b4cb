import { useState } from "react";
import { useAct } from "../../api/hooks";
import type { CustodyPlaceCard } from "../../api/types";
import { TextField } from "../../ui/Field";
import { tell } from "../../ui/toasts";
import { ActDialog } from "../credits/ActDialog";
import { parseDegrees } from "../credits/map/geography";
import { readKey } from "./keys";

interface Props {
  of?: CustodyPlaceCard | undefined;
  onClose: () => void;
}

/** Describes a place: by its GLN, or an address of one's own. */
export function PlaceDialog({ of, onClose }: Props) {
  const [text, setText] = useState(of?.place ?? "");
  const [name, setName] = useState(of?.name ?? "");
  const [kind, setKind] = useState(of?.kind ?? "");
  const [north, setNorth] = useState(String((of?.latitude ?? 0) / 1_000_000));
  const [east, setEast] = useState(String((of?.longitude ?? 0) / 1_000_000));
  const [within, setWithin] = useState(of?.partOf ?? "");
  const describe = useAct("custody.DescribePlace");
  const key = readKey(/^[0-9]{13}$/.test(text.trim()) ? `414/${text.trim()}` : text);
  const partOf = within.trim() === "" ? null : readKey(within);
  const latitude = parseDegrees(north, 90);
  const longitude = parseDegrees(east, 180);
  return (
    <ActDialog
      title={of ? `Revise ${of.name}` : "Describe a place"}
      sign="Sign the description"
      ready={key.ok && name.trim() !== "" && partOf?.ok !== false && latitude.ok && longitude.ok}
      busy={describe.isPending}
      error={describe.error}
      onClose={onClose}
      onSign={() =>
        key.ok &&
        latitude.ok &&
        longitude.ok &&
        describe.mutate(
          {
            place: key.key,
            name: name.trim(),
            kind: kind.trim(),
            latitude: latitude.micro,
            longitude: longitude.micro,
            partOf: partOf?.ok ? partOf.key : "",
          },
          {
            onSuccess: (receipt) => {
              tell("The place is described.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      <TextField
        label="GLN, or an address of its own"
        placeholder="9506000134369"
        disabled={of !== undefined}
        value={text}
        error={text === "" || key.ok ? undefined : key.error}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label="Name"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Kind, such as warehouse"
          maxLength={40}
          value={kind}
          onChange={(event) => setKind(event.target.value)}
        />
        <TextField
          label="Latitude, north positive"
          value={north}
          error={latitude.ok ? undefined : latitude.error}
          onChange={(event) => setNorth(event.target.value)}
        />
        <TextField
          label="Longitude, east positive"
          value={east}
          error={longitude.ok ? undefined : longitude.error}
          onChange={(event) => setEast(event.target.value)}
        />
      </div>
      <TextField
        label="Part of, if of anything"
        value={within}
        error={partOf === null || partOf.ok ? undefined : partOf.error}
        onChange={(event) => setWithin(event.target.value)}
      />
    </ActDialog>
  );
}
