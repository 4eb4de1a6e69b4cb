import { useEffect, useState } from "react";
import { Button } from "../../../ui/Button";
import { ErrorNote } from "../../../ui/notes";

type Mode = "immersive-vr" | "immersive-ar";

const MODES: [Mode, string][] = [
  ["immersive-vr", "Walk through it (VR)"],
  ["immersive-ar", "Put it on a table (AR)"],
];

/** Ways into a headset or a phone's camera, as far as the device has them. */
export function XrButtons({ onEnter }: { onEnter: (mode: Mode) => Promise<void> }) {
  const [supported, setSupported] = useState<Mode[]>([]);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let isShown = true;
    const { xr } = navigator;
    const asked = MODES.map(async ([mode]) =>
      (await xr?.isSessionSupported(mode).catch(() => false)) ? [mode] : [],
    );
    void Promise.all(asked).then((found) => isShown && setSupported(found.flat()));
    return () => {
      isShown = false;
    };
  }, []);
  return (
    <>
      {MODES.filter(([mode]) => supported.includes(mode)).map(([mode, says]) => (
        <Button key={mode} onClick={() => onEnter(mode).then(() => setError(null), setError)}>
          {says}
        </Button>
      ))}
      <ErrorNote error={error} />
    </>
  );
}
