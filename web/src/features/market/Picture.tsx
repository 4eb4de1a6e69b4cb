import { useState } from "react";
import { Placeholder } from "./Placeholder";

interface Props {
  /** `sha256:<hex>` of a file at the venue, or an https address; undefined if there is none. */
  picture: string | undefined;
  id: string;
  title: string;
  alt: string;
  className?: string;
}

/** Where a picture's bytes are. Anything but the two permitted kinds is no address at all. */
export function sourceOf(picture: string | undefined): string | null {
  if (picture && /^sha256:[0-9a-f]{64}$/.test(picture)) {
    return `/v1/files/${picture.slice("sha256:".length)}`;
  }
  return picture?.startsWith("https://") ? picture : null;
}

/** A listing's picture, or the drawing that stands for it, also when the picture does not come. */
export function Picture({ picture, id, title, alt, className = "" }: Props) {
  const [failed, setFailed] = useState("");
  const source = sourceOf(picture);
  if (!source || failed === source) {
    return <Placeholder id={id} title={title} className={className} />;
  }
  return (
    <img
      src={source}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      className={`object-cover ${className}`}
      onError={() => setFailed(source)}
    />
  );
}
