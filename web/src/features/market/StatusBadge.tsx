import { statusOf } from "./terms";

const TONES = {
  open: "bg-wood-soft text-wood-ink",
  good: "bg-good-soft text-good",
  back: "bg-sunken text-muted",
};

export function StatusBadge({ status }: { status: string }) {
  const { label, tone } = statusOf(status);
  return <span className={`badge ${TONES[tone]}`}>{label}</span>;
}
