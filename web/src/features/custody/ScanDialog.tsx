import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "../../ui/Dialog";
import { TextField } from "../../ui/Field";
import { ErrorNote } from "../../ui/notes";
import { drawn, painted, readCode } from "./codes";

const PAUSE_MILLIS = 200;

interface Props {
  /** Says why what was found does not lead anywhere; nothing if it does. */
  onFound: (text: string) => string | undefined;
  onClose: () => void;
}

/** Reads the code on a label by the camera, or in a picture of it. Neither leaves the device. */
export function ScanDialog({ onFound, onClose }: Props) {
  const [trouble, setTrouble] = useState<string>();
  const choose = useMutation({
    mutationFn: async (file: File) => {
      const text = await readCode(await drawn(file));
      const wrong = text === null ? "There is no code in this picture." : onFound(text);
      if (wrong) {
        throw new Error(wrong);
      }
    },
  });
  return (
    <Dialog title="Read a code" onClose={onClose}>
      <div className="grid gap-4 p-5">
        <Camera onRead={(text) => setTrouble(onFound(text))} />
        {trouble && <ErrorNote error={new Error(trouble)} />}
        <TextField
          data-first
          label="Or a picture of it"
          type="file"
          accept="image/*"
          hint={choose.isPending ? "Looking…" : "QR codes, bar codes and Data Matrix."}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) {
              choose.mutate(file);
            }
          }}
        />
        <ErrorNote error={choose.error} />
      </div>
    </Dialog>
  );
}

type CameraState = "asked" | "on" | "off";

function Camera({ onRead }: { onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onRead);
  latest.current = onRead;
  const [state, setState] = useState<CameraState>("asked");
  useEffect(() => {
    let ended = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const { current } = video;
      if (current && current.videoWidth > 0) {
        const canvas = painted(current, current.videoWidth, current.videoHeight);
        const text = await readCode(canvas);
        if (text !== null && !ended) {
          latest.current(text);
        }
      }
      if (!ended) {
        timer = setTimeout(() => void look(), PAUSE_MILLIS);
      }
    };
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: "environment" },
        });
      } catch {
        setState("off");
        return;
      }
      if (ended || !video.current) {
        stop(stream);
        return;
      }
      video.current.srcObject = stream;
      await video.current.play();
      setState("on");
      await look();
    };
    void start();
    return () => {
      ended = true;
      clearTimeout(timer);
      stop(stream);
    };
  }, []);
  return (
    <>
      <video
        ref={video}
        muted
        playsInline
        aria-label="What the camera sees"
        className={`aspect-4/3 w-full rounded-md bg-sunken object-cover ${state === "on" ? "" : "hidden"}`}
      />
      <p role="status" className="text-sm text-muted">
        {WORDS[state]}
      </p>
    </>
  );
}

const WORDS: Record<CameraState, string> = {
  asked: "Waiting for the camera…",
  on: "Hold the code in front of the camera.",
  off: "There is no camera that this page may use.",
};

function stop(stream: MediaStream | undefined) {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
  }
}
