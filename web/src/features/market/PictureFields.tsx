import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { uploadPicture } from "../../api/upload";
import { Button } from "../../ui/Button";
import { UploadIcon } from "../../ui/icons";
import { ErrorNote } from "../../ui/notes";
import { MAX_PICTURES } from "./draft";
import { Picture } from "./Picture";

interface Props {
  pictures: string[];
  error: string | undefined;
  onChange: (pictures: string[]) => void;
}

/** Uploads pictures to the venue; the listing then names them by their hash. */
export function PictureFields({ pictures, error, onChange }: Props) {
  const input = useId();
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      const stored: string[] = [];
      for (const file of files.slice(0, MAX_PICTURES - pictures.length)) {
        stored.push((await uploadPicture(file)).file);
      }
      return stored;
    },
    onSuccess: (stored) => onChange([...new Set([...pictures, ...stored])]),
  });
  return (
    <section className="card grid gap-3 p-5" aria-label="Pictures">
      {pictures.length > 0 && (
        <ul className="grid grid-cols-3 gap-2">
          {pictures.map((picture, i) => (
            <li key={picture}>
              <Picture
                picture={picture}
                id={picture}
                title=""
                alt={`Picture ${i + 1}`}
                className="aspect-4/3 w-full rounded-md border border-line"
              />
              <Button
                kind="quiet"
                className="w-full"
                onClick={() => onChange(pictures.filter((one) => one !== picture))}
              >
                Remove<span className="sr-only"> picture {i + 1}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <label
        htmlFor={input}
        className="grid cursor-pointer place-items-center gap-1 rounded-md border border-dashed border-edge px-4 py-6 text-center text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          upload.mutate([...event.dataTransfer.files]);
        }}
      >
        <UploadIcon size={20} />
        {upload.isPending ? "Uploading…" : "Add pictures"}
        <span className="text-xs text-muted">PNG, JPEG or GIF, at most 2 MiB each</span>
        <input
          id={input}
          type="file"
          accept="image/png,image/jpeg,image/gif"
          multiple
          className="sr-only"
          onChange={(event) => {
            upload.mutate([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
      </label>
      <ErrorNote error={upload.error ?? error} />
    </section>
  );
}
