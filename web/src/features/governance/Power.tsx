import { Money } from "../../ui/Money";

/** A weight of votes: units of the voting asset, or heads. */
export function Power({ power, asset }: { power: number; asset: string }) {
  if (asset) {
    return <Money minor={power} asset={asset} />;
  }
  return (
    <span className="whitespace-nowrap">
      {power} <span className="text-[0.8em] text-muted">{power === 1 ? "vote" : "votes"}</span>
    </span>
  );
}
