import { stageOf } from "./words";

const TONES = {
  open: "bg-wood-soft text-wood-ink",
  good: "bg-good-soft text-good",
  bad: "bg-bad-soft text-bad",
  back: "bg-sunken text-muted",
};

export function StageBadge({ stage }: { stage: string }) {
  const { label, tone } = stageOf(stage);
  return <span className={`badge ${TONES[tone]}`}>{label}</span>;
}
