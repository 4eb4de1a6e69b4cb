import { useState } from "react";
import { useAct } from "../../../api/hooks";
import { TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { tell } from "../../../ui/toasts";
import { ActDialog } from "../../credits/ActDialog";
import { parseQuantity } from "../amounts";
import type { Zone } from "./plan";
import { binsOf, MOST } from "./rack";

const NAME = /^[A-Za-z0-9]{1,8}$/;

interface Props {
  of: Zone;
  onClose: () => void;
}

/** Says how large a place is, or puts a rack of bins into it. */
export function ArrangeDialog({ of, onClose }: Props) {
  const isSized = of.width > 0;
  const [what, setWhat] = useState<"size" | "rack">(isSized ? "rack" : "size");
  const arrange = useAct("custody.ArrangePlaces");
  const shared = { of, onClose, arrange };
  const choice = (
    <Select
      label="What"
      value={what}
      onChange={(event) => setWhat(event.target.value as typeof what)}
    >
      <option value="size">how large it is</option>
      <option value="rack">a rack of bins in it</option>
    </Select>
  );
  return what === "size" ? (
    <SizeDialog {...shared}>{choice}</SizeDialog>
  ) : (
    <RackDialog {...shared}>{choice}</RackDialog>
  );
}

interface PartProps extends Props {
  arrange: ReturnType<typeof useAct<"custody.ArrangePlaces">>;
  children: React.ReactNode;
}

/** Metres as they are typed, in millimetres. */
function useMetres(first: Record<string, number>) {
  const [typed, setTyped] = useState(
    Object.fromEntries(Object.entries(first).map(([key, millis]) => [key, String(millis / 1000)])),
  );
  const parsed = (key: string, least: 0 | 1 = 1) => parseQuantity(typed[key] ?? "", 3, least);
  const field = (key: string, label: string, least: 0 | 1 = 1) => {
    const value = parsed(key, least);
    return (
      <TextField
        label={`${label}, m`}
        inputMode="decimal"
        value={typed[key] ?? ""}
        error={value.ok ? undefined : value.error}
        onChange={(event) => setTyped({ ...typed, [key]: event.target.value })}
      />
    );
  };
  const millis = (key: string, least: 0 | 1 = 1) => {
    const value = parsed(key, least);
    return value.ok ? value.minor : Number.NaN;
  };
  return { field, millis };
}

function SizeDialog({ of, onClose, arrange, children }: PartProps) {
  const { field, millis } = useMetres({
    ...{ x: of.x, y: of.y, z: of.z },
    ...{ width: of.width || 20_000, depth: of.depth || 20_000, height: of.height || 6_000 },
  });
  const box = {
    ...{ x: millis("x", 0), y: millis("y", 0), z: millis("z", 0) },
    ...{ width: millis("width"), depth: millis("depth"), height: millis("height") },
  };
  return (
    <ActDialog
      title={`Arrange ${of.name}`}
      sign="Sign the size"
      ready={!Object.values(box).some(Number.isNaN)}
      busy={arrange.isPending}
      error={arrange.error}
      onClose={onClose}
      onSign={() =>
        arrange.mutate(
          {
            within: of.partOf,
            kind: of.kind,
            places: [{ place: of.place, name: of.name, ...box }],
          },
          {
            onSuccess: (receipt) => {
              tell("The place has its size.", receipt.id);
              onClose();
            },
          },
        )
      }
    >
      {children}
      <div className="grid grid-cols-3 gap-3">
        {field("width", "Wide")}
        {field("depth", "Deep")}
        {field("height", "High")}
        {field("x", "From the left", 0)}
        {field("y", "From the front", 0)}
        {field("z", "Above the floor", 0)}
      </div>
    </ActDialog>
  );
}

function RackDialog({ of, onClose, arrange, children }: PartProps) {
  const [name, setName] = useState("A");
  const [bays, setBays] = useState("10");
  const [levels, setLevels] = useState("4");
  const [across, setAcross] = useState(false);
  const { field, millis } = useMetres({
    ...{ x: of.x, y: of.y },
    ...{ length: 1_350, depth: 1_100, height: 1_750 },
  });
  const rack = {
    ...{ within: of.place, name: name.trim(), across },
    ...{ x: millis("x", 0), y: millis("y", 0) },
    ...{ length: millis("length"), depth: millis("depth"), height: millis("height") },
    ...{ bays: countOf(bays), levels: countOf(levels) },
  };
  const numbers = [rack.x, rack.y, rack.length, rack.depth, rack.height, rack.bays, rack.levels];
  const count = rack.bays * rack.levels;
  const isTooMany = count > MOST;
  return (
    <ActDialog
      title={`Arrange ${of.name}`}
      sign={`Sign ${count > 0 && !isTooMany ? count : "the"} bins`}
      ready={NAME.test(rack.name) && !numbers.some(Number.isNaN) && !isTooMany}
      busy={arrange.isPending}
      error={arrange.error}
      onClose={onClose}
      onSign={() =>
        arrange.mutate(
          { within: of.place, kind: "bin", places: binsOf(rack) },
          {
            onSuccess: (receipt) => {
              tell(`${count} bins are arranged.`, receipt.id);
              onClose();
            },
          },
        )
      }
    >
      {children}
      <div className="grid grid-cols-3 gap-3">
        <TextField
          label="Rack"
          maxLength={8}
          value={name}
          error={NAME.test(name.trim()) ? undefined : "Write 1 to 8 letters or digits."}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label="Bays"
          inputMode="numeric"
          value={bays}
          error={isTooMany ? `At most ${MOST} bins at once.` : undefined}
          onChange={(event) => setBays(event.target.value)}
        />
        <TextField
          label="Levels"
          inputMode="numeric"
          value={levels}
          onChange={(event) => setLevels(event.target.value)}
        />
        {field("length", "Bay, wide")}
        {field("depth", "Deep")}
        {field("height", "Level, high")}
        {field("x", "From the left", 0)}
        {field("y", "From the front", 0)}
      </div>
      <Select
        label="Goes"
        value={across ? "across" : "away"}
        onChange={(event) => setAcross(event.target.value === "across")}
      >
        <option value="away">away from the front</option>
        <option value="across">along the front</option>
      </Select>
    </ActDialog>
  );
}

function countOf(text: string): number {
  return /^[1-9][0-9]{0,2}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
