import type { ReactNode, SelectHTMLAttributes } from "react";
import { Frame } from "./Field";

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  bare?: boolean;
  children: ReactNode;
}

/** One of several, by the browser's own list. */
export function Select({ label, hint, error, bare = false, className = "", ...rest }: Props) {
  return (
    <Frame {...{ label, hint, error, bare, className }}>
      {(given) => <select {...rest} {...given} className="input" />}
    </Frame>
  );
}
