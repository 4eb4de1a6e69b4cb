import type { ReactNode } from "react";

export type Tone = "good" | "bad" | "wood" | "plain";

/** How a state is said, and in which colour. */
export interface Look {
  tone: Tone;
  says: string;
}

const LOOKS: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  bad: "bg-bad-soft text-bad",
  wood: "bg-wood-soft text-wood-ink",
  plain: "bg-sunken text-ink",
};

interface Props {
  tone?: Tone;
  /** What it means, when pointed at. */
  title?: string;
  children: ReactNode;
}

/** A word about a row, in a colour that never carries its meaning alone. */
export function Badge({ tone = "plain", title, children }: Props) {
  return (
    <span className={`badge ${LOOKS[tone]}`} title={title}>
      {children}
    </span>
  );
}
